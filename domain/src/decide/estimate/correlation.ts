import { nearestCorrelation } from '../../estimate/index.ts';
import type { Together } from '../assumption.ts';

/** How assumptions move together, as a matrix in the order of their names. */
export type Correlation = {
  /** Null where nothing moves together. */
  readonly matrix: readonly (readonly number[])[] | null;
  /** What was written cannot be: the nearest that can was taken, and some entry changed by so much. */
  readonly repairedBy: number;
};

/** The correlations between these assumptions; pairs with one that is not among them are left out. */
export function correlationOf(names: readonly string[], together: readonly Together[]): Correlation {
  const rank = new Map(names.map((name, index) => [name, index]));
  const pairs = together.flatMap(({ names: [first, second], correlation }) => {
    const [row, column] = [rank.get(first), rank.get(second)];
    return row === undefined || column === undefined || correlation === 0 ? [] : [{ row, column, correlation }];
  });
  if (pairs.length === 0) return { matrix: null, repairedBy: 0 };
  const wanted = names.map((_, row) =>
    names.map((__, column) => {
      const pair = pairs.find((each) => isSame(each, row, column));
      return row === column ? 1 : (pair?.correlation ?? 0);
    }),
  );
  const { matrix, repaired, change } = nearestCorrelation(wanted);
  return { matrix, repairedBy: repaired ? change : 0 };
}

function isSame(pair: { readonly row: number; readonly column: number }, row: number, column: number): boolean {
  return (pair.row === row && pair.column === column) || (pair.row === column && pair.column === row);
}
