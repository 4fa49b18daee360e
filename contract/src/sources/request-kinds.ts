import { tableKinds, type TableKind } from './table-kinds.ts';

/** Bills by who issues them. */
export const billKinds = ['bill-aws', 'bill-azure', 'bill-google-cloud', 'bill-oracle-cloud', 'bill-vendor'] as const;
export type BillKind = (typeof billKinds)[number];

/** Everything that `sources.request` asks for: a bill of each provider, and each kind of table. Free of schemas, for pages. */
export const requestKinds = [...billKinds, ...tableKinds] as const;
export type RequestKind = (typeof requestKinds)[number];

/** True for what is asked for as a table, with a template. */
export function isTableKind(kind: RequestKind): kind is TableKind {
  return tableKinds.some((known) => known === kind);
}
