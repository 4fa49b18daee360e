/**
 * The quantiles of a column at these shares, in their order: type 7 of R. J. Hyndman and Y. Fan 1996, as numpy, R and Excel have by
 * default, that is between the two draws beside (n − 1) share. NaN where the column is empty or has a NaN.
 */
export function quantilesOf(column: Float64Array, shares: readonly number[]): readonly number[] {
  if (column.length === 0 || hasNaN(column)) return shares.map(() => Number.NaN);
  const places = shares.map((share) => Math.min(Math.max(share, 0), 1) * (column.length - 1));
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].toSorted(
    (a, b) => a - b,
  );
  const draws = drawsOfRanks(column, ranks);
  return places.map((place) => {
    const [lower = 0, upper = 0] = [draws.get(Math.floor(place)), draws.get(Math.ceil(place))];
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

/** Up to this many draws they are sorted. */
const fewDraws = 128;
const drawsPerBucket = 4;
const mostBuckets = 4096;
const deepest = 8;

/**
 * The draws of these ranks, which rise, by rank. Draws are counted in buckets of equal width between their ends, and only those
 * that share a bucket with a rank are looked at again: a few of thousands, where selection moves them all about.
 */
function drawsOfRanks(draws: Float64Array, ranks: readonly number[], depth = 0): Map<number, number> {
  const { low, high } = endsOf(draws);
  const buckets = Math.min(mostBuckets, Math.ceil(draws.length / drawsPerBucket));
  const scale = (buckets - 1) / (high - low);
  // Ends that are the same, infinite, or too near each other to be divided have no buckets between them.
  if (draws.length <= fewDraws || depth > deepest || !(scale > 0 && scale < Infinity)) {
    const sorted = draws.toSorted();
    return new Map(ranks.map((rank) => [rank, sorted[rank] ?? Number.NaN]));
  }
  const scaled = { low, scale, buckets };
  const found = bucketsOf(draws, ranks, scaled);
  const gathered = gatheredDraws(draws, found, scaled);
  return new Map(
    found.flatMap(({ from, before, count, of }) => {
      const inner = of.map((rank) => rank - before);
      const within = drawsOfRanks(gathered.subarray(from, from + count), inner, depth + 1);
      return of.map((rank): [number, number] => [rank, within.get(rank - before) ?? Number.NaN]);
    }),
  );
}

type Scale = { readonly low: number; readonly scale: number; readonly buckets: number };

/** A bucket that has ranks: how many draws are in all before it, and where its own are gathered from. */
type Bucket = {
  readonly bucket: number;
  readonly before: number;
  readonly count: number;
  readonly from: number;
  readonly of: readonly number[];
};

function bucketsOf(draws: Float64Array, ranks: readonly number[], { low, scale, buckets }: Scale): readonly Bucket[] {
  const counts = new Uint32Array(buckets);
  for (let draw = 0; draw < draws.length; draw += 1) {
    const bucket = (((draws[draw] ?? 0) - low) * scale) | 0;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const found: Bucket[] = [];
  let [before, from, next] = [0, 0, 0];
  for (let bucket = 0; next < ranks.length && bucket < buckets; bucket += 1) {
    const count = counts[bucket] ?? 0;
    const first = next;
    while (next < ranks.length && (ranks[next] ?? 0) < before + count) next += 1;
    if (next > first) {
      found.push({ bucket, before, count, from, of: ranks.slice(first, next) });
      from += count;
    }
    before += count;
  }
  return found;
}

/** The draws of these buckets, bucket after bucket. */
function gatheredDraws(draws: Float64Array, found: readonly Bucket[], { low, scale, buckets }: Scale): Float64Array {
  const gathered = new Float64Array(found.reduce((sum, { count }) => sum + count, 0));
  const nextOf = new Int32Array(buckets).fill(-1);
  for (const { bucket, from } of found) nextOf[bucket] = from;
  for (let draw = 0; draw < draws.length; draw += 1) {
    const value = draws[draw] ?? 0;
    const bucket = ((value - low) * scale) | 0;
    const next = nextOf[bucket] ?? -1;
    if (next < 0) continue;
    gathered[next] = value;
    nextOf[bucket] = next + 1;
  }
  return gathered;
}

function endsOf(draws: Float64Array): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let draw = 0; draw < draws.length; draw += 1) {
    const value = draws[draw] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
