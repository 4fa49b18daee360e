import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning } from '@capwise/app/ports';
import type { Fine } from '@capwise/domain/money';
import { run } from '../engine/engine.ts';
import { literal, query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { literalNulls } from './columns.ts';
import type { Input } from './input.ts';
import { anyOf } from './reading.ts';

/** Rows of a CSV file in which a cell is the text NULL. Only files that seem to hold one are read again for it. */
export async function countLiteralNulls(
  connection: DuckDBConnection,
  input: Input,
  signal: AbortSignal,
): Promise<{ readonly rows: number; readonly billed: Fine }> {
  const billed = input.columns.find(({ name }) => name === 'BilledCost');
  const sql = query('load/literal-nulls', {
    billed: billed ? `c${billed.index}` : "''",
    input: input.rows({ literalNulls: true }),
    literal: anyOf(input.columns.flatMap(({ index }) => literalNulls.map((word) => `c${index} = ${literal(word)}`))),
  });
  const [found] = await run(connection, sql, signal);
  return { rows: countOf(found?.['rows']), billed: fineOf(found?.['billed']) };
}

export function literalNullWarning(counts: readonly { readonly rows: number; readonly billed: Fine }[]): LoadWarning[] {
  const rows = counts.reduce((sum, count) => sum + count.rows, 0);
  if (rows === 0) return [];
  const billed = counts.reduce((sum, count) => sum + count.billed, 0n);
  const message = 'cells hold the text NULL, which was read as nothing: an export should leave them empty';
  return [{ code: 'LITERAL_NULL', message, rows, billed }];
}
