import { literal } from '../engine/sql.ts';
import type { InputColumn } from './columns.ts';

/** Who charged, best first: the source of rows for which none was given. */
const sourceColumns = ['ProviderName', 'ServiceProviderName', 'InvoiceIssuerName', 'PublisherName', 'HostProviderName'];

/** The source of a row as SQL over the cells. */
export function sourceOf(columns: readonly InputColumn[], given: string | undefined): string {
  if (given !== undefined) return literal(given);
  const cells = sourceColumns.flatMap((name) => {
    const column = columns.find((one) => one.name === name);
    return column ? [`c${column.index}`] : [];
  });
  return `coalesce(${[...cells, literal('unknown')].join(', ')})`;
}
