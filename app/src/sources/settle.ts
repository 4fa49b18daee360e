import { monthOf, parseMonth } from '@capwise/domain/time';
import {
  accountCodes,
  settleInvoice,
  type Batch,
  type ExpectedPayment,
  type Posting,
  type ReadPayment,
  type SettledPayment,
  type SourceLine,
} from '@capwise/domain/books';
import { settleForeign } from '@capwise/domain/cloud';
import { money, moneyText, parseMoney } from '@capwise/domain/money';
import { recordInOpenMonths } from '../books/record-open.ts';
import type { CompanyReads, CompanyWrites } from '../ports/index.ts';
import { exchangeOf, needsRate, termsOf, type Exchange } from './exchange.ts';
import { keyOfPayable, payableKey, readPayables, type Payable } from './payables.ts';
import { paymentProducer, paymentTreatment, readKeptPayments, type StoredPayment } from './payment-lines.ts';
import { openPlaces } from './settle-places.ts';

/**
 * Settles invoices again whose bills, terms or rates have changed: all, or those named and gone. Answers how many batches
 * became a new revision. Refuses NEEDS_RATE where a payment of another currency has no rate on its day.
 */
export async function settleAgain(
  books: CompanyReads & CompanyWrites,
  invoices?: ReadonlySet<string>,
): Promise<number> {
  const { payments, periods } = await readKeptPayments(books);
  if (payments.length === 0) return 0;
  const exchange = await exchangeOf(books);
  const payables = await readPayables(books, exchange.reporting);
  const { find } = await openPlaces(books, { payables, periods });
  const concerned = payments.filter(
    (payment) => invoices === undefined || invoices.has(payment.invoice) || find(payment) === null,
  );
  return recordSettlements(books, { payments: concerned, emptied: [], periods, payables, exchange });
}

export type Settling = {
  /** All payments of the invoices that are settled. */
  readonly payments: readonly StoredPayment[];
  /** Payments whose invoice they no longer name; where it has no other, its batch becomes empty. */
  readonly emptied: readonly StoredPayment[];
  /** The month that the batch of a subject was first kept under. */
  readonly periods: ReadonlyMap<string, string>;
  readonly payables: ReadonlyMap<string, Payable>;
  readonly exchange: Exchange;
};

/** Records a batch for each invoice; one that says what is recorded already becomes no revision. */
export async function recordSettlements(
  books: CompanyReads & CompanyWrites,
  { payments, emptied, periods, payables, exchange }: Settling,
): Promise<number> {
  const places = await openPlaces(books, { payables, periods });
  const keyOf = (payment: StoredPayment): string => {
    const payable = places.find(payment);
    return payable ? keyOfPayable(payable) : payableKey(payment.invoice, payment.currency);
  };
  const left = new Set(places.subjectsOf([...payments, ...emptied]));
  const byInvoice = Map.groupBy(payments, keyOf);
  const keys = [...new Set([...payments, ...emptied].map(keyOf))];
  let revisions = 0;
  for (const key of keys) {
    const own = byInvoice.get(key) ?? [];
    const [example] = [...own, ...emptied.filter((payment) => keyOf(payment) === key)];
    if (!example) continue;
    const payable = payables.get(key) ?? unknownPayable(example, payables);
    const subject = places.subjectOf(payable, subjectOf(example, exchange));
    left.delete(subject);
    const period = periods.get(subject) ?? firstMonth([example, ...own]);
    const batch = batchOf(payable, own, { subject, period, exchange });
    if ((await recordInOpenMonths(books, batch)).changed) revisions += 1;
  }
  // Payments that have gone from these to the batch of another vendor must not count twice.
  for (const subject of left) {
    const period = periods.get(subject);
    if (period === undefined) continue;
    const batch: Batch = { producer: paymentProducer, subject, period, lines: [], postings: [], madeFrom: [] };
    if ((await recordInOpenMonths(books, batch)).changed) revisions += 1;
  }
  return revisions;
}

function subjectOf(
  { invoice, currency }: Pick<StoredPayment, 'invoice' | 'currency'>,
  { reporting }: Exchange,
): string {
  return currency === reporting ? invoice : `${invoice} · ${currency}`;
}

function firstMonth(payments: readonly StoredPayment[]): string {
  return payments.reduce((first, { date }) => (date < first ? date : first), payments[0]?.date ?? '').slice(0, 7);
}

/** An invoice that was known when it was paid, and of which nothing is left in the books. */
function unknownPayable({ invoice, currency, vendor }: StoredPayment, payables: ReadonlyMap<string, Payable>): Payable {
  const isShared = [...payables.values()].some((known) => known.name === invoice && known.currency === currency);
  const dimensions = { entity: 'main', invoice, ...(vendor !== null && { vendor }) };
  const place = { account: accountCodes.payables, section: 'operating', dimensions } as const;
  return { name: invoice, kind: 'invoice', vendor, isShared, currency, expected: [], movements: [], place };
}

type BatchKey = { readonly subject: string; readonly period: string; readonly exchange: Exchange };

function batchOf(payable: Payable, payments: readonly StoredPayment[], { subject, period, exchange }: BatchKey): Batch {
  const byReference = new Map(payments.map((payment) => [payment.payment, payment]));
  const { settled, exchange: restated } = settle(payable, payments, exchange);
  const lines = settled.flatMap((one, index): readonly SourceLine[] => {
    const stored = byReference.get(one.payment.id);
    return stored ? [lineOf(stored, one, { payable, notes: notesOf(settled, index, payable) })] : [];
  });
  const last = lines.at(-1);
  return {
    producer: paymentProducer,
    subject,
    period,
    lines: last && restated.length > 0 ? [...lines, exchangeLine(payable, last, period)] : lines,
    postings: [...settled.flatMap(({ postings }) => postings), ...restated],
    madeFrom: [],
  };
}

type Settled = { readonly settled: readonly SettledPayment[]; readonly open: readonly ExpectedPayment[] };

/** What payments settle of an invoice. Refuses NEEDS_RATE. */
export function settle(
  { expected, movements, place, currency }: Payable,
  payments: readonly StoredPayment[],
  exchange: Exchange,
): Settled & { readonly exchange: readonly Posting[] } {
  const { reporting } = exchange;
  const read = payments.map(
    (stored): ReadPayment => ({
      id: stored.payment,
      day: Temporal.PlainDate.from(stored.date),
      amount: parseMoney(stored.amount, stored.currency),
    }),
  );
  if (currency === reporting) {
    return { ...settleInvoice(expected, read, { reporting, otherwise: place }), exchange: [] };
  }
  const own = movements.filter(({ isPayment }) => !isPayment);
  const invoice = { currency, expected, movements: own, otherwise: place };
  const settlement = settleForeign(invoice, read, termsOf(exchange, currency));
  if (settlement.missing.length > 0) throw needsRate(currency, reporting, settlement.missing);
  return settlement;
}

type LineContext = { readonly payable: Payable; readonly notes: readonly string[] };

function lineOf(stored: StoredPayment, { payment }: SettledPayment, { payable, notes }: LineContext): SourceLine {
  const month = monthOf(payment.day);
  const { entity } = payable.place.dimensions;
  return {
    what: `Payment ${stored.payment} · ${payable.name}`,
    month,
    postingMonth: month,
    dimensions: {
      entity,
      [payable.kind]: payable.name,
      ...(payable.vendor !== null && { vendor: payable.vendor }),
    },
    treatment: paymentTreatment,
    amounts: { amount: payment.amount },
    source: { kind: 'document', id: stored.payment, document: JSON.stringify(stored) },
    notes,
  };
}

function exchangeLine({ name }: Payable, last: SourceLine, period: string): SourceLine {
  const month = parseMonth(period);
  return {
    ...last,
    what: `Exchange differences of the payments · ${name}`,
    month,
    postingMonth: month,
    treatment: 'payable restated until it was paid',
    amounts: {},
    notes: ['what rates do to the payable until it was paid, less what they do until it was expected to be'],
  };
}

/** What is paid above the invoice is a claim on the vendor, once that is not owed from before the books. */
function notesOf(settled: readonly SettledPayment[], index: number, payable: Payable): readonly string[] {
  const owed = owedUndated(payable);
  const above = (count: number): bigint => {
    const sum = settled.slice(0, count).reduce((total, one) => total + one.above, 0n) - owed;
    return sum > 0n ? sum : 0n;
  };
  const change = above(index + 1) - above(index);
  if (change === 0n) return [];
  const text = `${moneyText(money(change < 0n ? -change : change, payable.currency))} ${payable.currency}`;
  const vendor = payable.vendor ?? 'the vendor';
  return [
    change > 0n
      ? `${text} above what the invoice is: a claim on ${vendor}, which a later bill of the invoice draws`
      : `${text} of what was paid above the invoice came back from ${vendor}`,
  ];
}

/** What is owed of an invoice without a day, as an opening balance is; in minor units of its currency. */
function owedUndated({ movements }: Payable): bigint {
  return -movements.reduce((sum, { transaction, isPayment }) => (isPayment ? sum : sum + transaction), 0n);
}
