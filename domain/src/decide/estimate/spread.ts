import { quantilesOf } from '../../estimate/index.ts';

/** A figure in all draws, in major units or months. */
export type Spread = {
  readonly mean: number;
  /** Standard error of the mean: how far the means of independent scrambles lie apart; null where there was one only. */
  readonly error: number | null;
  readonly quantiles: readonly number[];
};

/** A figure by point in time or period: its mean, and a row for each of `bandShares`. */
export type Bands = { readonly mean: readonly number[]; readonly quantiles: readonly (readonly number[])[] };

/** Shares of the draws below which the quantiles of a spread and of bands lie. */
export const bandShares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** So many draws are summed one after the other, and such sums in pairs: what is rounded grows with the logarithm of the draws. */
const summed = 256;

/** The mean of draws: of millions of draws of 1e12, cents still count (N. J. Higham 1993, pairwise summation). */
export function meanOfDraws(draws: Float64Array): number {
  return draws.length === 0 ? 0 : sumBetween(draws, 0, draws.length) / draws.length;
}

function sumBetween(draws: Float64Array, from: number, to: number): number {
  if (to - from <= summed) return sumOfFew(draws, from, to);
  const middle = from + Math.max(summed, ((to - from) >> 1) & -summed);
  return sumBetween(draws, from, middle) + sumBetween(draws, middle, to);
}

/** Four sums at once: an addition need not wait for the one before. */
function sumOfFew(draws: Float64Array, from: number, to: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = from;
  for (; at + 3 < to; at += 4) {
    a += draws[at] ?? 0;
    b += draws[at + 1] ?? 0;
    c += draws[at + 2] ?? 0;
    d += draws[at + 3] ?? 0;
  }
  for (; at < to; at += 1) a += draws[at] ?? 0;
  return a + b + (c + d);
}

/** A figure in all draws; `means` are those of independent scrambles. */
export function spreadOf(draws: Float64Array, means: readonly number[] = []): Spread {
  return { mean: meanOfDraws(draws), error: standardError(means), quantiles: quantilesOf(draws, bandShares) };
}

/** Rows of draws as bands. */
export function bandsOf(rows: readonly Float64Array[]): Bands {
  const found = rows.map((row) => quantilesOf(row, bandShares));
  return {
    mean: rows.map(meanOfDraws),
    quantiles: bandShares.map((_, share) => found.map((quantiles) => quantiles[share] ?? Number.NaN)),
  };
}

/** Of one scramble, whose mean is shown: that of all of them together would be smaller. */
function standardError(means: readonly number[]): number | null {
  if (means.length < 2) return null;
  const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const squares = means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0);
  return Math.sqrt(squares / (means.length - 1));
}
