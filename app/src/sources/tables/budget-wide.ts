import { Refusal } from '@capwise/domain';
import type { CsvTable } from '../../ports/index.ts';
import { dayOrderIn, type DayOrder } from './dates.ts';
import { readMonth } from './months.ts';

/**
 * The month that a header names, as 2026-01: `2026-01`, `Jan-26`, `January 2026`, `01/2026`, `202601`, or the first or last day
 * of a month whose order is known; null for any other.
 */
export function monthOfHeader(header: string, order: DayOrder | null = null): string | null {
  const read = readMonth(header.trim(), order);
  return 'value' in read ? read.value : null;
}

/**
 * A budget with a column for each month, as one with a row for each amount; any other table stays as it is. Rows keep their
 * number, and an empty cell plans nothing. Refuses NO_ROWS where every cell is empty.
 */
export function tallBudget(found: CsvTable): CsvTable {
  const order = dayOrderIn(found.columns.map((header) => header.trim()));
  const months = found.columns.map((header) => monthOfHeader(header, order));
  const hasOwn = found.columns.some((header) => ['month', 'amount'].includes(header.trim().toLowerCase()));
  if (hasOwn || months.every((month) => month === null)) return found;
  const kept = months.flatMap((month, index) => (month === null ? [index] : []));
  const rows = found.rows.flatMap(({ row, cells, typed }) =>
    months.flatMap((month, index) => {
      const text = cells[index]?.trim() ?? '';
      if (month === null || text === '') return [];
      return [
        {
          row,
          cells: [...kept.map((place) => cells[place] ?? null), month, text],
          ...(typed && { typed: [...kept.map((place) => typed[place] ?? false), false, typed[index] ?? false] }),
        },
      ];
    }),
  );
  if (rows.length === 0) throw new Refusal('NO_ROWS', 'no column of a month holds an amount: there is nothing to plan');
  return { columns: [...kept.map((place) => found.columns[place] ?? ''), 'month', 'amount'], rows };
}
