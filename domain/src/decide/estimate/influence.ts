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

/** Draws of an uncertain assumption. */
export type NamedDraws = { readonly name: string; readonly column: Float64Array };

/**
 * From draws that were made already: the draws are cut into bins by the assumption, and a line through the difference in each bin
 * stands for what it tells (Plischke, Borgonovo and Smith 2013, "Global sensitivity measures from given data"; for the value of
 * information Strong, Oakley and Brennan 2014, "Estimating multiparameter partial expected value of perfect information", a
 * regression too). `values` are present values of the two options that are chosen among.
 */
export function influencesOf(
  inputs: readonly NamedDraws[],
  values: readonly [Float64Array, Float64Array],
): readonly Influence[] {
  const explained = explainedOf(values);
  return inputs.map(({ name, column }) => {
    const cut = cutOf(column);
    const lines = linesOf(column, cut, explained);
    return {
      name,
      share: shareExplained(explained, lines),
      worth: worthOf(column, cut, { lines, mean: explained.mean }),
    };
  });
}

/** What is explained: how far each draw of the difference is from their mean, and the sum of the squares of that. */
type Explained = { readonly deviations: Float64Array; readonly mean: number; readonly squares: number };

/** A difference whose squares are a smaller part of those of what is subtracted varies by nothing but rounding. */
const rounding = 1e-24;

function explainedOf([left, right]: readonly [Float64Array, Float64Array]): Explained {
  const difference = left.map((value, draw) => value - (right[draw] ?? 0));
  const mean = meanOfDraws(difference);
  const deviations = difference.map((value) => value - mean);
  const squares = squaresOf(deviations);
  return { deviations, mean, squares: squares <= rounding * (squaresOf(left) + squaresOf(right)) ? 0 : squares };
}

function squaresOf(draws: Float64Array): number {
  return meanOfDraws(draws.map((value) => value * value)) * draws.length;
}

const sixteenths = Array.from({ length: 15 }, (_, end) => (end + 1) / 16);

/**
 * Shares of the draws at which bins end. At both sides they are narrower: of a skewed assumption most of what it tells is in few
 * draws.
 */
const ends = [1 / 128, 1 / 64, 1 / 32, ...sixteenths, 31 / 32, 63 / 64, 127 / 128];
const bins = ends.length + 1;

/** The bin of each draw, and a value in each bin: the others are counted from it, so that what is all the same is zero. */
type Cut = { readonly at: Uint8Array; readonly origins: Float64Array };

function cutOf(column: Float64Array): Cut {
  const [low = 0, ...found] = quantilesOf(column, [0, ...ends, 1]);
  const high = found.pop() ?? 0;
  const upper = Float64Array.of(...apart(found), Number.POSITIVE_INFINITY);
  const cellOf = cellsBetween(low, high);
  const binsBefore = new Uint8Array(cells);
  for (let bin = 1; bin < bins; bin += 1) binsBefore.fill(bin, cellOf(upper[bin - 1] ?? 0) + 1);
  const at = new Uint8Array(column.length);
  const origins = new Float64Array(bins);
  for (let draw = 0; draw < column.length; draw += 1) {
    const value = column[draw] ?? 0;
    let bin = binsBefore[cellOf(value)] ?? 0;
    while (value > (upper[bin] ?? Number.POSITIVE_INFINITY)) bin += 1;
    at[draw] = bin;
    origins[bin] = value;
  }
  return { at, origins };
}

/** A value at which several bins end has one of its own, as those of a choice have: the first of them ends just below it. */
function apart(found: readonly number[]): readonly number[] {
  return found.map((end, bin) =>
    end === found[bin + 1] ? end - Math.max(Number.MIN_VALUE, Math.abs(end) * Number.EPSILON) : end,
  );
}

/** Cells of equal width, most of which no edge of a bin lies in: a draw is in the bin of its cell, or in one after it. */
const cells = 1024;

function cellsBetween(low: number, high: number): (value: number) => number {
  const scale = high > low ? (cells - 1) / (high - low) : 0;
  return Number.isFinite(scale) ? (value) => ((value - low) * scale) | 0 : () => 0;
}

/** Sums over the draws of each bin: x is how far the assumption is from the bin's origin, y how far the difference is from its mean. */
type Sums = Readonly<Record<'count' | 'x' | 'xx' | 'y' | 'xy' | 'yy', Float64Array>>;

function sumsOf(column: Float64Array, { at, origins }: Cut, { deviations }: Explained): Sums {
  const [count, x, xx] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  const [y, xy, yy] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  for (let draw = 0; draw < column.length; draw += 1) {
    const bin = at[draw] ?? 0;
    const distance = (column[draw] ?? 0) - (origins[bin] ?? 0);
    const deviation = deviations[draw] ?? 0;
    count[bin] = (count[bin] ?? 0) + 1;
    x[bin] = (x[bin] ?? 0) + distance;
    xx[bin] = (xx[bin] ?? 0) + distance * distance;
    y[bin] = (y[bin] ?? 0) + deviation;
    xy[bin] = (xy[bin] ?? 0) + distance * deviation;
    yy[bin] = (yy[bin] ?? 0) + deviation * deviation;
  }
  return { count, x, xx, y, xy, yy };
}

/** A line in each bin: its level at the bin's origin, and its slope. */
type Lines = {
  readonly levels: Float64Array;
  readonly slopes: Float64Array;
  /** What all of them explain of the squares, and by how many levels and slopes. */
  readonly squares: number;
  readonly terms: number;
};

function linesOf(column: Float64Array, cut: Cut, explained: Explained): Lines {
  const sums = sumsOf(column, cut, explained);
  const [levels, slopes] = [new Float64Array(bins), new Float64Array(bins)];
  let [squares, terms] = [0, 0];
  for (let bin = 0; bin < bins; bin += 1) {
    const count = sums.count[bin] ?? 0;
    if (count === 0) continue;
    const middle = (sums.y[bin] ?? 0) / count;
    const { slope, gained } = slopeOf(sums, bin);
    slopes[bin] = slope;
    levels[bin] = slope === 0 ? middle : middle - (slope * (sums.x[bin] ?? 0)) / count;
    squares += count * middle * middle + gained;
    terms += slope === 0 ? 1 : 2;
  }
  return { levels, slopes, squares, terms };
}

/** A slope of less than so many of its standard errors is none: by noise alone lines of few draws would seem to tell something. */
const leastErrors = 2;

/** The slope by least squares, and what it explains beyond the mean of the bin. */
function slopeOf({ count, x, xx, y, xy, yy }: Sums, bin: number): { readonly slope: number; readonly gained: number } {
  const [draws = 0, toX = 0, toY = 0] = [count[bin], x[bin], y[bin]];
  const width = (xx[bin] ?? 0) - (toX * toX) / draws;
  const together = (xy[bin] ?? 0) - (toX * toY) / draws;
  const gained = (together * together) / width;
  const left = (yy[bin] ?? 0) - (toY * toY) / draws - gained;
  const isTold = width > 0 && draws > 2 && gained * (draws - 2) > leastErrors * leastErrors * left;
  return isTold ? { slope: together / width, gained } : { slope: 0, gained: 0 };
}

/** What the lines explain, less what the spread around them makes of their terms by chance. */
function shareExplained({ deviations, squares: total }: Explained, { squares, terms }: Lines): number {
  if (total === 0) return 0;
  const noise = ((total - squares) / Math.max(1, deviations.length - terms)) * (terms - 1);
  return Math.min(1, Math.max(0, (squares - noise) / total));
}

type Told = { readonly lines: Lines; readonly mean: number };

/** What is gained on average where the assumption tells that the other option is better than the one that is chosen without it. */
function worthOf(column: Float64Array, { at, origins }: Cut, { lines: { levels, slopes }, mean }: Told): number {
  const side = mean < 0 ? -1 : 1;
  let gained = 0;
  for (let draw = 0; draw < column.length; draw += 1) {
    const bin = at[draw] ?? 0;
    const slope = slopes[bin] ?? 0;
    const risen = slope === 0 ? 0 : slope * ((column[draw] ?? 0) - (origins[bin] ?? 0));
    gained -= Math.min(0, side * (mean + (levels[bin] ?? 0) + risen));
  }
  return column.length === 0 ? 0 : gained / column.length;
}
