import { quantilesOf } from '../../estimate/index.ts';

/** A figure in all draws, in major units or months. */
export type Spread = {
  readonly mean: number;
  /** Standard error of the mean, from independent scrambles; null where there was one only. */
  readonly error: number | null;
  readonly quantiles: readonly number[];
};

/** A figure by point in time or period: its mean, and a row for each of `bandShares`. */
export type Bands = { readonly mean: readonly number[]; readonly quantiles: readonly (readonly number[])[] };

/** Shares of the draws below which the quantiles of a spread and of bands lie. */
export const bandShares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** The mean of draws, summed with compensation: 1e12 and cents both count. */
export function meanOfDraws(draws: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of draws) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return draws.length === 0 ? 0 : (sum + lost) / draws.length;
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

function standardError(means: readonly number[]): number | null {
  if (means.length < 2) return null;
  const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const squares = means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0);
  return Math.sqrt(squares / (means.length - 1) / means.length);
}
