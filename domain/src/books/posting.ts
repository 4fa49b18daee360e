import { add, isZero, money, negate, type Money } from '../money/index.ts';
import { dayText, recalled } from '../time/index.ts';
import { accountOf, type AccountCode, type BridgeBar, type CashSection } from './account.ts';

/** The body of rules that a posting was made under. */
export type Basis = 'us-gaap' | 'asu-2025-06' | 'ifrs' | 'tax';

/** What a posting belongs to: what happened, what was planned, or one option of a case. */
export type Scenario = 'actual' | 'budget' | 'forecast' | `case:${string}`;

/** What a source said about an amount. The catalog resolves the values when they are read. */
export type Dimensions = {
  readonly entity: string;
  readonly costCenter?: string;
  readonly team?: string;
  readonly product?: string;
  readonly project?: string;
  readonly environment?: string;
  readonly vendor?: string;
  readonly service?: string;
  readonly owner?: string;
  readonly invoice?: string;
  readonly asset?: string;
  /** The commitment whose prepaid balance a posting moves: its id, or `unidentified`. */
  readonly commitment?: string;
  /** The source document that a posting was recorded by. */
  readonly document?: string;
};

/**
 * Which of a source line's amounts a posting carries a share of; `paid` is a payment that is expected from terms, `settled`
 * one that was read; `exchange` is what a change of rates does to a balance, and nothing in the currency of the transaction.
 */
export type Measure = 'amount' | 'billed' | 'effective' | 'difference' | 'paid' | 'settled' | 'exchange';

/** One side of a balanced entry: debit +, credit −. The entry is all postings of one source line on one day. */
export type Posting = {
  readonly basis: Basis;
  readonly scenario: Scenario;
  readonly date: Temporal.PlainDate;
  readonly account: AccountCode;
  readonly dimensions: Dimensions;
  /** In the book's reporting currency. */
  readonly amount: Money;
  /** In the currency of the transaction; equal to `amount` when that is the reporting currency. */
  readonly transaction: Money;
  /** Number of the source line within its batch, from 0. */
  readonly line: number;
  readonly measure: Measure;
  /** The cash-flow section of a payable, an accrual or a payment. */
  readonly section?: CashSection;
  /** True on entries that never become cash: amortization and write-offs. */
  readonly nonCash?: boolean;
};

/** The one bar of the bridge that a posting belongs to. */
export function barOf(posting: Pick<Posting, 'account' | 'nonCash'>): BridgeBar {
  const { bar } = accountOf(posting.account);
  return posting.nonCash && bar !== 'ebitda' ? 'non-cash' : bar;
}

/** Joins postings that differ only in their amount, and drops those that cancel out. Order of first appearance is kept. */
export function netPostings(postings: readonly Posting[]): readonly Posting[] {
  const byKey = new Map<string, Posting>();
  for (const posting of postings) {
    const key = postingKey(posting);
    const before = byKey.get(key);
    byKey.set(
      key,
      before
        ? {
            ...before,
            amount: add(before.amount, posting.amount),
            transaction: add(before.transaction, posting.transaction),
          }
        : posting,
    );
  }
  return [...byKey.values()].filter((posting) => !isZero(posting.amount) || !isZero(posting.transaction));
}

/** The posting that takes another back. */
export function reversed(posting: Posting): Posting {
  return { ...posting, amount: negate(posting.amount), transaction: negate(posting.transaction) };
}

/** What a basis changes: its own postings less those of US GAAP, all made under it. Nothing where the two agree. */
export function changeUnder(
  basis: Basis,
  { own, usGaap }: Readonly<Record<'own' | 'usGaap', readonly Posting[]>>,
): readonly Posting[] {
  return netPostings([...own, ...usGaap.map(reversed)].map((posting) => ({ ...posting, basis })));
}

/** The first entry whose debits and credits differ, with the difference; undefined when every entry balances per entity. */
export function unbalancedEntry(
  postings: readonly Posting[],
): { readonly line: number; readonly date: string; readonly entity: string; readonly difference: Money } | undefined {
  const sums = new Map<string, { line: number; date: string; entity: string; difference: Money }>();
  for (const { line, date, dimensions, amount } of postings) {
    const key = `${line}\u0000${date}\u0000${dimensions.entity}\u0000${amount.currency}`;
    const sum = sums.get(key) ?? {
      line,
      date: date.toString(),
      entity: dimensions.entity,
      difference: money(0n, amount.currency),
    };
    sums.set(key, { ...sum, difference: add(sum.difference, amount) });
  }
  return [...sums.values()].find((sum) => !isZero(sum.difference));
}

const dimensionsKey = recalled((dimensions: Dimensions): string =>
  JSON.stringify(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))),
);

function postingKey({
  basis,
  scenario,
  date,
  account,
  dimensions,
  transaction,
  line,
  measure,
  section,
  nonCash,
}: Posting): string {
  const parts = [
    basis,
    scenario,
    dayText(date),
    account,
    transaction.currency,
    line,
    measure,
    section ?? '',
    nonCash ? 1 : 0,
    dimensionsKey(dimensions),
  ];
  return parts.join('\u0000');
}
