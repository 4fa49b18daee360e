import type { Distribution } from './distribution.ts';

/** Three quantiles of which the outer lie as far from the ends: at `tail`, at a half, and at 1 − `tail`. */
export type Quantiles = {
  readonly tail: Tail;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
};

/** Shares below the low end that ranges are written with. */
export type Tail = 0.05 | 0.1;

/** Quantiles of the standard normal distribution at 1 − tail. */
const scores: Readonly<Record<Tail, number>> = { 0.05: 1.6448536269514722, 0.1: 1.2815515655446004 };

/** A skew below this is none: the third parameter would lose all its digits. */
const leastSkew = 3e-8;

/**
 * The distribution of which a share of 1 − 2 tail lies between two ends: lognormal where both are above zero, logit-normal for
 * shares between 0 and 100%, normal from below zero, and uniform from zero.
 */
export function fitInterval(low: number, high: number, { tail, isShare }: FitOptions): Distribution {
  const score = scores[tail];
  if (low === 0) return { kind: 'uniform', low, high };
  if (low < 0) return { kind: 'normal', mean: (low + high) / 2, sd: (high - low) / (2 * score) };
  if (isShare && high < 1) {
    const [from, to] = [logit(low), logit(high)];
    return { kind: 'logit-normal', mu: (from + to) / 2, sigma: (to - from) / (2 * score) };
  }
  const [from, to] = [Math.log(low), Math.log(high)];
  return { kind: 'lognormal', mu: (from + to) / 2, sigma: (to - from) / (2 * score), shift: 0 };
}

/** What a fit must know beside its ends. */
export type FitOptions = { readonly tail: Tail; readonly isShare: boolean };

/** The logistic transform of a share. */
function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/**
 * The distribution through three quantiles. Skewed to the right it is a shifted lognormal, which has one solution; even, a normal;
 * skewed to the left, a triangle. A triangle holds skews up to 64%: beyond it the nearest is taken, so that its median is another.
 * A share that would leave 0 to 100% is fitted through its ends alone; an amount may fall below zero in less than its lower tail.
 */
export function fitQuantiles(quantiles: Quantiles, isShare: boolean): Distribution {
  const { low, middle, high, tail } = quantiles;
  const ends = fitInterval(low, high, { tail, isShare });
  const isBounded = isShare && low > 0 && high < 1;
  if (isBounded && isMiddle(ends, middle)) return ends;
  const skew = Math.log((high - middle) / (middle - low));
  const skewed = skew < -leastSkew ? null : fitSkewed(quantiles, skew);
  if (skewed && !(isBounded && leavesShares(skewed))) return skewed;
  const triangle = fitTriangle(quantiles);
  return isBounded && (triangle.low < 0 || triangle.high > 1) ? ends : triangle;
}

/** From high − middle = e^mu (e^skew − 1) and middle − low = e^mu (1 − e^−skew). */
function fitSkewed({ low, middle, high, tail }: Quantiles, skew: number): Normal | Lognormal {
  const score = scores[tail];
  if (skew < leastSkew) return { kind: 'normal', mean: middle, sd: (high - low) / (2 * score) };
  const scale = (high - middle) / Math.expm1(skew);
  return { kind: 'lognormal', mu: Math.log(scale), sigma: skew / score, shift: middle - scale };
}

type Normal = Distribution & { readonly kind: 'normal' };
type Lognormal = Distribution & { readonly kind: 'lognormal' };
type Triangular = Distribution & { readonly kind: 'triangular' };

/** One draw in a thousand lies beyond it. */
const rareScore = 3.09;

function leavesShares(fit: Normal | Lognormal): boolean {
  if (fit.kind === 'normal') return fit.mean - rareScore * fit.sd < 0 || fit.mean + rareScore * fit.sd > 1;
  const at = (score: number): number => fit.shift + Math.exp(fit.mu + fit.sigma * score);
  return at(-rareScore) < 0 || at(rareScore) > 1;
}

function isMiddle(distribution: Distribution, middle: number): boolean {
  return distribution.kind === 'logit-normal' && Math.abs(distribution.mu - logit(middle)) < 1e-9;
}

const halvings = 60;

/** The triangle through three quantiles, or through the outer and nearest to the middle. */
function fitTriangle({ low, middle, high, tail }: Quantiles): Triangular {
  const wanted = (middle - low) / (high - low);
  const placeAt = (peak: number): number => {
    const [from, to] = [unitTriangle(tail, peak), unitTriangle(1 - tail, peak)];
    return (unitTriangle(0.5, peak) - from) / (to - from);
  };
  let [left, right] = [0, 1];
  for (let halving = 0; halving < halvings; halving += 1) {
    const half = (left + right) / 2;
    if (placeAt(half) < wanted) left = half;
    else right = half;
  }
  const peak = wanted >= placeAt(1) ? 1 : (left + right) / 2;
  const from = unitTriangle(tail, peak);
  const width = (high - low) / (unitTriangle(1 - tail, peak) - from);
  const start = low - from * width;
  return { kind: 'triangular', low: start, mode: start + peak * width, high: start + width };
}

/** A quantile of the triangular distribution between 0 and 1. */
function unitTriangle(probability: number, peak: number): number {
  return probability <= peak ? Math.sqrt(probability * peak) : 1 - Math.sqrt((1 - probability) * (1 - peak));
}
