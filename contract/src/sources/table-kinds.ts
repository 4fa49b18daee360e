/** The tables that `sources.read` takes, free of schemas: what a page offers before it asks. */
export const tableKinds = [
  'rates',
  'payments',
  'payroll',
  'contracts',
  'assets',
  'metrics',
  'catalog',
  'account-map',
  'trial-balance',
  'budget',
] as const;
export type TableKind = (typeof tableKinds)[number];
