/** What happened and what it is compared with, in minor units; what raises profit is +. */
export type Versus = { readonly actual: bigint; readonly reference: bigint };

/** Variance = actual − reference (accounting contract, §1): above zero it is favorable. */
export function varianceOf({ actual, reference }: Versus): bigint {
  return actual - reference;
}

/**
 * What explains most of a variance, the largest first, and what all others come to: together they are the whole. One
 * other alone is named too, since a rest of one says less than its name.
 */
export function moversOf<Row extends Versus>(
  rows: readonly Row[],
  most: number,
): { readonly movers: readonly Row[]; readonly rest: bigint } {
  const moved = rows
    .filter((row) => varianceOf(row) !== 0n)
    .toSorted((left, right) => {
      const [a, b] = [magnitude(varianceOf(left)), magnitude(varianceOf(right))];
      return a === b ? 0 : a < b ? 1 : -1;
    });
  const count = moved.length === most + 1 ? moved.length : most;
  return {
    movers: moved.slice(0, count),
    rest: moved.slice(count).reduce((sum, row) => sum + varianceOf(row), 0n),
  };
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
