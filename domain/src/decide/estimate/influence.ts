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

/**
 * From draws that were made already: the draws are cut into bins of equal numbers by the assumption, and the means of the bins
 * stand for what it explains (Plischke, Borgonovo and Smith 2013, "Global sensitivity measures from given data"; for the
 * value of information Strong and Oakley 2013). `values` are present values of the options that are chosen among.
 */
export function influenceOf(name: string, column: Float64Array, values: readonly Float64Array[]): Influence {
  const at = binsOf(column);
  const means = values.map((npv) => binMeans(npv, at));
  const [first, second] = values;
  const explained = first ? shareExplained(second ? less(first, second) : first, at) : 0;
  const chosen = Math.max(...values.map(meanOfDraws));
  const known = means.map(({ mean }) => mean);
  const counts = means[0]?.count ?? [];
  const informed = counts.reduce(
    (sum, count, bin) => sum + count * Math.max(...known.map((each) => each[bin] ?? Number.NEGATIVE_INFINITY)),
    0,
  );
  return { name, share: explained, worth: Math.max(0, informed / column.length - chosen) };
}

function binsOf(column: Float64Array): Uint8Array {
  const edges = quantilesOf(
    column,
    Array.from({ length: bins - 1 }, (_, bin) => (bin + 1) / bins),
  );
  return Uint8Array.from(column, (value) => binOf(edges, value));
}

function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (edges[middle] ?? Number.POSITIVE_INFINITY)) low = middle + 1;
    else high = middle;
  }
  return low;
}

type BinMeans = { readonly mean: readonly number[]; readonly count: readonly number[] };

function binMeans(draws: Float64Array, at: Uint8Array): BinMeans {
  const sum = new Float64Array(bins);
  const count = new Float64Array(bins);
  for (const [draw, value] of draws.entries()) {
    const bin = at[draw] ?? 0;
    sum[bin] = (sum[bin] ?? 0) + value;
    count[bin] = (count[bin] ?? 0) + 1;
  }
  const used = [...count.keys()].filter((bin) => count[bin] !== 0);
  return {
    mean: used.map((bin) => (sum[bin] ?? 0) / (count[bin] ?? 1)),
    count: used.map((bin) => count[bin] ?? 0),
  };
}

/** Between the bins, less what the spread within them makes of their means by chance. */
function shareExplained(draws: Float64Array, at: Uint8Array): number {
  const { mean, count } = binMeans(draws, at);
  const middle = meanOfDraws(draws);
  const total = draws.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const between = mean.reduce((sum, each, bin) => sum + (count[bin] ?? 0) * (each - middle) ** 2, 0);
  if (total === 0) return 0;
  const noise = ((total - between) / Math.max(1, draws.length - mean.length)) * (mean.length - 1);
  return Math.min(1, Math.max(0, (between - noise) / total));
}

function less(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, draw) => value - (right[draw] ?? 0));
}
