import { money, portion, ratio, type Money } from '../money/index.ts';
import { requireLife } from './require.ts';

/** A year of software that is sold (ASC 985-20): revenue of the year and of all that remains, this year included. */
export type SoldSoftwareYear = {
  readonly unamortized: Money;
  readonly remainingMonths: number;
  readonly revenue: Money;
  readonly remainingRevenue: Money;
};

/**
 * The amortization of a year: the greater of the revenue ratio and straight line over the remaining life (ASC 985-20-35-1).
 * Refuses LIFE_NOT_POSITIVE.
 */
export function soldSoftwareCharge({
  unamortized,
  remainingMonths,
  revenue,
  remainingRevenue,
}: SoldSoftwareYear): Money {
  requireLife('a remaining life', remainingMonths);
  const months = Math.min(12, remainingMonths);
  const even = portion(unamortized.minor, ratio(months, remainingMonths), 'half-even');
  const earned =
    remainingRevenue.minor <= 0n
      ? 0n
      : portion(unamortized.minor, ratio(revenue.minor, remainingRevenue.minor), 'half-even');
  return money(earned > even ? earned : even, unamortized.currency);
}

/** What is written down to net realizable value at a balance-sheet date; never written up again (ASC 985-20-35-4). */
export function soldSoftwareWriteDown(unamortized: Money, netRealizableValue: Money): Money {
  const excess = unamortized.minor - netRealizableValue.minor;
  return money(excess > 0n ? excess : 0n, unamortized.currency);
}
