/** The tables that `sources.read` takes, free of schemas: what a page offers before it asks. */
export const tableKinds = ['rates', 'payments', 'payroll', 'contracts', 'assets', 'metrics'] as const;
export type TableKind = (typeof tableKinds)[number];
