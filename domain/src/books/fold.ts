import { monthTextOf } from '../time/index.ts';
import type { AccountCode } from './account.ts';
import type { Posting } from './posting.ts';

/** Postings of one month summed by account and kind: what the store sums and the folds below add up. Debit +. */
export type PostingSum = {
  /** `2026-10` */
  readonly month: string;
  readonly account: AccountCode;
  readonly nonCash: boolean;
  readonly minor: bigint;
};

/** Sums postings by month, account and kind: what the store's SQL does, in the pure core. */
export function sumPostings(postings: readonly Posting[]): readonly PostingSum[] {
  const byKey = new Map<string, PostingSum>();
  for (const { date, account, nonCash = false, amount } of postings) {
    const month = monthTextOf(date);
    const key = `${month} ${account} ${nonCash}`;
    byKey.set(key, { month, account, nonCash, minor: (byKey.get(key)?.minor ?? 0n) + amount.minor });
  }
  return [...byKey.values()];
}

/** The sum of what `select` keeps, debit +. */
export function debits(sums: readonly PostingSum[], select: (sum: PostingSum) => boolean): bigint {
  return sums.reduce((total, sum) => (select(sum) ? total + sum.minor : total), 0n);
}
