import type { FluxRow } from './flux.ts';
import { sortedBy, type Sort } from './sort.ts';

/** What a flux is sorted by; `line`: the name of the row. */
export type FluxKey = 'line' | 'now' | 'before' | 'difference' | 'share';

/** The rows of a flux in the order of a sort; what they add up to stays behind them, in the order of the statement. */
export function sortedFlux(rows: readonly FluxRow[], sort: Sort<FluxKey>): readonly FluxRow[] {
  if (!sort) return rows;
  const parts = rows.filter(({ level }) => level === 'row');
  return [...sortedBy(parts, sort, valueOf), ...rows.filter(({ level }) => level !== 'row')];
}

function valueOf(row: FluxRow, by: FluxKey): string | number | null {
  if (by === 'line') return row.label;
  if (by === 'share') return row.share;
  const { value } = row[by];
  return value === null ? null : Number(value);
}
