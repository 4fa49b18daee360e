import { choiceOfDraw, stepAt, stepsOf, type Chosen } from './choice.ts';
import { requireDistribution } from './distribution-check.ts';
import type { Distribution } from './distribution-kind.ts';
import { inverseNormal } from './normal.ts';
import { normalCdf } from './normal-cdf.ts';
import { overrunAtShares, overrunMean, overrunOfDraw } from './overrun.ts';
import { pertOfDraw, unitPert } from './pert.ts';

export type { Distribution } from './distribution-kind.ts';

/**
 * The least value that a share `probability` of the distribution does not exceed: 0 gives its lowest value, 1 its highest, either may
 * be infinite. Refuses INVALID_RANGE.
 */
export function quantileOf(distribution: Distribution, probability: number): number {
  requireDistribution(distribution);
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`a probability is from 0 to 1, not ${probability}`);
  return formOf(distribution).atShares(probability, 1 - probability);
}

/**
 * Values of the distribution from standard normal draws, growing with them; `out` may be the same column, and is what is answered.
 * Refuses INVALID_RANGE.
 */
export function fillFromNormals(distribution: Distribution, normals: Float64Array, out: Float64Array): Float64Array {
  requireDistribution(distribution);
  const ofDraw = formOf(distribution).ofDraw();
  for (let draw = 0; draw < normals.length; draw += 1) out[draw] = ofDraw(normals[draw] ?? 0);
  return out;
}

/** The value that half of the distribution does not exceed. Refuses INVALID_RANGE. */
export function medianOf(distribution: Distribution): number {
  return quantileOf(distribution, 0.5);
}

/** The mean, exact but for a logit-normal's, which is integrated to 14 digits. Refuses INVALID_RANGE. */
export function meanOf(distribution: Distribution): number {
  requireDistribution(distribution);
  switch (distribution.kind) {
    case 'normal':
      return distribution.mean;
    case 'lognormal':
      return distribution.shift + Math.exp(distribution.mu + distribution.sigma ** 2 / 2);
    case 'logit-normal':
      return logitNormalMean(distribution.mu, distribution.sigma);
    case 'uniform':
      return distribution.low + (distribution.high - distribution.low) / 2;
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3;
    case 'pert':
      return (distribution.low + 4 * distribution.mode + distribution.high) / 6;
    case 'overrun':
      return distribution.estimate * overrunMean(distribution.stopAt / distribution.estimate);
    case 'chance':
      return distribution.chance * distribution.value;
    case 'choice':
      return distribution.of.reduce((sum, { value, chance }) => sum + chance * value, 0);
  }
}

/** A distribution by the shares below and above a value, and by standard normal draws; the latter may need preparation. */
type Form = {
  readonly atShares: (below: number, above: number) => number;
  readonly ofDraw: () => (draw: number) => number;
};

function formOf(distribution: Distribution): Form {
  switch (distribution.kind) {
    case 'normal': {
      const { mean, sd } = distribution;
      return byDraw((draw) => mean + sd * draw);
    }
    case 'lognormal': {
      const { mu, sigma, shift } = distribution;
      return byDraw((draw) => shift + Math.exp(mu + sigma * draw));
    }
    case 'logit-normal': {
      const { mu, sigma } = distribution;
      return byDraw((draw) => 1 / (1 + Math.exp(-(mu + sigma * draw))));
    }
    case 'uniform': {
      const { low, high } = distribution;
      return byShares((below, above) => (below <= above ? low + (high - low) * below : high - (high - low) * above));
    }
    case 'triangular':
      return triangularForm(distribution);
    case 'pert':
      return pertForm(distribution);
    case 'overrun': {
      const { estimate, stopAt } = distribution;
      const stop = stopAt / estimate;
      const cut = (multiple: number): number => (multiple >= stop ? stopAt : estimate * multiple);
      return {
        atShares: (below, above) => cut(overrunAtShares(below, above, stop)),
        ofDraw: () => (draw) => cut(overrunOfDraw(draw, stop)),
      };
    }
    case 'chance': {
      const { chance, value } = distribution;
      return steppedForm([
        { value, chance },
        { value: 0, chance: 1 - chance },
      ]);
    }
    case 'choice':
      return steppedForm(distribution.of);
  }
}

function byDraw(ofDraw: (draw: number) => number): Form {
  return {
    atShares: (below, above) => ofDraw(below <= above ? inverseNormal(below) : -inverseNormal(above)),
    ofDraw: () => ofDraw,
  };
}

function byShares(atShares: Form['atShares']): Form {
  return {
    atShares,
    ofDraw: () => (draw) => {
      const tail = normalCdf(-Math.abs(draw));
      return draw < 0 ? atShares(tail, 1 - tail) : atShares(1 - tail, tail);
    },
  };
}

type Peaked = { readonly low: number; readonly mode: number; readonly high: number };

function triangularForm({ low, mode, high }: Peaked): Form {
  const width = high - low;
  const [rising, falling] = [width * (mode - low), width * (high - mode)];
  return byShares((below, above) =>
    below * width < mode - low ? low + Math.sqrt(below * rising) : high - Math.sqrt(above * falling),
  );
}

function pertForm({ low, mode, high }: Peaked): Form {
  const width = high - low;
  const peak = width === 0 ? 0.5 : (mode - low) / width;
  return {
    atShares: (below, above) => low + width * unitPert(peak, below, above),
    ofDraw: () => {
      const unit = pertOfDraw(peak);
      return (draw) => low + width * unit(draw);
    },
  };
}

function steppedForm(of: readonly Chosen[]): Form {
  const steps = stepsOf(of);
  return { atShares: (below) => stepAt(steps, below), ofDraw: () => choiceOfDraw(steps) };
}

const widestSigma = 1e4;

/** The trapezoid rule, which for a function as smooth as this errs by less than e^(−2π²·4) at such steps. */
function logitNormalMean(mu: number, sigma: number): number {
  const perUnit = 4 * Math.max(4, Math.min(sigma, widestSigma));
  let [sum, weights] = [0, 0];
  for (let step = -Math.ceil(9 * perUnit); step <= 9 * perUnit; step += 1) {
    const draw = step / perUnit;
    const weight = Math.exp(-0.5 * draw * draw);
    sum += weight / (1 + Math.exp(-(mu + sigma * draw)));
    weights += weight;
  }
  return sum / weights;
}
