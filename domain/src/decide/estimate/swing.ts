import { quantileOf } from '../../estimate/index.ts';
import type { Assumption } from '../assumption.ts';
import type { Case, CaseOption } from '../case.ts';
import { sweptDraws, uncertain, type Column } from './draws.ts';
import type { ShapeCache } from './option-columns.ts';
import { simulateNpv } from './simulate.ts';

/** Two options that are laid side by side: the first less the second. */
export type Pair = { readonly left: CaseOption; readonly right: CaseOption };

/** What one assumption alone does to the present value of the difference, all others at their base. */
export type Swing = {
  readonly name: string;
  /** Values of the assumption that a tenth and nine tenths of its draws are below, and the difference there. */
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
  /** The value nearest to its base at which the difference changes its sign; null where it does not within its range. */
  readonly flipsAt: number | null;
};

const ends = [0.1, 0.9] as const;
/** Between these shares of its draws a flip is looked for. */
export const widest = [0.001, 0.999] as const;
const steps = 64;
const rounds = 4;

/** Swings of all uncertain assumptions, the widest first (one at a time: what two do together does not show). */
export function swingsOf(subject: Case, pair: Pair, setting: SwingSetting): readonly Swing[] {
  return uncertain(subject.assumptions)
    .filter(({ name }) => !setting.held?.has(name))
    .map((assumption) => swingOf(subject, pair, { assumption, setting }))
    .toSorted((a, b) => widthOf(b) - widthOf(a));
}

/** How far a swing moves the difference. */
function widthOf({ atLow, atHigh }: Swing): number {
  return Math.abs(atHigh - atLow);
}

/** What the present values of a swing and a grid are taken at. */
export type SwingSetting = {
  readonly cache: ShapeCache;
  /** Assumptions that stand at another value than their base. */
  readonly held?: ReadonlyMap<string, number> | undefined;
};

type Swung = { readonly assumption: Assumption; readonly setting: SwingSetting };

function swingOf(subject: Case, pair: Pair, { assumption, setting }: Swung): Swing {
  const { name, distribution, base } = assumption;
  if (!distribution) throw new RangeError(`"${name}" has no range`);
  const differences = (values: Float64Array): Float64Array =>
    differencesAt(subject, pair, { swept: new Map([[name, values]]), ...setting });
  const [low, high] = [quantileOf(distribution, ends[0]), quantileOf(distribution, ends[1])];
  const [atLow = 0, atHigh = 0] = differences(Float64Array.of(low, high));
  const span = [quantileOf(distribution, widest[0]), quantileOf(distribution, widest[1])] as const;
  return { name, low, high, atLow, atHigh, flipsAt: flipWithin(differences, span, base) };
}

/** The present value of the difference where assumptions take the values of these columns. */
export function differencesAt(
  subject: Case,
  { left, right }: Pair,
  { swept, held = new Map(), cache }: SwingSetting & { readonly swept: ReadonlyMap<string, Float64Array> },
): Float64Array {
  const points = swept.values().next().value?.length ?? 1;
  const draws = sweptDraws(subject, new Map<string, Column>([...held, ...swept]), points);
  const other = simulateNpv(subject, right, { draws, cache });
  return simulateNpv(subject, left, { draws, cache }).map((npv, point) => npv - (other[point] ?? 0));
}

/** Looks for a change of sign in even steps, then within the step that is nearest to the base, and so on. */
export function flipWithin(
  differences: (values: Float64Array) => Float64Array,
  span: readonly [number, number],
  base: number,
): number | null {
  let [low, high] = span;
  for (let round = 0; round < rounds; round += 1) {
    const width = (high - low) / steps;
    const values = Float64Array.from({ length: steps + 1 }, (_, step) => low + step * width);
    const found = nearestChange(values, differences(values), base);
    if (!found) return null;
    [low, high] = found;
  }
  const [first = 0, last = 0] = differences(Float64Array.of(low, high));
  const share = first === last ? 0.5 : first / (first - last);
  return low + Math.min(1, Math.max(0, share)) * (high - low);
}

function nearestChange(
  values: Float64Array,
  differences: Float64Array,
  base: number,
): readonly [number, number] | undefined {
  const changes = [...values.keys()].flatMap((step): (readonly [number, number])[] => {
    const [from, to] = [values[step], values[step + 1]];
    const [before = 0, after = 0] = [differences[step], differences[step + 1]];
    return from !== undefined && to !== undefined && before < 0 !== after < 0 ? [[from, to]] : [];
  });
  const distance = ([from, to]: readonly [number, number]): number => Math.abs((from + to) / 2 - base);
  return changes.toSorted((a, b) => distance(a) - distance(b))[0];
}
