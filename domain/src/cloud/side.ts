import { accountCodes } from '../books/account.ts';
import type { Dimensions, Measure, Posting } from '../books/posting.ts';
import type { Money } from '../money/index.ts';
import { lastDay, type Month } from '../time/index.ts';

type SideContent = {
  readonly amount: Money;
  readonly measure: Measure;
  readonly commitment?: string;
  readonly nonCash?: boolean;
};

/** Writes one side of an entry of a line, at the end of its month. */
export type Side = (month: Month, account: string, content: SideContent) => Posting;

const sectioned: ReadonlySet<string> = new Set([
  accountCodes.payables,
  accountCodes.cash,
  accountCodes.accruedLiabilities,
]);

/** The sides of the entries of one line of actual bills; `line` is its number in its batch. */
export function sideOf(dimensions: Dimensions, line: number): Side {
  return (month, account, { amount, measure, commitment, nonCash }) => ({
    basis: 'us-gaap',
    scenario: 'actual',
    date: lastDay(month),
    account,
    dimensions: commitment === undefined ? dimensions : { ...dimensions, commitment },
    amount,
    transaction: amount,
    line,
    measure,
    ...(sectioned.has(account) && { section: 'operating' as const }),
    ...(nonCash && { nonCash }),
  });
}
