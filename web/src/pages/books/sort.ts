/** How a table is sorted; undefined: in its own order. */
export type Sort<Key extends string> = { readonly by: Key; readonly descending: boolean } | undefined;

/** The sort after a press on a column: its first way, then the other, then the table's own order again. */
export function pressed<Key extends string>(sort: Sort<Key>, by: Key, first: 'ascending' | 'descending'): Sort<Key> {
  const descending = first === 'descending';
  if (sort?.by !== by) return { by, descending };
  return sort.descending === descending ? { by, descending: !descending } : undefined;
}

/** The rows in the order of a sort, equals in their own order; those that say nothing come last either way. */
export function sortedBy<Row, Key extends string>(
  rows: readonly Row[],
  sort: Sort<Key>,
  valueOf: (row: Row, by: Key) => string | number | null,
): readonly Row[] {
  if (!sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(a, sort.by), valueOf(b, sort.by)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * compared(left, right);
  });
}

function compared(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en', { numeric: true });
}
