import { quantilesOf, shareBelow } from '../../estimate/index.ts';
import type { Case } from '../case.ts';
import { drawsOf, uncertain, type Draws } from './draws.ts';
import { gridOf, type Grid } from './grid.ts';
import { influencesOf, type Influence, type NamedDraws } from './influence.ts';
import { keptFor, recall, type Kept } from './kept.ts';
import type { ShapeCache } from './option-columns.ts';
import { paybackMonths, paybackOf, type Payback } from './payback.ts';
import { flowRows } from './rows.ts';
import { simulate, simulateNpv, type OptionDraws } from './simulate.ts';
import { bandsOf, meanOfDraws, spreadOf, type Bands, type Spread } from './spread.ts';
import { differencesAt, swingsOf, type Pair, type Swing } from './swing.ts';

export type EstimateSetting = {
  readonly pair: Pair;
  /** A power of two. */
  readonly points: number;
  readonly seed: number;
  readonly held?: ReadonlyMap<string, number>;
  readonly cache: ShapeCache;
};

/** What every draw came to, before it is told in short. */
export type Simulated = EstimateSetting & {
  readonly subject: Case;
  readonly draws: Draws;
  readonly options: readonly OptionDraws[];
  readonly swings: readonly Swing[];
};

/** An option in short: what stands on the page at once. */
export type QuickOption = {
  readonly id: string;
  readonly npv: number;
  /** Share of the draws in which its present value is below zero. */
  readonly lossChance: number;
  /** Mean cumulative cash by point in time. */
  readonly cash: readonly number[];
};

export type QuickEstimate = {
  readonly options: readonly QuickOption[];
  /** The first of the pair less the second. */
  readonly difference: number;
  /** Share of the draws in which the first is worth more. */
  readonly favored: number;
  readonly payback: Payback;
};

/** An option with its bands. */
export type OptionEstimate = {
  readonly id: string;
  readonly npv: Spread;
  readonly lossChance: number;
  readonly peakFunding: Spread;
  /** Cumulative cash by point in time. */
  readonly cash: Bands;
  /** EBITDA by month. */
  readonly ebitda: Bands;
  /** Present values below which each hundredth of the draws lies, from 0 to 1. */
  readonly curve: readonly number[];
};

export type FullEstimate = {
  readonly options: readonly OptionEstimate[];
  readonly difference: {
    readonly npv: Spread;
    readonly favored: number;
    readonly payback: Payback;
    readonly cash: Bands;
    readonly curve: readonly number[];
  };
  /** Present value of the difference with everything at its base, or where it is held. */
  readonly stands: number;
  readonly swings: readonly Swing[];
  readonly grid: Grid | null;
  readonly influences: readonly Influence[];
};

/** How many independent scrambles the error bars stand on. */
const scrambles = 8;
const percents = Array.from({ length: 101 }, (_, percent) => percent / 100);

/** Draws the options of a case once; inputs are ordered by how far each swings the difference. */
export function simulateCase(subject: Case, setting: EstimateSetting): Simulated {
  const { pair, cache } = setting;
  const kept = keptFor(cache, subject);
  const swings = recall(kept, { key: 'swings', of: [pair.left, pair.right] }, () => swingsOf(subject, pair, { cache }));
  const draws = drawsOf(subject, { ...setting, order: swings.map(({ name }) => name), kept });
  const options = subject.options
    .filter(({ variantOf }) => variantOf === null)
    .map((option) => simulate(subject, option, { draws, cache: setting.cache }));
  return { ...setting, subject, draws, options, swings };
}

/** Means, payback and chances. */
export function quickEstimate({ options, pair }: Simulated): QuickEstimate {
  const { left, right } = pairOf(options, pair);
  const difference = less(left.npv, right.npv);
  return {
    options: options.map(({ id, npv, cumulative }) => ({
      id,
      npv: meanOfDraws(npv),
      lossChance: shareBelow(npv, 0),
      cash: cumulative.map(meanOfDraws),
    })),
    difference: meanOfDraws(difference),
    favored: favoredShare(difference),
    payback: paybackOf(paybackMonths(left.cumulative, right.cumulative)),
  };
}

/** Everything: bands, curves, swings, and what the assumptions explain. */
export function fullEstimate(simulated: Simulated): FullEstimate {
  const { options, pair, draws, subject, swings, cache, held } = simulated;
  const { left, right } = pairOf(options, pair);
  const means = scrambledMeans(simulated);
  const setting = { cache, held };
  const moved = held && held.size > 0 ? swingsOf(subject, pair, setting) : swings;
  const difference = less(left.npv, right.npv);
  const between = means.map((each) => (each.get(pair.left.id) ?? 0) - (each.get(pair.right.id) ?? 0));
  return {
    options: options.map((option) =>
      optionEstimate(
        option,
        means.map((each) => each.get(option.id) ?? 0),
        subject,
      ),
    ),
    difference: {
      npv: spreadOf(difference, between),
      favored: favoredShare(difference),
      payback: paybackOf(paybackMonths(left.cumulative, right.cumulative)),
      cash: bandsOf(left.cumulative.map((row, point) => less(row, right.cumulative[point] ?? row))),
      curve: quantilesOf(difference, percents),
    },
    stands: differencesAt(subject, pair, { ...setting, swept: new Map() })[0] ?? 0,
    swings: moved,
    grid: gridOf(subject, pair, { ...setting, swings: moved }),
    influences: influencesOf(drawnOf(subject, draws), [left.npv, right.npv]).toSorted((a, b) => b.share - a.share),
  };
}

/** Uncertain assumptions with their draws; those that are held have none. */
function drawnOf({ assumptions }: Case, { columns }: Draws): readonly NamedDraws[] {
  return uncertain(assumptions).flatMap(({ name }) => {
    const column = columns.get(name);
    return column instanceof Float64Array ? [{ name, column }] : [];
  });
}

function optionEstimate(option: OptionDraws, means: readonly number[], { years }: Case): OptionEstimate {
  const { id, npv, peakFunding, cumulative, columns } = option;
  return {
    id,
    npv: spreadOf(npv, means),
    lossChance: shareBelow(npv, 0),
    peakFunding: spreadOf(peakFunding),
    cash: bandsOf(cumulative),
    ebitda: bandsOf(flowRows(columns, 'ebitda', { length: years * 12, points: npv.length })),
    curve: quantilesOf(npv, percents),
  };
}

/** Mean present values of the options under scrambles that know nothing of each other. */
function scrambledMeans({
  subject,
  held,
  points,
  seed,
  cache,
  swings,
  options,
}: Simulated): ReadonlyMap<string, number>[] {
  if (swings.length === 0) return [];
  const order = swings.map(({ name }) => name);
  return Array.from({ length: scrambles }, (_, scramble) => {
    const kept = recall(keptFor(cache, subject), { key: `scramble ${scramble}`, of: [] }, (): Kept => new Map());
    const draws = drawsOf(subject, { points, seed: seed + scramble + 1, held, order, kept });
    return new Map(
      options.flatMap(({ id }) => {
        const option = subject.options.find((each) => each.id === id);
        return option ? [[id, meanOfDraws(simulateNpv(subject, option, { draws, cache }))]] : [];
      }),
    );
  });
}

function pairOf(options: readonly OptionDraws[], { left, right }: Pair) {
  const find = (id: string): OptionDraws => {
    const found = options.find((option) => option.id === id);
    if (!found) throw new RangeError(`the option "${id}" was not drawn`);
    return found;
  };
  return { left: find(left.id), right: find(right.id) };
}

/** A draw in which both are worth the same favors neither: it counts half. */
function favoredShare(difference: Float64Array): number {
  let favored = 0;
  for (const value of difference) favored += value > 0 ? 1 : value === 0 ? 0.5 : 0;
  return favored / Math.max(1, difference.length);
}

function less(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, draw) => value - (right[draw] ?? 0));
}
