import { Refusal } from '../refusal/index.ts';
import type { Chosen } from './choice.ts';
import type { Distribution } from './distribution-kind.ts';

const nearlyOne = 1e-9;

/** Refuses INVALID_RANGE where no distribution has such parameters. */
export function requireDistribution(distribution: Distribution): void {
  switch (distribution.kind) {
    case 'normal':
      requireNumbers(distribution.kind, { mean: distribution.mean, sd: distribution.sd });
      return requireAbove(distribution.kind, 'standard deviation', distribution.sd, 0);
    case 'lognormal':
    case 'logit-normal': {
      const { kind, mu, sigma } = distribution;
      requireNumbers(kind, { mu, sigma, shift: kind === 'lognormal' ? distribution.shift : 0 });
      return requireAbove(kind, 'sigma', sigma, 0);
    }
    case 'uniform': {
      const { kind, low, high } = distribution;
      requireNumbers(kind, { low, high });
      return requireOrder(kind, [low, high]);
    }
    case 'triangular':
    case 'pert': {
      const { kind, low, mode, high } = distribution;
      requireNumbers(kind, { low, mode, high });
      return requireOrder(kind, [low, mode, high]);
    }
    case 'overrun': {
      const { kind, estimate, stopAt } = distribution;
      requireNumbers(kind, { estimate, stopAt });
      requireAbove(kind, 'estimate', estimate, 0);
      return requireAbove(kind, 'stop', stopAt, estimate);
    }
    case 'chance': {
      const { kind, chance, value } = distribution;
      requireNumbers(kind, { chance, value });
      return requireChance(kind, chance);
    }
    case 'choice':
      return requireChoice(distribution.of);
  }
}

function requireNumbers(kind: string, numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isFinite(value)) throw invalid(kind, `its ${name} is ${value}: give a finite number`, [value]);
  }
}

function requireAbove(kind: string, what: string, value: number, least: number): void {
  if (value <= least) throw invalid(kind, `its ${what} is ${value}: give one above ${least}`, [value]);
}

function requireOrder(kind: string, values: readonly number[]): void {
  if (values.every((value, index) => value >= (values[index - 1] ?? value))) return;
  throw invalid(
    kind,
    `its values ${values.join(', ')} are not in order: give the lowest first, the highest last`,
    values,
  );
}

function requireChance(kind: string, chance: number): void {
  if (!(chance >= 0 && chance <= 1)) throw invalid(kind, `a chance is ${chance}: give one from 0 to 1`, [chance]);
}

function requireChoice(of: readonly Chosen[]): void {
  let sum = 0;
  for (const { value, chance } of of) {
    if (!Number.isFinite(value)) throw invalid('choice', `a value is ${value}: give a finite number`, [value]);
    requireChance('choice', chance);
    sum += chance;
  }
  if (Math.abs(sum - 1) <= nearlyOne) return;
  throw invalid('choice', `its chances add up to ${sum}: make them add up to 1`, [sum]);
}

function invalid(kind: string, why: string, values: readonly number[]): Refusal {
  return new Refusal('INVALID_RANGE', `the ${kind} range is impossible: ${why}`, { kind, values: values.map(String) });
}
