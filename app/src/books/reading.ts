import type { Figure, PostingFilter, ReadBasis } from '@capwise/contract/operation';
import type {
  CashFlowBasis,
  FreeCashFlowPolicy,
  PostingSum,
  StatementItem,
  StatementPolicy,
} from '@capwise/domain/books';
import { accountsOfItem, isAdjustment } from '@capwise/domain/books';
import { currencyOf, settingsOf } from '../company/index.ts';
import { postingsTrace } from '../figure/index.ts';
import type { Context } from '../handler/index.ts';
import type { CompanyStore } from '../ports/index.ts';
import { booksAsOf } from './reference/known-at.ts';
import { lastChargedMonth, lastMonthWithResult, type Stretch } from './extent.ts';

/** How the books are looked at: under which rules, by which choices of the company, as known when. */
export type View = {
  readonly cash: CashFlowBasis;
  readonly policy: StatementPolicy;
  readonly free: FreeCashFlowPolicy;
  readonly asOf?: string;
  /** What happened, or what was planned. */
  readonly scenario: 'actual' | 'budget';
};

/** All sums of the books as a view has them, and what frames them. */
export type Reading = {
  readonly company: CompanyStore;
  readonly currency: string | null;
  readonly view: View;
  readonly sums: readonly PostingSum[];
  /** The last month that has charges; null while there is none. */
  readonly lastCharged: string | null;
};

/** A stretch of the books with its sums. */
export type Column = {
  readonly stretch: Stretch;
  readonly sums: readonly PostingSum[];
  readonly currency: string;
  readonly view: View;
};

type Asked = {
  readonly basis: ReadBasis;
  readonly asOf?: string | undefined;
  readonly scenario?: View['scenario'];
};

/** Reads the sums of all months under a basis, now or as of a moment. */
export async function readBooks(context: Context, { basis, asOf, scenario = 'actual' }: Asked): Promise<Reading> {
  const company = await context.books();
  const [currency, settings, sums, billed] = await Promise.all([
    currencyOf(company),
    settingsOf(asOf === undefined ? company : booksAsOf(company, asOf)),
    company.sums({ scenario, basis }, asOf),
    lastChargedMonth(company, asOf),
  ]);
  const today = (asOf ?? context.ports.now().toString()).slice(0, 7);
  return {
    company,
    currency,
    sums,
    lastCharged: billed ?? lastMonthWithResult(sums, today),
    view: {
      cash: { basis, fiscalStart: settings.fiscalStart },
      policy: { adjustments: settings.adjustments, grossMargin: settings.grossMargin },
      free: { takesLeasePrincipal: settings.freeCashFlowTakesLeases },
      scenario,
      ...(asOf !== undefined && { asOf }),
    },
  };
}

/** The filter that a question to the store has under a view. */
export function filterUnder({ cash, scenario }: View, filter: Partial<PostingFilter> = {}): PostingFilter {
  return { scenario, basis: cash.basis, ...filter };
}

/** A trace of postings that carries the basis and the moment of its view. */
export function tracedUnder(
  { cash, asOf, scenario }: View,
  filter: Partial<PostingFilter>,
  sign: 1 | -1,
): Figure['trace'] {
  return postingsTrace({ basis: cash.basis, ...(scenario !== 'actual' && { scenario }), ...filter }, sign, asOf);
}

/** The postings of an item of the statement: its row, or its accounts where a policy took some out of the row. */
export function filterOfItem(item: StatementItem, policy: StatementPolicy): Partial<PostingFilter> {
  return isAdjustment(item) || policy.adjustments.length > 0
    ? { accounts: [...accountsOfItem(item, policy)] }
    : { rows: [item] };
}
