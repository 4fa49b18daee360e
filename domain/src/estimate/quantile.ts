/**
 * The quantiles of a column at these shares, in their order: type 7 of R. J. Hyndman and Y. Fan 1996, as numpy, R and Excel have by
 * default, that is between the two draws beside (n − 1) share. Of a copy, by selection. NaN where the column is empty or has a NaN.
 */
export function quantilesOf(column: Float64Array, shares: readonly number[]): readonly number[] {
  if (column.length === 0 || hasNaN(column)) return shares.map(() => Number.NaN);
  const places = shares.map((share) => Math.min(Math.max(share, 0), 1) * (column.length - 1));
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].toSorted(
    (a, b) => a - b,
  );
  const draws = column.slice();
  selectRanks(draws, ranks, { from: 0, to: draws.length - 1 });
  return places.map((place) => {
    const [lower = 0, upper = 0] = [draws[Math.floor(place)], draws[Math.ceil(place)]];
    return between(lower, upper, place % 1);
  });
}

/** The share of a column that is below a value, from 0 to 1; 0 of an empty one. */
export function shareBelow(column: Float64Array, value: number): number {
  let count = 0;
  for (let draw = 0; draw < column.length; draw += 1) count += (column[draw] ?? 0) < value ? 1 : 0;
  return column.length === 0 ? 0 : count / column.length;
}

function between(lower: number, upper: number, share: number): number {
  if (share === 0 || lower === upper) return lower;
  const width = upper - lower;
  return Number.isFinite(width) ? lower + width * share : lower * (1 - share) + upper * share;
}

function hasNaN(column: Float64Array): boolean {
  for (let draw = 0; draw < column.length; draw += 1) if (Number.isNaN(column[draw])) return true;
  return false;
}

/** Both ends are part of it. */
type Span = { readonly from: number; readonly to: number };

/** Brings the draws of these ranks, in rising order, to their places: the middle one first, then those on either side of it. */
function selectRanks(draws: Float64Array, ranks: readonly number[], { from, to }: Span): void {
  const middle = ranks.length >> 1;
  const rank = ranks[middle];
  if (rank === undefined || from >= to) return;
  selectRank(draws, rank, { from, to });
  selectRanks(draws, ranks.slice(0, middle), { from, to: rank - 1 });
  selectRanks(draws, ranks.slice(middle + 1), { from: rank + 1, to });
}

/** Quickselect of C. A. R. Hoare 1961, pivot by the median of three; what equals the pivot is split evenly. */
function selectRank(draws: Float64Array, rank: number, span: Span): void {
  let { from, to } = span;
  while (from < to) {
    const pivot = medianOfThree(draws[from] ?? 0, draws[(from + to) >> 1] ?? 0, draws[to] ?? 0);
    let [left, right] = [from, to];
    while (left <= right) {
      while ((draws[left] ?? 0) < pivot) left += 1;
      while ((draws[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const moved = draws[left] ?? 0;
      draws[left] = draws[right] ?? 0;
      draws[right] = moved;
      left += 1;
      right -= 1;
    }
    if (rank <= right) to = right;
    else if (rank >= left) from = left;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
