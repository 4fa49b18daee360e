import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning } from '@capwise/app/ports';
import { fineText } from '@capwise/domain/money';
import { run, type Row } from '../engine/engine.ts';
import { query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';

const partOfMonth = 'PART_OF_MONTH';
const namedMonths = 5;

/**
 * Says of billing periods that are no whole months in UTC which of them are those of another place: a month that begins at
 * midnight in Berlin begins in UTC on the day before, and counts for the month before. Asks only where such periods were found.
 */
export async function withShifts(
  connection: DuckDBConnection,
  warnings: readonly LoadWarning[],
  { sql, signal }: { readonly sql: string; readonly signal: AbortSignal },
): Promise<readonly LoadWarning[]> {
  if (!warnings.some(({ code }) => code === partOfMonth)) return warnings;
  const shifted = await run(connection, query('load/shifted-months', { staged: sql }), signal);
  if (shifted.length === 0) return warnings;
  const more = shifted.length > namedMonths ? `; and ${shifted.length - namedMonths} more` : '';
  const named = `${shifted.slice(0, namedMonths).map(shiftWords).join('; ')}${more}`;
  const remedy = 'where another month is meant, write the billing period in UTC, as 2026-05-01T00:00:00Z';
  return warnings.map((warning) =>
    warning.code === partOfMonth ? { ...warning, message: `${warning.message}: ${named}; ${remedy}` } : warning,
  );
}

function shiftWords(row: Row): string {
  const rows = countOf(row['row_count']);
  const minutes = countOf(row['minutes']);
  const shift = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return (
    `${rows} ${rows === 1 ? 'row' : 'rows'} (billed ${fineText(fineOf(row['billed']))}) of ${String(row['meant'])} ` +
    `${rows === 1 ? 'starts' : 'start'} ${shift} hours before it in UTC and ${rows === 1 ? 'counts' : 'count'} for ${String(row['month'])}`
  );
}
