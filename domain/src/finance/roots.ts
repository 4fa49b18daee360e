import { compensatedSum, signBeyondRounding } from './sum.ts';

/** Below this force of interest 1 + r is under 2⁻⁵², and few digits of r tell it from −100%; above the other, r overflows. */
const lowestForce = -36;
const highestForce = 709;
/** Two forces that differ by less than this share of their size (or of 1) are one. */
const forceResolution = 2 ** -52;

/** A flow and when it happens, counted in any unit of time. */
export type Term = { readonly flow: number; readonly time: number };

/** Flows at the periods 0, 1, 2, … */
export function termsOf(flows: readonly number[]): readonly Term[] {
  return flows.map((flow, time) => ({ flow, time }));
}

/**
 * Every force of interest s = ln(1 + r) per unit of time at which Σ flow·e^(−s·time) is zero, for flows in the order of their
 * times. The answer is ascending; a root at which the value touches zero counts once. Between two roots of the value lies one
 * of its slope after division by e^(−s·m), for any m; with m inside a change of sign, that slope has one change of sign fewer
 * than the flows (Laguerre's proof of Descartes' rule). So the roots of ever simpler slopes cut the line into stretches on
 * which the value only rises or only falls.
 */
export function forcesOfInterest(given: readonly Term[], lowest = lowestForce): readonly number[] {
  const terms = trimmed(given);
  const middle = middleOfSignChange(terms);
  if (middle === undefined) return [];
  const slopes = terms.map(({ flow, time }) => ({ flow: flow * (time - middle), time }));
  return zerosBetween(terms, [lowest, ...forcesOfInterest(slopes, lowest), highestForce]);
}

/** What flows are worth at a force of interest, in units of the size of all of them together: from −1 to 1. */
export function relativeValue(flows: readonly Term[], force: number): number {
  const { sum, magnitude } = valueAt(flows, force);
  return magnitude === 0 ? 0 : sum / magnitude;
}

function zerosBetween(terms: readonly Term[], cuts: readonly number[]): readonly number[] {
  const zeros: number[] = [];
  let touching: number[] = [];
  let below = cuts[0] ?? lowestForce;
  let signBelow = Math.sign(valueAt(terms, below).sum);
  for (const [index, cut] of cuts.entries()) {
    if (index === 0) continue;
    const { sum, magnitude } = valueAt(terms, cut);
    const last = index === cuts.length - 1;
    const sign = last ? Math.sign(sum) : signBeyondRounding(sum, magnitude);
    if (sign === 0 && !last) touching.push(cut);
    else if (touching.length > 0) {
      zeros.push(mean(touching));
      touching = [];
    } else if (sign * signBelow < 0) zeros.push(zeroWithin(terms, [below, cut]));
    [below, signBelow] = [cut, sign];
  }
  return zeros;
}

/**
 * The zero between two forces of opposite sides, by interpolation that is never more than two steps slower than halving
 * (Oliveira and Takahashi 2020, "ITP").
 */
function zeroWithin(terms: readonly Term[], [start, end]: readonly [number, number]): number {
  let [low, high] = [start, end];
  let [valueLow, valueHigh] = [relativeValue(terms, low), relativeValue(terms, high)];
  const sideLow = Math.sign(valueLow);
  for (let reach = (high - low) * 1.5; high - low > forceResolution * Math.max(1, Math.abs(low)); reach /= 2) {
    const middle = (low + high) / 2;
    const line = (valueHigh * low - valueLow * high) / (valueHigh - valueLow);
    const nudge = Math.min((0.2 / (end - start)) * (high - low) ** 2, Math.abs(middle - line));
    const aim = line + Math.sign(middle - line) * nudge;
    const slack = Math.max(0, reach - (high - low) / 2);
    const next = middle + Math.sign(aim - middle) * Math.min(Math.abs(aim - middle), slack);
    const value = relativeValue(terms, next);
    if (value === 0 || next <= low || next >= high) return next;
    if (Math.sign(value) === sideLow) [low, valueLow] = [next, value];
    else [high, valueHigh] = [next, value];
  }
  return (low + high) / 2;
}

/** Counted from the time whose factor is the largest, so that no factor is above 1. */
function valueAt(terms: readonly Term[], force: number): { readonly sum: number; readonly magnitude: number } {
  const start = (force < 0 ? terms.at(-1) : terms[0])?.time ?? 0;
  const values = terms.map(({ flow, time }) => flow * Math.exp(force * (start - time)));
  return { sum: compensatedSum(values), magnitude: values.reduce((total, value) => total + Math.abs(value), 0) };
}

/** Without zeros at both ends, which move no root, and with 1 as the largest size, so that no product overflows. */
function trimmed(terms: readonly Term[]): readonly Term[] {
  const first = terms.findIndex(({ flow }) => flow !== 0);
  const last = terms.findLastIndex(({ flow }) => flow !== 0);
  const kept = terms.slice(Math.max(first, 0), last + 1);
  const largest = kept.reduce((size, { flow }) => Math.max(size, Math.abs(flow)), 0);
  return kept.map(({ flow, time }) => ({ flow: flow / largest, time }));
}

/** Half way between the two times of the middle one among the changes of sign; undefined when there is none. */
function middleOfSignChange(terms: readonly Term[]): number | undefined {
  const moving = terms.filter(({ flow }) => flow !== 0);
  const changes = moving.flatMap(({ flow, time }, index) => {
    const before = moving[index - 1];
    return before && flow * before.flow < 0 ? [(before.time + time) / 2] : [];
  });
  return changes[Math.floor(changes.length / 2)];
}

function mean(values: readonly number[]): number {
  return compensatedSum(values) / values.length;
}
