import { Refusal } from '../refusal/index.ts';
import { growthFactor } from './annuity.ts';
import { requireRate } from './flows.ts';
import { requireFinite, requirePeriod } from './requirements.ts';

const daysOfYear = 365;
const noLimit = Number.POSITIVE_INFINITY;

export type TermsArguments = {
  readonly amount: number;
  /** Effective, a year. */
  readonly rate: number;
  readonly fromDays: number;
  readonly toDays: number;
};

/** Present value of paying later, actual/365. Refuses NOT_FINITE, PERIOD_OUT_OF_RANGE and RATE_LE_MINUS_ONE. */
export function paymentTermsBenefit({ amount, rate, fromDays, toDays }: TermsArguments): number {
  requireFinite({ amount });
  requireRate(rate);
  requirePeriod(fromDays, { argument: 'fromDays', from: 0, to: noLimit });
  requirePeriod(toDays, { argument: 'toDays', from: 0, to: noLimit });
  const moved = -Math.expm1(((fromDays - toDays) / daysOfYear) * Math.log1p(rate));
  return amount * growthFactor(rate, -fromDays / daysOfYear) * moved;
}

export type DiscountArguments = {
  /** Share of the invoice: 0.02 is 2%. */
  readonly discount: number;
  readonly discountDays: number;
  readonly netDays: number;
};

/**
 * The effective rate a year that skipping a discount for early payment costs, actual/365. Refuses NOT_FINITE,
 * PERIOD_OUT_OF_RANGE, and terms without days between them as ZERO_DURATION.
 */
export function earlyPayDiscountRate({ discount, discountDays, netDays }: DiscountArguments): number {
  requireFinite({ discount });
  requirePeriod(discountDays, { argument: 'discountDays', from: 0, to: noLimit });
  requirePeriod(netDays, { argument: 'netDays', from: 0, to: noLimit });
  if (discount >= 1) {
    throw new Refusal('NOT_FINITE', `a discount of ${discount} leaves nothing to pay: give a share below 1`, {
      argument: 'discount',
      discount,
    });
  }
  if (netDays <= discountDays) {
    throw new Refusal(
      'ZERO_DURATION',
      `payment is due ${netDays} days after the invoice and the discount ends after ${discountDays}: give more net days`,
      { argument: 'netDays', discountDays, netDays },
    );
  }
  return Math.expm1((-daysOfYear / (netDays - discountDays)) * Math.log1p(-discount));
}
