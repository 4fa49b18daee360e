import type { Answer, Figure } from '@capwise/contract';

type Cost = Answer<'cloud.cost'>;
type Keys = readonly (string | null)[];

/** One group of a table: a figure per month, and their total. */
export type PivotRow = {
  /** The keys as one text, unique in the table. */
  readonly id: string;
  readonly keys: Keys;
  readonly name: string;
  /** undefined: no rows of the group in that month. */
  readonly cells: readonly (Figure | undefined)[];
  readonly total: Figure;
};

/** Groups × months of one currency: currencies are never added, so each has a table of its own. */
export type Pivot = {
  readonly currency: string;
  readonly months: readonly string[];
  readonly rows: readonly PivotRow[];
  readonly monthTotals: readonly (Figure | undefined)[];
  readonly total: Figure | undefined;
  /** Groups beyond the limit, as one figure. */
  readonly rest: { readonly groups: number; readonly figure: Figure } | undefined;
  /** False where cells of the table may be missing because the answer was cut at its limit. */
  readonly complete: boolean;
};

/** The three answers a table is made of: groups by month, groups in all, months in all. */
export type Answers = { readonly byMonth: Cost; readonly groups: Cost; readonly months: Cost };

/** Arranges the answers as one table per currency. */
export function pivotOf({ byMonth, groups, months }: Answers): readonly Pivot[] {
  return groups.totals.map(({ currency, figure }) => {
    const cells = cellsOf(byMonth, currency);
    const shown = months.months;
    const monthFigures = new Map(
      months.rows.filter((row) => row.currency === currency).map((row) => [row.month, row.figure]),
    );
    const rest = groups.rest.find((one) => one.currency === currency);
    return {
      currency,
      months: shown,
      rows: groups.rows
        .filter((row) => row.currency === currency)
        .map((row) => {
          const id = idOf(row.keys);
          return {
            id,
            keys: row.keys,
            name: nameOf(row.keys),
            cells: shown.map((month) => cells.get(id)?.get(month)),
            total: row.figure,
          };
        }),
      monthTotals: shown.map((month) => monthFigures.get(month)),
      total: figure,
      rest: rest && rest.groups > 0 ? { groups: rest.groups, figure: rest.figure } : undefined,
      complete: !byMonth.rest.some((one) => one.currency === currency && one.groups > 0),
    };
  });
}

/** How a table is sorted: `name`, `total` or a month; largest first where descending. */
export type Sort = { readonly by: string; readonly descending: boolean };

/** Reads `-total` or `name`; largest total first unless said. */
export function sortOf(text: string | undefined): Sort {
  if (text === undefined) return { by: 'total', descending: true };
  return text.startsWith('-') ? { by: text.slice(1), descending: true } : { by: text, descending: false };
}

/** The sort after its column head is pressed: figures begin with the largest, names with A. */
export function nextSort(sort: Sort, by: string): string {
  const descending = sort.by === by ? !sort.descending : by !== 'name';
  return descending ? `-${by}` : by;
}

/** The rows in order; a month without rows counts as zero. */
export function sortRows({ rows, months }: Pivot, { by, descending }: Sort): readonly PivotRow[] {
  const month = months.indexOf(by);
  const size = (row: PivotRow) => Number((month >= 0 ? row.cells[month] : row.total)?.value ?? 0);
  const compare = (a: PivotRow, b: PivotRow) => (by === 'name' ? a.name.localeCompare(b.name) : size(a) - size(b));
  return rows.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)) || a.name.localeCompare(b.name));
}

/** The name of a group: the words of its keys; a key that the rows do not have is "not named". */
export function nameOf(keys: Keys): string {
  return keys.length === 0 ? 'All' : keys.map((key) => key ?? 'not named').join(' · ');
}

/** A name for the screen: of a long one, such as a resource id, the end is what tells it apart. */
export function shownName(name: string): string {
  return name.length > 48 ? `…${name.slice(-44)}` : name;
}

/** A table as rows of text with exact values, for a file. */
export function tableRows(
  pivot: Pivot,
  rows: readonly PivotRow[],
  by: readonly string[],
): readonly (string | null)[][] {
  const value = (figure: Figure | undefined) => figure?.value ?? '0';
  return [
    [...by, 'Currency', ...pivot.months, 'Total'],
    ...rows.map((row) => [...row.keys, pivot.currency, ...row.cells.map(value), value(row.total)]),
    ['Total', ...by.slice(1).map(() => null), pivot.currency, ...pivot.monthTotals.map(value), value(pivot.total)],
  ];
}

function cellsOf({ rows }: Cost, currency: string): ReadonlyMap<string, ReadonlyMap<string, Figure>> {
  const cells = new Map<string, Map<string, Figure>>();
  for (const row of rows) {
    if (row.currency !== currency || row.month === null) continue;
    const id = idOf(row.keys);
    const group = cells.get(id) ?? new Map<string, Figure>();
    group.set(row.month, row.figure);
    cells.set(id, group);
  }
  return cells;
}

function idOf(keys: Keys): string {
  return JSON.stringify(keys);
}
