import type { Answer, Input } from '@capwise/contract/registry';
import { accountCodes } from '@capwise/domain/books';
import { money, moneyText, parseMoney } from '@capwise/domain/money';
import { currencyOf } from '../company/index.ts';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import type { Context, Handler } from '../handler/index.ts';
import { exchangeOf, type Exchange } from './exchange.ts';
import { keyOfPayable, payableAccounts, readPayables, type Payable } from './payables.ts';
import { readKeptPayments, type StoredPayment } from './payment-lines.ts';
import { openPlaces } from './settle-places.ts';
import { settle } from './settle.ts';

type Invoice = Answer<'sources.payments'>['invoices'][number];
type Totals = Answer<'sources.payments'>['totals'][number];

/** `sources.payments`: what is owed and paid by invoice. Cash is expected from terms until its payment is read. */
export const showPayments: Handler<'sources.payments'> = async ({ state, vendor, limit, asOf }, context) => {
  const company = await context.books();
  const today = dayOf(context, asOf);
  if ((await currencyOf(company)) === null) return { today: today.toString(), invoices: [], count: 0, totals: [] };
  const exchange = await exchangeOf(company);
  const payables = await readPayables(company, exchange.reporting, asOf);
  const { payments, periods } = await readKeptPayments(company, asOf);
  const { find } = await openPlaces(company, { payables, periods }, asOf);
  const byKey = Map.groupBy(payments, (payment) => {
    const payable = find(payment);
    return payable && keyOfPayable(payable);
  });
  const views = [...payables]
    .map(([key, payable]) => viewOf(payable, byKey.get(key) ?? [], { exchange, today, asOf }))
    .filter(({ payable }) => vendor === undefined || payable.vendor === vendor);
  const fitting = views.filter(({ row }) => state === undefined || row.state === state).toSorted(inOrder);
  return {
    today: today.toString(),
    invoices: fitting.slice(0, limit).map(({ row }) => row),
    count: fitting.length,
    totals: [...Map.groupBy(views, ({ row }) => row.currency)].map(([currency, members]) =>
      totalsOf(currency, members, { exchange, today, asOf, vendor }),
    ),
  };
};

function dayOf(context: Context, asOf: string | undefined): Temporal.PlainDate {
  const moment = asOf === undefined ? context.ports.now() : Temporal.Instant.from(asOf);
  return moment.toZonedDateTimeISO('UTC').toPlainDate();
}

type Scope = {
  readonly exchange: Exchange;
  readonly today: Temporal.PlainDate;
  readonly asOf: Input<'sources.payments'>['asOf'];
};

/** An invoice as it is answered, with what it is sorted and added up by, in minor units. */
type View = {
  readonly payable: Payable;
  readonly row: Invoice;
  readonly billed: bigint;
  readonly settled: bigint;
  readonly open: bigint;
  readonly overdue: bigint;
};

function viewOf(payable: Payable, payments: readonly StoredPayment[], scope: Scope): View {
  const { currency } = payable;
  const text = (minor: bigint): string => moneyText(money(minor, currency));
  const paid = payments.toSorted((left, right) => (left.date < right.date ? -1 : 1));
  const settled = sumOf(paid.map(({ amount }) => parseMoney(amount, currency).minor));
  const days = [...Map.groupBy(settle(payable, payments, scope.exchange).open, ({ day }) => day.toString())].map(
    ([day, members]) => ({ day, minor: sumOf(members.map(({ transaction }) => transaction.minor)) }),
  );
  const expected = days.filter(({ minor }) => minor !== 0n);
  const remaining = sumOf(expected.map(({ minor }) => minor));
  const balance = sumOf(payable.movements.map(({ transaction }) => transaction));
  const open = remaining - balance;
  const due = sumOf(expected.filter(({ day }) => day < scope.today.toString()).map(({ minor }) => minor));
  const overdue = due > 0n ? due : 0n;
  const figures = figuresOf(payable, { remaining, settled, balance }, scope);
  return {
    payable,
    billed: open + settled,
    settled,
    open,
    overdue,
    row: {
      invoice: payable.name,
      kind: payable.kind,
      vendor: payable.vendor,
      currency,
      state: stateOf({ open, overdue, balance }, paid),
      ...figures,
      overdue: text(overdue),
      daysLate: daysLate(payable, { paid, expected, today: scope.today }),
      expected: expected.map(({ day, minor }) => ({ day, amount: text(minor) })),
      payments: paid.map(({ payment, date, amount }) => ({ payment, day: date, amount })),
    },
  };
}

type Standing = { readonly open: bigint; readonly overdue: bigint; readonly balance: bigint };

function stateOf({ open, overdue, balance }: Standing, paid: readonly StoredPayment[]): Invoice['state'] {
  if (overdue > 0n) return 'overdue';
  if (balance > 0n) return 'claim';
  if (open === 0n) return 'settled';
  return paid.length > 0 ? 'part-paid' : 'expected';
}

type Lateness = {
  readonly paid: readonly StoredPayment[];
  readonly expected: readonly { readonly day: string; readonly minor: bigint }[];
  readonly today: Temporal.PlainDate;
};

/** Of what is open, days since the oldest of it was due; of what is settled, how long after its terms the last payment came. */
function daysLate(payable: Payable, { paid, expected, today }: Lateness): number {
  const open = expected.find(({ minor }) => minor > 0n);
  const last = paid.at(-1);
  const due = payable.expected
    .map(({ day }) => day)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
  if (open) return Math.max(0, Temporal.PlainDate.from(open.day).until(today).days);
  return last && due ? Math.max(0, due.until(last.date).days) : 0;
}

type Sums = { readonly remaining: bigint; readonly settled: bigint; readonly balance: bigint };

/** Billed = expected still + settled − what was paid above it; the books say each of them. */
function figuresOf(
  { name, kind, currency, vendor, isShared }: Payable,
  { remaining, settled, balance }: Sums,
  { exchange, asOf }: Scope,
): Pick<Invoice, 'billed' | 'settled' | 'open'> {
  const common = {
    dimensions: { [kind]: name, ...(isShared && { vendor }) },
    ...(currency !== exchange.reporting && { currency }),
  };
  const cash = { ...common, accounts: [accountCodes.cash] };
  const read = postingsTrace({ ...cash, measures: ['settled'] }, -1, asOf);
  // What comes in for an asset is its sale.
  const terms =
    kind === 'asset'
      ? [
          {
            label: 'Expected from terms',
            trace: postingsTrace({ ...cash, measures: ['amount'], side: 'credit' }, -1, asOf),
          },
          { label: 'Taken back by payments', trace: postingsTrace({ ...cash, measures: ['paid'] }, -1, asOf) },
        ]
      : [{ label: 'Still expected', trace: postingsTrace({ ...cash, measures: ['paid', 'amount'] }, -1, asOf) }];
  const above = {
    label: 'Paid above it, less what is owed without a day',
    sign: -1 as const,
    trace: postingsTrace({ ...common, accounts: [...payableAccounts] }, 1, asOf),
  };
  return {
    billed: minorFigure(
      remaining + settled - balance,
      currency,
      formula('Billed', [...terms, { label: 'Settled', trace: read }, above]),
    ),
    settled: minorFigure(settled, currency, read),
    open: minorFigure(remaining - balance, currency, formula('Open', [...terms, above])),
  };
}

/** Overdue first, the latest of them on top; then by the day that is expected next, and what is settled by its last payment. */
function inOrder({ row: left }: View, { row: right }: View): number {
  const rank = ({ state }: Invoice): number => (state === 'overdue' ? 0 : state === 'settled' ? 2 : 1);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (rank(left) === 0) return right.daysLate - left.daysLate;
  if (rank(left) === 1) return compareTexts(left.expected[0]?.day ?? '', right.expected[0]?.day ?? '');
  return compareTexts(right.payments.at(-1)?.day ?? '', left.payments.at(-1)?.day ?? '');
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function totalsOf(
  currency: string,
  views: readonly View[],
  { exchange, asOf, vendor }: Scope & { readonly vendor: string | undefined },
): Totals {
  const sum = (of: 'billed' | 'settled' | 'open' | 'overdue'): bigint => sumOf(views.map((view) => view[of]));
  const text = (minor: bigint): string => moneyText(money(minor, currency));
  const filter = {
    accounts: [accountCodes.cash],
    measures: ['settled'],
    ...(exchange.rates.length > 0 && { currency }),
    ...(vendor !== undefined && { dimensions: { vendor } }),
  };
  return {
    currency,
    invoices: views.length,
    billed: text(sum('billed')),
    settled: minorFigure(sum('settled'), currency, postingsTrace(filter, -1, asOf)),
    open: text(sum('open')),
    overdue: text(sum('overdue')),
  };
}

function sumOf(minors: readonly bigint[]): bigint {
  return minors.reduce((sum, minor) => sum + minor, 0n);
}
