import { divideRounded, money, negate, type Money } from '../money/index.ts';
import { accountCodes, type AccountCode, type CashSection } from './account.ts';
import { netPostings, type Dimensions, type Measure, type Posting } from './posting.ts';
import { openPath, partsReached, type Path } from './settlement-path.ts';

/** Where a payment of an invoice comes from: one of its payables, and the section of the cash flow that it settles in. */
export type PayablePlace = {
  readonly account: AccountCode;
  readonly section: CashSection;
  readonly dimensions: Dimensions;
};

/** What terms expect to be paid on a day; below zero it comes back. */
export type ExpectedPayment = PayablePlace & {
  readonly day: Temporal.PlainDate;
  /** In the currency of the invoice. */
  readonly transaction: Money;
  /** In the reporting currency, as it was recorded. */
  readonly amount: Money;
};

/** A payment that was read, in the currency of the invoice; below zero money came back. */
export type ReadPayment = { readonly id: string; readonly day: Temporal.PlainDate; readonly amount: Money };

/** What one payment does: postings of the line that has its place in the order of the payments. */
export type SettledPayment = {
  readonly payment: ReadPayment;
  readonly postings: readonly Posting[];
  /** What it adds to a claim on the vendor, in minor units of the invoice; below zero it gives some back. */
  readonly above: bigint;
};

export type Settlement = {
  /** By day, then by id. */
  readonly settled: readonly SettledPayment[];
  /** What terms still expect, oldest first. */
  readonly open: readonly ExpectedPayment[];
};

export type SettlementTerms = {
  readonly reporting: string;
  /** What is paid where nothing is expected (any more). */
  readonly otherwise: PayablePlace;
  /** Parts of a payment in the reporting currency, in minor units; they are what they are unless given. */
  readonly valued?: (parts: readonly bigint[], day: Temporal.PlainDate) => readonly bigint[];
};

/**
 * Settles what is expected of one invoice by what was paid: expected payments are taken back oldest first on their own days
 * (measure `paid`), and what was paid posts on its day (measure `settled`) off the same payables, in the same sections
 * (accounting contract, §1). What is paid above all of it stays on the payable as a claim. Cash over life is what was paid
 * and what is still expected; every entry balances per entity.
 */
export function settleInvoice(
  expected: readonly ExpectedPayment[],
  payments: readonly ReadPayment[],
  terms: SettlementTerms,
): Settlement {
  const parts = joined(expected);
  const path = openPath(parts.map(({ day, transaction }) => ({ day, minor: transaction.minor })));
  const [first] = parts;
  let position = 0n;
  const settled = inOrder(payments).map((payment, line): SettledPayment => {
    const before = position;
    position += payment.amount.minor;
    const step = { path, from: before, to: position };
    const paid = path.total === 0n ? null : changes(step, { isOpenEnded: true });
    return {
      payment,
      postings: netPostings([
        ...takenBack(parts, step).map((posting) => ({ ...posting, line })),
        ...postSettled(paid ? parts : [first ?? terms.otherwise], paid ?? [payment.amount.minor], {
          payment,
          terms,
          line,
        }),
      ]),
      above: path.clamp(before) - before - path.clamp(position) + position,
    };
  });
  const taken = partsReached(path, position, { isOpenEnded: false });
  return { settled, open: parts.flatMap((part, index) => leftOf(part, taken[index] ?? 0n)) };
}

type Step = { readonly path: Path; readonly from: bigint; readonly to: bigint };

function changes({ path, from, to }: Step, options: { readonly isOpenEnded: boolean }): readonly bigint[] {
  const before = partsReached(path, from, options);
  return partsReached(path, to, options).map((reached, index) => reached - (before[index] ?? 0n));
}

function takenBack(parts: readonly ExpectedPayment[], step: Step): readonly Omit<Posting, 'line'>[] {
  const before = partsReached(step.path, step.from, { isOpenEnded: false });
  const after = partsReached(step.path, step.to, { isOpenEnded: false });
  return parts.flatMap((part, index) => {
    const [was, becomes] = [before[index] ?? 0n, after[index] ?? 0n];
    const transaction = money(was - becomes, part.transaction.currency);
    const amount = money(valueAt(part, was) - valueAt(part, becomes), part.amount.currency);
    return sides(part, { day: part.day, measure: 'paid', transaction, amount });
  });
}

/** What the first units of an expected payment were recorded at. */
function valueAt({ amount, transaction }: ExpectedPayment, minor: bigint): bigint {
  return transaction.minor === 0n ? 0n : divideSigned(amount.minor * minor, transaction.minor);
}

function divideSigned(dividend: bigint, divisor: bigint): bigint {
  return divisor < 0n ? divideRounded(-dividend, -divisor, 'half-even') : divideRounded(dividend, divisor, 'half-even');
}

type Paid = { readonly payment: ReadPayment; readonly terms: SettlementTerms; readonly line: number };

function postSettled(
  places: readonly PayablePlace[],
  minors: readonly bigint[],
  { payment: { day, amount }, terms: { reporting, valued }, line }: Paid,
): readonly Posting[] {
  const values = valued ? valued(minors, day) : minors;
  return places.flatMap((place, index) =>
    sides(place, {
      day,
      measure: 'settled',
      transaction: money(minors[index] ?? 0n, amount.currency),
      amount: money(values[index] ?? 0n, reporting),
    }).map((posting) => ({ ...posting, line })),
  );
}

type Moved = {
  readonly day: Temporal.PlainDate;
  readonly measure: Measure;
  readonly transaction: Money;
  readonly amount: Money;
};

/** Dr payable, Cr cash. */
function sides(
  { account, section, dimensions }: PayablePlace,
  { day, measure, transaction, amount }: Moved,
): readonly Omit<Posting, 'line'>[] {
  const common = { basis: 'us-gaap', scenario: 'actual', date: day, dimensions, measure, section } as const;
  return [
    { ...common, account, transaction, amount },
    { ...common, account: accountCodes.cash, transaction: negate(transaction), amount: negate(amount) },
  ];
}

/** Expected payments of one place and day as one, oldest first, in an order that does not depend on how they come. */
function joined(expected: readonly ExpectedPayment[]): readonly ExpectedPayment[] {
  const byPlace = Map.groupBy(expected, placeText);
  return [...byPlace]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, members]): readonly ExpectedPayment[] => {
      const [first] = members;
      if (!first) return [];
      const sum = (of: 'transaction' | 'amount'): Money =>
        money(
          members.reduce((all, one) => all + one[of].minor, 0n),
          first[of].currency,
        );
      const whole = { ...first, transaction: sum('transaction'), amount: sum('amount') };
      return whole.transaction.minor === 0n ? [] : [whole];
    });
}

function placeText({ day, account, section, dimensions }: ExpectedPayment): string {
  const named = Object.entries(dimensions).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([day, account, section, named]);
}

function inOrder(payments: readonly ReadPayment[]): readonly ReadPayment[] {
  return payments.toSorted(
    (left, right) => Temporal.PlainDate.compare(left.day, right.day) || (left.id < right.id ? -1 : 1),
  );
}

function leftOf(part: ExpectedPayment, taken: bigint): readonly ExpectedPayment[] {
  const minor = part.transaction.minor - taken;
  if (minor === 0n) return [];
  const amount = money(part.amount.minor - valueAt(part, taken), part.amount.currency);
  return [{ ...part, transaction: money(minor, part.transaction.currency), amount }];
}
