/** The tables that `sources.read` takes, free of schemas: what a page offers before it asks. */
export const tableKinds = ['rates', 'payments'] as const;
export type TableKind = (typeof tableKinds)[number];
