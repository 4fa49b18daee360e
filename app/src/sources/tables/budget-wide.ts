import { Refusal } from '@capwise/domain';
import type { CsvTable } from '../../ports/index.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The month that a header names, as 2026-01: `2026-01`, `2026-01-01`, `Jan 2026`, `January 2026`; null for any other. */
export function monthOfHeader(header: string): string | null {
  const text = header.trim().toLowerCase();
  const [, iso] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-01)?$/.exec(text) ?? [];
  if (iso !== undefined) return iso;
  const [, name = '', year = ''] = /^([a-z]{3,9})[\s-]+(\d{4})$/.exec(text) ?? [];
  const place = monthNames.indexOf(name.slice(0, 3));
  return place < 0 ? null : `${year}-${String(place + 1).padStart(2, '0')}`;
}

/**
 * A budget with a column for each month, as one with a row for each amount; any other table stays as it is. Rows keep their
 * number, and an empty cell plans nothing. Refuses NO_ROWS where every cell is empty.
 */
export function tallBudget(found: CsvTable): CsvTable {
  const months = found.columns.map(monthOfHeader);
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
