import type { Distribution } from './distribution.ts';

/** A distribution in another unit: each value times a factor above zero. A share of one stays between 0 and 1 and is not scaled. */
export function scaled(distribution: Distribution, factor: number): Distribution {
  switch (distribution.kind) {
    case 'normal':
      return { ...distribution, mean: distribution.mean * factor, sd: distribution.sd * factor };
    case 'lognormal':
      return { ...distribution, mu: distribution.mu + Math.log(factor), shift: distribution.shift * factor };
    case 'logit-normal':
      return distribution;
    case 'uniform':
      return { ...distribution, low: distribution.low * factor, high: distribution.high * factor };
    case 'triangular':
    case 'pert':
      return {
        ...distribution,
        low: distribution.low * factor,
        mode: distribution.mode * factor,
        high: distribution.high * factor,
      };
    case 'overrun':
      return { ...distribution, estimate: distribution.estimate * factor, stopAt: distribution.stopAt * factor };
    case 'chance':
      return { ...distribution, value: distribution.value * factor };
    case 'choice':
      return { ...distribution, of: distribution.of.map(({ value, chance }) => ({ value: value * factor, chance })) };
  }
}
