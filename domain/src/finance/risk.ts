import { Refusal } from '../refusal/index.ts';
import { annuityFactor } from './annuity.ts';
import { requireRate } from './flows.ts';
import { requireAboveZero, requireFinite, requireLife, requirePeriod, requireWithin } from './requirements.ts';

const noLimit = Number.POSITIVE_INFINITY;

export type DelayArguments = {
  readonly monthlyBenefit: number;
  /** How long the benefit lasts. */
  readonly months: number;
  /** In months. */
  readonly delay: number;
  readonly monthlyRate: number;
};

/**
 * Present value that a delay loses when the benefit ends on a fixed day: its first months. Refuses NOT_FINITE,
 * LIFE_NOT_POSITIVE, PERIOD_OUT_OF_RANGE and RATE_LE_MINUS_ONE.
 */
export function costOfDelay({ monthlyBenefit, months, delay, monthlyRate }: DelayArguments): number {
  requireDelay({ monthlyBenefit, months, delay, monthlyRate });
  return monthlyBenefit * annuityFactor(monthlyRate, Math.min(delay, months));
}

/** Present value that a delay loses when the whole benefit moves with it: time only. Refuses what `costOfDelay` refuses. */
export function costOfDelayShift({ monthlyBenefit, months, delay, monthlyRate }: DelayArguments): number {
  requireDelay({ monthlyBenefit, months, delay, monthlyRate });
  const moved = -Math.expm1(-delay * Math.log1p(monthlyRate));
  return monthlyBenefit * annuityFactor(monthlyRate, months) * moved;
}

function requireDelay({ monthlyBenefit, months, delay, monthlyRate }: DelayArguments): void {
  requireFinite({ monthlyBenefit });
  requireLife(months, 'months');
  requirePeriod(delay, { argument: 'delay', from: 0, to: noLimit });
  requireRate(monthlyRate, 'monthlyRate');
}

export type LearningArguments = {
  /** Cost of the first unit. */
  readonly first: number;
  /** What each doubling leaves of the cost: 0.8 is 80%. */
  readonly rate: number;
  /** Counted from 1. */
  readonly unit: number;
};

/** Cost of one unit on a learning curve (Wright). Refuses NOT_FINITE, PERIOD_OUT_OF_RANGE, and no rate as INVALID_INPUT. */
export function learningCurveUnit({ first, rate, unit }: LearningArguments): number {
  requireFinite({ first });
  requireAboveZero(rate, 'rate');
  requirePeriod(unit, { argument: 'unit', from: 1, to: noLimit });
  return first * rate ** Math.log2(unit);
}

export type RentalArguments = {
  /** Received at the end of year 1. */
  readonly year1: number;
  /** Share that each year loses on the one before. */
  readonly decline: number;
  readonly years: number;
  readonly rate: number;
};

/**
 * Present value of a yearly revenue that declines by a constant share. Refuses NOT_FINITE, LIFE_NOT_POSITIVE,
 * RATE_LE_MINUS_ONE, and a decline above 1 as INVALID_INPUT.
 */
export function pvDecliningRental({ year1, decline, years, rate }: RentalArguments): number {
  requireFinite({ year1 });
  requireLife(years, 'years');
  requireRate(rate);
  requireWithin(decline, { argument: 'decline', from: -noLimit, to: 1 });
  const lost = (rate + decline) / (1 + rate);
  const sum = lost === 0 ? years : -Math.expm1(years * Math.log1p(-lost)) / lost;
  return (year1 / (1 + rate)) * sum;
}

export type DeferArguments = {
  /** Value of the project now. */
  readonly pv: number;
  /** What it is multiplied by in one period, if it goes well. */
  readonly up: number;
  readonly down: number;
  /** Riskless rate of the period. */
  readonly rf: number;
  /** Cost of investing after the period. */
  readonly invest: number;
};

/**
 * Value of waiting one period before investing, by risk-neutral weights. Refuses NOT_FINITE, RATE_LE_MINUS_ONE, and moves that
 * do not lie around 1 + rf as INVALID_INPUT.
 */
export function binomialDefer({ pv, up, down, rf, invest }: DeferArguments): number {
  requireFinite({ pv, up, down, invest });
  requireRate(rf, 'rf');
  const growth = 1 + rf;
  if (up <= down || growth > up || growth < down) {
    throw new Refusal(
      'INVALID_INPUT',
      `moves of ${up} and ${down} do not lie around 1 + rf, ${growth}: give "up" above and "down" below it`,
      { argument: growth < down ? 'down' : 'up', up, down, growth },
    );
  }
  const weight = (growth - down) / (up - down);
  const [high, low] = [Math.max(0, pv * up - invest), Math.max(0, pv * down - invest)];
  return (weight * high + (1 - weight) * low) / growth;
}

export type OutageArguments = {
  readonly outagesPerYear: number;
  /** Hours of one outage. */
  readonly hours: number;
  readonly revenuePerHour: number;
  /** Independent cells that the load is spread over: an outage hits one of them. */
  readonly cells?: number;
};

/** Revenue that outages are expected to cost a year. Refuses NOT_FINITE, and no cell as INVALID_INPUT. */
export function expectedOutageCost({ outagesPerYear, hours, revenuePerHour, cells = 1 }: OutageArguments): number {
  requireFinite({ outagesPerYear, hours, revenuePerHour });
  requireAboveZero(cells, 'cells');
  return (outagesPerYear * hours * revenuePerHour) / cells;
}
