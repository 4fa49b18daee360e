import { requireAboveZero, requireFinite, requireLife, requireWholePeriod, requireWithin } from './requirements.ts';
import { compensatedSum } from './sum.ts';

export type Asset = {
  readonly cost: number;
  /** What is left at the end of the life. */
  readonly salvage: number;
  /** In periods. */
  readonly life: number;
};
type OfPeriod = Asset & {
  /** Counted from 1. */
  readonly period: number;
};

/** Straight line: the charge of each period. Refuses NOT_FINITE and LIFE_NOT_POSITIVE. */
export function sln({ cost, salvage, life }: Asset): number {
  requireFinite({ cost, salvage });
  requireLife(life);
  return (cost - salvage) / life;
}

/** Sum of the years' digits: the charge of one period. Refuses NOT_FINITE, LIFE_NOT_POSITIVE and PERIOD_OUT_OF_RANGE. */
export function syd({ cost, salvage, life, period }: OfPeriod): number {
  requireFinite({ cost, salvage });
  requireLife(life);
  requireWholePeriod(period, { argument: 'period', from: 1, to: life });
  return ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1));
}

/**
 * Fixed declining balance: the charge of one period, at a rate rounded to three decimals; `month` is how many months the first
 * year has, and the rest of them make a year after the life. Refuses NOT_FINITE, LIFE_NOT_POSITIVE, PERIOD_OUT_OF_RANGE, and
 * an amount below zero as INVALID_INPUT.
 */
export function db({ cost, salvage, life, period, month = 12 }: OfPeriod & { readonly month?: number }): number {
  requireAmounts(cost, salvage);
  requireLife(life);
  requireWholePeriod(month, { argument: 'month', from: 1, to: 12 });
  requireWholePeriod(period, { argument: 'period', from: 1, to: month < 12 ? life + 1 : life });
  if (cost === 0) return 0;
  const rate = Math.max(0, Math.round((1 - (salvage / cost) ** (1 / life)) * 1000) / 1000);
  const firstYear = (rate * month) / 12;
  if (period === 1) return cost * firstYear;
  const left = cost * (1 - firstYear) * (1 - rate) ** (period - 2);
  return period > life ? (left * rate * (12 - month)) / 12 : left * rate;
}

/**
 * Declining balance at `factor` times the straight rate, never below the salvage value: the charge of one period. Refuses
 * NOT_FINITE, LIFE_NOT_POSITIVE, PERIOD_OUT_OF_RANGE, and amounts or a factor below zero as INVALID_INPUT.
 */
export function ddb({ cost, salvage, life, period, factor = 2 }: OfPeriod & { readonly factor?: number }): number {
  requireAmounts(cost, salvage);
  requireLife(life);
  requireAboveZero(factor, 'factor');
  requireWholePeriod(period, { argument: 'period', from: 1, to: life });
  const share = Math.min(1, factor / life);
  const opening = cost * (1 - share) ** (period - 1);
  return Math.max(0, Math.min(opening * share, opening - salvage));
}

/** What a shorter or longer life changes in the charge of a period: `lifeB` less `lifeA`. Refuses what `sln` refuses. */
export function depreciationGap({
  cost,
  salvage,
  lifeA,
  lifeB,
}: Omit<Asset, 'life'> & { readonly lifeA: number; readonly lifeB: number }): number {
  requireFinite({ cost, salvage });
  requireLife(lifeA, 'lifeA');
  requireLife(lifeB, 'lifeB');
  return sln({ cost, salvage, life: lifeB }) - sln({ cost, salvage, life: lifeA });
}

/** IRS Publication 946, Table A-1: five-year property, half-year convention, years 1 to 6. */
export const macrs5Shares = [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576];

/** All charges of five-year MACRS together, which are the cost. Refuses NOT_FINITE. */
export function macrs5Sum({ cost }: { readonly cost: number }): number {
  requireFinite({ cost });
  return compensatedSum(macrs5Shares.map((share) => cost * share));
}

/** Refuses a cost or a salvage value below zero as INVALID_INPUT. */
export function requireAmounts(cost: number, salvage: number): void {
  requireWithin(cost, { argument: 'cost', from: 0, to: Number.POSITIVE_INFINITY });
  requireWithin(salvage, { argument: 'salvage', from: 0, to: Number.POSITIVE_INFINITY });
}
