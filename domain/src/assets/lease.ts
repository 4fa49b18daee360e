import { money, spreadAmount, ratio, total, type Money } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import { addMonths, monthOf, type Month } from '../time/index.ts';
import { requireCurrency, requireLife, requireNotNegative } from './require.ts';

/** A lease from the first month of its term. Fixed payments only: variable ones are expensed as they come. */
export type Lease = {
  readonly name: string;
  readonly commences: Temporal.PlainDate;
  /** Non-cancellable months and options that are reasonably certain. */
  readonly termMonths: number;
  /** By month of the term, from 0. */
  readonly payments: readonly { readonly month: number; readonly amount: Money }[];
  /** Whether a month's payment is due at its beginning or at its end. */
  readonly due: 'begin' | 'end';
  /**
   * Nominal, a year, compounded with each payment: 0.06 is 0.5% a month where one comes every month, and 6% a year where one comes
   * every year. The rate in the lease, else that of borrowing.
   */
  readonly annualRate: number;
};

/** How a lease is accounted for. */
export type LeaseTreatment = 'operating' | 'finance' | 'short-term';

/** A month of a lease. `cost` is all that it costs: one straight-line cost when operating, else amortization and interest. */
export type LeaseRow = {
  readonly month: Month;
  readonly payment: Money;
  readonly interest: Money;
  readonly amortization: Money;
  readonly cost: Money;
  /** At the end of the month, interest that is not paid yet included. */
  readonly liability: Money;
  readonly rightOfUse: Money;
};

export type LeaseSchedule = {
  /** Present value of the payments when the lease commences; zero for a short-term lease. */
  readonly initial: Money;
  readonly rows: readonly LeaseRow[];
};

/**
 * The schedule of a lease: discounted once in floating point and rounded to cents; interest is rounded by month and the last
 * month that bears any closes the liability at exactly 0. Operating (ASC 842-20-25-6): straight-line cost, of which the right of
 * use takes what is not interest. Finance, and every lease under IFRS 16: the right of use is amortized straight line.
 * Refuses LIFE_NOT_POSITIVE, EMPTY_FLOWS, PAYMENT_OUTSIDE_TERM, INVALID_AMOUNT, NOT_FINITE and RATE_LE_MINUS_ONE.
 */
export function leaseSchedule(lease: Lease, treatment: LeaseTreatment): LeaseSchedule {
  const currency = requireLease(lease);
  const months = Array.from({ length: lease.termMonths }, (_, index) => index);
  const payments = months.map((month) => paidIn(lease, month, currency));
  const all = total(currency, payments);
  const of = (minor: bigint): Money => money(minor, currency);
  const isShort = treatment === 'short-term';
  const initial = isShort ? all : presentValue(lease, payments);
  const interest = isShort ? months.map(() => 0n) : interestByMonth(lease, payments, initial);
  const even = (amount: Money): readonly Money[] =>
    spreadAmount(
      amount,
      months.map(() => ratio(1, lease.termMonths)),
      'half-even',
    );
  const [costs, amortizations] = [even(all), even(initial)];
  let liability = initial.minor;
  let rightOfUse = initial.minor;
  const rows = months.map((index) => {
    const paid = payments[index]?.minor ?? 0n;
    const bears = interest[index] ?? 0n;
    const straight = costs[index]?.minor ?? 0n;
    const amortization = treatment === 'finance' ? (amortizations[index]?.minor ?? 0n) : straight - bears;
    liability += bears - paid;
    rightOfUse -= amortization;
    return {
      month: addMonths(monthOf(lease.commences), index),
      payment: of(paid),
      interest: of(bears),
      amortization: of(isShort ? 0n : amortization),
      cost: of(isShort ? straight : amortization + bears),
      liability: of(isShort ? 0n : liability),
      rightOfUse: of(isShort ? 0n : rightOfUse),
    };
  });
  return { initial: of(isShort ? 0n : initial.minor), rows };
}

/** Rounded once to minor units. */
function presentValue(lease: Lease, payments: readonly Money[]): Money {
  const [currency, rate] = [payments[0]?.currency ?? '', monthlyRate(lease)];
  const delay = lease.due === 'begin' ? 0 : 1;
  const value = payments.reduce((sum, { minor }, month) => sum + Number(minor) * (1 + rate) ** -(month + delay), 0);
  return money(BigInt(Math.round(value)), currency);
}

/** Interest of each month on what is owed in it; the last that any is owed in takes what is left of the total. */
function interestByMonth(lease: Lease, payments: readonly Money[], initial: Money): readonly bigint[] {
  const rate = monthlyRate(lease);
  const last = payments.findLastIndex(({ minor }) => minor > 0n) - (lease.due === 'begin' ? 1 : 0);
  let left = payments.reduce((sum, { minor }) => sum + minor, 0n) - initial.minor;
  let owed = Number(initial.minor);
  return payments.map(({ minor }, month) => {
    const base = lease.due === 'begin' ? owed - Number(minor) : owed;
    const exact = base * rate;
    owed = base + exact - (lease.due === 'begin' ? 0 : Number(minor));
    const interest = month < last ? BigInt(Math.round(exact)) : month === last ? left : 0n;
    left -= interest;
    return interest;
  });
}

function monthlyRate(lease: Lease): number {
  const { annualRate } = lease;
  const period = monthsApart(lease);
  return period === 1 ? annualRate / 12 : (1 + (annualRate * period) / 12) ** (1 / period) - 1;
}

/** Months from one payment to the next; 1 where they come at uneven times, or once. */
function monthsApart({ payments }: Lease): number {
  const months = [...new Set(payments.map(({ month }) => month))].toSorted((a, b) => a - b);
  const gaps = months.slice(1).map((month, index) => month - (months[index] ?? 0));
  const [first = 1] = gaps;
  return gaps.every((gap) => gap === first) ? first : 1;
}

function paidIn({ payments }: Lease, month: number, currency: string): Money {
  return total(
    currency,
    payments.filter((payment) => payment.month === month).map(({ amount }) => amount),
  );
}

/** Refuses what cannot be scheduled; gives the currency of the payments. */
function requireLease({ name, termMonths, payments, annualRate }: Lease): string {
  requireLife(`the lease term of "${name}"`, termMonths);
  const [first] = payments;
  if (!first)
    throw new Refusal('EMPTY_FLOWS', `the lease "${name}" has no payment: give at least one`, { value: name });
  for (const { month, amount } of payments) {
    requireCurrency(`the payment of month ${month} of "${name}"`, amount, first.amount.currency);
    requireNotNegative(`the payment of month ${month} of "${name}"`, amount);
    if (Number.isInteger(month) && month >= 0 && month < termMonths) continue;
    throw new Refusal(
      'PAYMENT_OUTSIDE_TERM',
      `the lease "${name}" has a payment in month ${month}, and its term has months 0 to ${termMonths - 1}: correct the month or the term`,
      { value: month, termMonths },
    );
  }
  requireRate(name, annualRate);
  return first.amount.currency;
}

function requireRate(name: string, annualRate: number): void {
  if (!Number.isFinite(annualRate)) {
    throw new Refusal('NOT_FINITE', `the lease "${name}" has a rate of ${annualRate}: give 0.06 for 6% a year`, {
      value: String(annualRate),
    });
  }
  if (annualRate > -1) return;
  throw new Refusal(
    'RATE_LE_MINUS_ONE',
    `the lease "${name}" has a rate of ${annualRate}, which has no discount factor: give 0.06 for 6% a year`,
    { value: annualRate },
  );
}
