import type { AccountCode, CashSection } from '../books/account.ts';
import { netPostings, type Posting } from '../books/posting.ts';
import { negate, type Money } from '../money/index.ts';
import type { PostingContext } from '../treatment/index.ts';

/** A balanced pair of accounts with an exact amount on a day. */
export type Entry = {
  /** Which of a subject's source lines it belongs to, from 0: for an asset, its schedule (0) and its events in order (1, 2, …). */
  readonly step: number;
  readonly date: Temporal.PlainDate;
  readonly debit: AccountCode;
  readonly credit: AccountCode;
  readonly amount: Money;
  readonly nonCash?: boolean;
  readonly section?: CashSection;
};

/** The postings of entries; the line of a step is the context's line plus the step. */
export function postEntries(entries: readonly Entry[], context: Omit<PostingContext, 'month'>): readonly Posting[] {
  return netPostings(
    entries.flatMap(({ step, date, debit, credit, amount, nonCash, section }) => {
      const common = {
        ...context,
        line: context.line + step,
        date,
        ...(section && { section }),
        ...(nonCash && { nonCash }),
      };
      return [
        { ...common, account: debit, amount, transaction: amount },
        { ...common, account: credit, amount: negate(amount), transaction: negate(amount) },
      ];
    }),
  );
}
