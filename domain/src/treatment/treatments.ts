import { accountCodes, expenseAccount, type CostFunction, type CostNature } from '../books/account.ts';
import { addRatios, multiplyRatios, ratio, type Ratio } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import { accountsOfClass, type AssetClass } from './asset-accounts.ts';
import type { Leg } from './leg.ts';
import { evenly, later, monthsUnpaid, until, type Spread } from './spread.ts';

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

export type PrepayTerms = ExpenseTerms & {
  /** Months over which the service is received, from the line's own month. */
  readonly termMonths: number;
};

/**
 * Prepay: Dr prepaid, Cr payable at the charge; then each month of the term Dr expense, Cr prepaid (straight line). A prepaid
 * that is cancelled has no future use: what is left of it becomes expense in the month of the cancellation.
 */
export function prepay(terms: PrepayTerms): readonly Leg[] {
  requireLife('term', terms.termMonths);
  const charged = charges(terms);
  const account = expenseAccount(terms.function, terms.nature);
  const stopsAt = terms.stopsAt ?? Number.POSITIVE_INFINITY;
  const served = until(straightLine([{ month: 0, share: sumOf(terms.spread) }], terms.termMonths), stopsAt);
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
          { debit: account, credit: accountCodes.prepaidExpenses, spread: allIn(stopsAt, sumOf(charged)) },
          { debit: accountCodes.prepaidExpenses, credit: account, spread: allIn(stopsAt, sumOf(served)) },
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

/**
 * Capitalize a purchase: Dr asset in progress, Cr payable (section investing). Ready for use: into service; each month of
 * its life Dr amortization, Cr accumulated (straight line). Abandonment (ASC 360-10-35-47): the carrying amount is a loss
 * inside EBITDA in the month of cease-use, and amortization ends before it.
 */
export function capitalizePurchase(terms: PurchaseTerms): readonly Leg[] {
  requireLife('life', terms.lifeMonths);
  const accounts = accountsOfClass[terms.asset];
  const abandonedAt = terms.abandonedAt ?? Number.POSITIVE_INFINITY;
  const charged = until(charges(terms), abandonedAt);
  const ready: Spread = charged.map(({ month, share }) => ({ month: Math.max(month, terms.readyAt), share }));
  const inService = until(ready, abandonedAt);
  return [
    { debit: accounts.inProgress, credit: accounts.payables, spread: charged, section: 'investing', ...opens(terms) },
    settlement(accounts.payables, charged, terms, 'investing'),
    {
      debit: accounts.inService,
      credit: accounts.inProgress,
      spread: inService,
      section: 'investing',
      ...opens(terms),
    },
    {
      debit: accounts.charge,
      credit: accounts.accumulated,
      spread: until(straightLine(inService, terms.lifeMonths), abandonedAt),
      nonCash: true,
    },
    ...(terms.abandonedAt === undefined ? [] : abandonment(terms, charged, inService, terms.abandonedAt)),
  ];
}

/** A write-off happens on the day of cease-use and never becomes cash. */
const writtenOff = { nonCash: true, opening: true } as const;

function abandonment(terms: PurchaseTerms, charged: Spread, inService: Spread, month: number): readonly Leg[] {
  const accounts = accountsOfClass[terms.asset];
  const amortized = sumOf(until(straightLine(inService, terms.lifeMonths), month));
  const used = sumOf(inService);
  const built = sumOf(charged);
  // Whole balances are written off and what was amortized or moved on is taken back out of the loss, so that the balances
  // end at exactly zero whatever a share rounds to.
  return [
    { debit: accountCodes.abandonmentLoss, credit: accounts.inService, spread: allIn(month, used), ...writtenOff },
    {
      debit: accounts.accumulated,
      credit: accountCodes.abandonmentLoss,
      spread: allIn(month, amortized),
      ...writtenOff,
    },
    { debit: accountCodes.abandonmentLoss, credit: accounts.inProgress, spread: allIn(month, built), ...writtenOff },
    { debit: accounts.inProgress, credit: accountCodes.abandonmentLoss, spread: allIn(month, used), ...writtenOff },
  ];
}

/** Each share is spread evenly over as many months, from its own month on. */
function straightLine(shares: Spread, months: number): Spread {
  const byMonth = new Map<number, Ratio>();
  for (const { month, share } of shares) {
    for (const part of evenly(months, month)) {
      const amount = multiplyRatios(share, part.share);
      const before = byMonth.get(part.month);
      byMonth.set(part.month, before ? addRatios(before, amount) : amount);
    }
  }
  return [...byMonth].sort(([a], [b]) => a - b).map(([month, share]) => ({ month, share }));
}

function allIn(month: number, share: Ratio): Spread {
  return share.numerator === 0n ? [] : [{ month, share }];
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

function requireLife(what: string, months: number): void {
  if (Number.isInteger(months) && months > 0) return;
  throw new Refusal(
    'LIFE_NOT_POSITIVE',
    `a ${what} of ${months} months has no schedule: give a whole number of months above 0`,
    { value: months },
  );
}

function sumOf(spread: Spread): Ratio {
  return spread.reduce((sum, part) => addRatios(sum, part.share), ratio(0));
}
