import { accountCodes, expenseAccount, type CostFunction, type CostNature } from '../books/account.ts';
import { addRatios, multiplyRatios, ratio } from '../money/index.ts';
import { accountsOfClass, type AssetClass } from './asset-accounts.ts';
import type { Leg } from './leg.ts';
import { requireLife } from './require-life.ts';
import { serviceLife } from './service-life.ts';
import { later, monthsUnpaid, until, type Spread } from './spread.ts';
import { allIn, straightLine, sumOf } from './straight-line.ts';

/** Terms that every purchase and sale has. Months count from the line's own month. */
export type Terms = {
  /** When the service is charged. */
  readonly spread: Spread;
  /** Days from charge to payment. */
  readonly netDays: number;
  /** Charges and payments stop before this month: cancelled. */
  readonly stopsAt?: number;
  /** Charged and paid at the beginning of its month. */
  readonly opening?: boolean;
};

export type ExpenseTerms = Terms & { readonly function: CostFunction; readonly nature: CostNature };

/**
 * Expense: Dr expense, Cr payable at the charge; the payable settles on its terms, operating.
 */
export function expense(terms: ExpenseTerms): readonly Leg[] {
  const charged = charges(terms);
  const opening = opens(terms);
  return [
    {
      debit: expenseAccount(terms.function, terms.nature),
      credit: accountCodes.payables,
      spread: charged,
      section: 'operating',
      ...opening,
    },
    settlement(accountCodes.payables, charged, terms, 'operating'),
  ];
}

/** Earn: Dr receivable, Cr revenue at the service; the receivable settles on its terms, operating. */
export function earn(terms: Terms): readonly Leg[] {
  const served = charges(terms);
  return [
    {
      debit: accountCodes.receivables,
      credit: accountCodes.revenue,
      spread: served,
      section: 'operating',
      ...opens(terms),
    },
    {
      debit: accountCodes.cash,
      credit: accountCodes.receivables,
      spread: later(served, monthsUnpaid(terms.netDays)),
      section: 'operating',
      ...opens(terms),
    },
  ];
}

/** A service credit owed to customers is negative revenue: Dr revenue, Cr payable at the service; paid on its terms, operating. */
export function creditCustomers(terms: Terms): readonly Leg[] {
  const credited = charges(terms);
  const { revenue, payables } = accountCodes;
  return [
    { debit: revenue, credit: payables, spread: credited, section: 'operating', ...opens(terms) },
    settlement(payables, credited, terms, 'operating'),
  ];
}

/**
 * Earn over a term: Dr receivable, Cr deferred revenue when it is invoiced; each month of the term Dr deferred revenue, Cr
 * revenue (straight line). Refuses LIFE_NOT_POSITIVE.
 */
export function earnOverTerm(terms: Terms & { readonly termMonths: number }): readonly Leg[] {
  requireLife('term', terms.termMonths);
  const { receivables, deferredRevenue, revenue, cash } = accountCodes;
  const invoiced = charges(terms);
  const section = 'operating';
  return [
    { debit: receivables, credit: deferredRevenue, spread: invoiced, section, ...opens(terms) },
    {
      debit: cash,
      credit: receivables,
      spread: later(invoiced, monthsUnpaid(terms.netDays)),
      section,
      ...opens(terms),
    },
    { debit: deferredRevenue, credit: revenue, spread: straightLine(invoiced, terms.termMonths) },
  ];
}

export type PrepayTerms = ExpenseTerms & {
  /** Months over which the service is received, from the line's own month. */
  readonly termMonths: number;
};

/**
 * Prepay: Dr prepaid, Cr payable at the charge; then each month of the term Dr expense, Cr prepaid (straight line). A prepaid
 * that is cancelled has no future use: what is left of it is written down in the month of the cancellation, outside of its
 * function. What was received and is not charged any more is taken back out of the expense.
 */
export function prepay(terms: PrepayTerms): readonly Leg[] {
  requireLife('term', terms.termMonths);
  const charged = charges(terms);
  const account = expenseAccount(terms.function, terms.nature);
  const stopsAt = terms.stopsAt ?? Number.POSITIVE_INFINITY;
  const served = until(straightLine([{ month: 0, share: sumOf(terms.spread) }], terms.termMonths), stopsAt);
  const isLeft = addRatios(sumOf(charged), multiplyRatios(sumOf(served), ratio(-1))).numerator > 0n;
  const end = isLeft ? accountCodes.prepaidWriteDown : account;
  const never = isLeft ? { nonCash: true } : {};
  return [
    {
      debit: accountCodes.prepaidExpenses,
      credit: accountCodes.payables,
      spread: charged,
      section: 'operating',
      ...opens(terms),
    },
    settlement(accountCodes.payables, charged, terms, 'operating'),
    { debit: account, credit: accountCodes.prepaidExpenses, spread: served },
    // Both whole balances move, so that the prepaid ends at exactly zero whatever a share rounds to.
    ...(terms.stopsAt === undefined
      ? []
      : [
          { debit: end, credit: accountCodes.prepaidExpenses, spread: allIn(stopsAt, sumOf(charged)), ...never },
          { debit: accountCodes.prepaidExpenses, credit: end, spread: allIn(stopsAt, sumOf(served)), ...never },
        ]),
  ];
}

export type PurchaseTerms = Terms & {
  readonly asset: AssetClass;
  /** Month in which the asset is ready for its use; amortization starts with it. */
  readonly readyAt: number;
  /** Book life in months from the month it is ready. */
  readonly lifeMonths: number;
  /** Abandoned at the beginning of this month: what is left is lost then, and what was still to be charged is not. */
  readonly abandonedAt?: number;
};

/** What a purchase costs: Dr asset in progress, Cr payable (section investing), which settles on its terms. */
export function purchaseCost(terms: Terms & { readonly asset: AssetClass }): readonly Leg[] {
  const accounts = accountsOfClass[terms.asset];
  const charged = charges(terms);
  return [
    { debit: accounts.inProgress, credit: accounts.payables, spread: charged, section: 'investing', ...opens(terms) },
    settlement(accounts.payables, charged, terms, 'investing'),
  ];
}

/**
 * Capitalize a purchase: Dr asset in progress, Cr payable (section investing). Ready for use: into service; each month of
 * its life Dr amortization, Cr accumulated (straight line). Abandonment (ASC 360-10-35-47): the carrying amount is a loss
 * inside EBITDA in the month of cease-use, and amortization ends before it.
 */
export function capitalizePurchase(terms: PurchaseTerms): readonly Leg[] {
  const charged = until(charges(terms), terms.abandonedAt ?? Number.POSITIVE_INFINITY);
  return [...purchaseCost({ ...terms, spread: charged }), ...serviceLife({ ...terms, charged })];
}

function settlement(payables: string, charged: Spread, terms: Terms, section: 'operating' | 'investing'): Leg {
  return {
    debit: payables,
    credit: accountCodes.cash,
    spread: later(charged, monthsUnpaid(terms.netDays)),
    section,
    ...opens(terms),
  };
}

function charges(terms: Terms): Spread {
  return terms.stopsAt === undefined ? terms.spread : until(terms.spread, terms.stopsAt);
}

function opens(terms: Terms): { readonly opening?: boolean } {
  return terms.opening ? { opening: true } : {};
}
