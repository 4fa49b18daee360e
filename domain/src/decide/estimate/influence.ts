import { quantilesOf } from '../../estimate/index.ts';
import { meanOfDraws } from './spread.ts';

/** What one uncertain assumption explains, and what it would be worth to know it first. */
export type Influence = {
  readonly name: string;
  /** First-order Sobol index: the share of the variance that it explains alone, from 0 to 1. */
  readonly share: number;
  /** Expected value of perfect information about it, in major units of present value. */
  readonly worth: number;
};

const bins = 32;

/** What is explained: draws, their mean, and the sum of the squares of their distance from it. */
type Explained = { readonly draws: Float64Array; readonly mean: number; readonly squares: number };

/** Draws of an uncertain assumption. */
export type NamedDraws = { readonly name: string; readonly column: Float64Array };

/**
 * From draws that were made already: the draws are cut into bins of equal numbers by the assumption, and the means of the bins
 * stand for what it explains (Plischke, Borgonovo and Smith 2013, "Global sensitivity measures from given data"; for the
 * value of information Strong and Oakley 2013). `values` are present values of the two options that are chosen among.
 */
export function influencesOf(
  inputs: readonly NamedDraws[],
  values: readonly [Float64Array, Float64Array],
): readonly Influence[] {
  const explained = explainedOf(less(...values));
  const chosen = Math.max(...values.map(meanOfDraws));
  return inputs.map(({ name, column }) => {
    const at = binsOf(column);
    return { name, share: shareExplained(explained, at), worth: Math.max(0, informed(values, at) - chosen) };
  });
}

function explainedOf(draws: Float64Array): Explained {
  const mean = meanOfDraws(draws);
  return { draws, mean, squares: meanOfDraws(draws.map((value) => (value - mean) ** 2)) * draws.length };
}

/** What the better option of each bin is worth, on average. */
function informed(values: readonly Float64Array[], at: Uint8Array): number {
  const known = values.map((npv) => binMeans(npv, at));
  const counts = known[0]?.count ?? [];
  const best = (bin: number): number => Math.max(...known.map(({ mean }) => mean[bin] ?? Number.NEGATIVE_INFINITY));
  return counts.reduce((sum, count, bin) => sum + count * best(bin), 0) / at.length;
}

function less(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, draw) => value - (right[draw] ?? 0));
}

function binsOf(column: Float64Array): Uint8Array {
  const edges = quantilesOf(
    column,
    Array.from({ length: bins - 1 }, (_, bin) => (bin + 1) / bins),
  );
  const upper = Float64Array.from({ length: bins }, (_, bin) => edges[bin] ?? Number.POSITIVE_INFINITY);
  const first = quantilesOf(column, [0, 1]);
  const cellOf = cellsBetween(first[0] ?? 0, first[1] ?? 0);
  const binsBefore = new Uint8Array(cells).map((_, cell) => edges.filter((edge) => cellOf(edge) < cell).length);
  const at = new Uint8Array(column.length);
  for (let draw = 0; draw < column.length; draw += 1) {
    const value = column[draw] ?? 0;
    let bin = binsBefore[cellOf(value)] ?? 0;
    while (value > (upper[bin] ?? Number.POSITIVE_INFINITY)) bin += 1;
    at[draw] = bin;
  }
  return at;
}

/** Cells of equal width, most of which no edge of a bin lies in: a draw is in the bin of its cell, or in one after it. */
const cells = 1024;

function cellsBetween(low: number, high: number): (value: number) => number {
  const scale = high > low ? (cells - 1) / (high - low) : 0;
  return Number.isFinite(scale) ? (value) => ((value - low) * scale) | 0 : () => 0;
}

type BinMeans = { readonly mean: readonly number[]; readonly count: readonly number[] };

function binMeans(draws: Float64Array, at: Uint8Array): BinMeans {
  const sum = new Float64Array(bins);
  const count = new Float64Array(bins);
  for (let draw = 0; draw < draws.length; draw += 1) {
    const bin = at[draw] ?? 0;
    sum[bin] = (sum[bin] ?? 0) + (draws[draw] ?? 0);
    count[bin] = (count[bin] ?? 0) + 1;
  }
  const used = [...count.keys()].filter((bin) => count[bin] !== 0);
  return {
    mean: used.map((bin) => (sum[bin] ?? 0) / (count[bin] ?? 1)),
    count: used.map((bin) => count[bin] ?? 0),
  };
}

/** Between the bins, less what the spread within them makes of their means by chance. */
function shareExplained({ draws, mean: middle, squares: total }: Explained, at: Uint8Array): number {
  const { mean, count } = binMeans(draws, at);
  const between = mean.reduce((sum, each, bin) => sum + (count[bin] ?? 0) * (each - middle) ** 2, 0);
  if (total === 0) return 0;
  const noise = ((total - between) / Math.max(1, draws.length - mean.length)) * (mean.length - 1);
  return Math.min(1, Math.max(0, (between - noise) / total));
}
