import { quantileOf } from '../../estimate/index.ts';
import type { Case } from '../case.ts';
import { differencesAt, type Pair, type Swing, type SwingSetting } from './swing.ts';

/** Values of an assumption along one side of a grid. */
export type GridSide = { readonly name: string; readonly values: readonly number[] };

/** The present value of the difference where two assumptions move at once, all others at their base. */
export type Grid = {
  readonly rows: GridSide;
  readonly columns: GridSide;
  /** A row for each value of `rows`. */
  readonly differences: readonly (readonly number[])[];
};

const shares = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95] as const;

/** A grid over the two assumptions that swing the difference most: what one at a time does not show. Null where there are fewer. */
export function gridOf(
  subject: Case,
  pair: Pair,
  setting: SwingSetting & { readonly swings: readonly Swing[] },
): Grid | null {
  const [first, second] = setting.swings.map(({ name }) => sideOf(subject, name));
  if (!first || !second) return null;
  const cells = first.values.flatMap((row) => second.values.map((column) => ({ row, column })));
  const differences = differencesAt(subject, pair, {
    ...setting,
    swept: new Map([
      [first.name, Float64Array.from(cells, ({ row }) => row)],
      [second.name, Float64Array.from(cells, ({ column }) => column)],
    ]),
  });
  const width = second.values.length;
  return {
    rows: first,
    columns: second,
    differences: first.values.map((_, row) => [...differences.subarray(row * width, (row + 1) * width)]),
  };
}

function sideOf({ assumptions }: Case, name: string): GridSide {
  const distribution = assumptions.find((one) => one.name === name)?.distribution;
  if (!distribution) throw new RangeError(`"${name}" has no range`);
  return { name, values: shares.map((share) => quantileOf(distribution, share)) };
}
