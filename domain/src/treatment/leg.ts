import type { AccountCode, CashSection } from '../books/account.ts';
import type { Basis, Dimensions, Measure, Posting, Scenario } from '../books/posting.ts';
import { netPostings } from '../books/posting.ts';
import { negate, spreadAmount, type Money } from '../money/index.ts';
import { addMonths, firstDay, lastDay, type Month } from '../time/index.ts';
import type { Spread } from './spread.ts';

/**
 * A balanced pair of accounts with shares of a line's amount by month. A treatment yields legs; they are linear in the
 * amount, so the books apply them exactly and the estimates in floating point: one definition, two arithmetics.
 */
export type Leg = {
  readonly debit: AccountCode;
  readonly credit: AccountCode;
  readonly spread: Spread;
  /** The cash-flow section that the payable or the payment belongs to. */
  readonly section?: CashSection;
  /** Never becomes cash: amortization and write-offs. */
  readonly nonCash?: boolean;
  /** At the beginning of its month (bought on day 1) instead of at its end. */
  readonly opening?: boolean;
};

export type PostingContext = {
  readonly basis: Basis;
  readonly scenario: Scenario;
  /** Month 0 of the legs' spreads. */
  readonly month: Month;
  readonly dimensions: Dimensions;
  readonly line: number;
  readonly measure: Measure;
};

/** Applies legs to an amount exactly: shares by cumulative rounding (half to even), so that they sum to the amount. */
export function postLegs(amount: Money, legs: readonly Leg[], context: PostingContext): readonly Posting[] {
  return netPostings(legs.flatMap((leg) => postLeg(amount, leg, context)));
}

function postLeg(amount: Money, leg: Leg, { month, ...context }: PostingContext): readonly Posting[] {
  const parts = spreadAmount(
    amount,
    leg.spread.map((part) => part.share),
    'half-even',
  );
  return leg.spread.flatMap((part, index) => {
    const share = parts[index];
    if (!share) throw new RangeError(`share ${index} of a spread of ${leg.spread.length} is missing`);
    const within = addMonths(month, part.month);
    const common = {
      ...context,
      date: leg.opening ? firstDay(within) : lastDay(within),
      ...(leg.section && { section: leg.section }),
      ...(leg.nonCash && { nonCash: true }),
    };
    return [
      { ...common, account: leg.debit, amount: share, transaction: share },
      { ...common, account: leg.credit, amount: negate(share), transaction: negate(share) },
    ];
  });
}
