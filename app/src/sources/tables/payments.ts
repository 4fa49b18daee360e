import { Refusal } from '@capwise/domain';
import { parseMoney } from '@capwise/domain/money';
import { nearestNames } from '@capwise/domain/text';
import { exchangeOf } from '../exchange.ts';
import { readPayables, type Payable } from '../payables.ts';
import { readKeptPayments, type StoredPayment } from '../payment-lines.ts';
import { openPlaces, type PaymentPlaces } from '../settle-places.ts';
import { recordSettlements } from '../settle.ts';
import type { Table, TableRow } from './table.ts';

/** Payments of invoices, from accounts payable or the bank. What terms expected is settled by them. */
export const payments: Table = {
  kind: 'payments',
  title: 'Payments of invoices',
  about:
    'What was paid, by payment and invoice. Cash is expected from payment terms until it is read here; then it is settled on the ' +
    'day on which it was paid. A payment of several invoices has a row for each, under one reference. A reference that comes ' +
    'again replaces what it said before.',
  columns: [
    {
      name: 'payment',
      required: true,
      type: 'text',
      about: 'The reference of the payment: a row that comes again under it changes nothing, or corrects it',
      example: 'PAY-2026-0117',
      alsoCalled: [
        'payment id',
        'payment reference',
        'payment number',
        'payment no',
        'reference',
        'ref',
        'transaction id',
        'document number',
      ],
    },
    {
      name: 'invoice',
      required: false,
      type: 'text',
      about:
        'The invoice that it pays, as the bill names it; else the id of an asset or of a document. No payment goes without',
      example: 'INV-2026-01',
      alsoCalled: ['invoice id', 'invoice number', 'invoice no', 'invoice reference', 'bill number'],
    },
    { name: 'date', required: true, type: 'day', about: 'The day on which it was paid', example: '2026-02-28' },
    {
      name: 'amount',
      required: true,
      type: 'decimal',
      about: 'What was paid, above zero; a refund that was received is below zero',
      example: '1250.00',
    },
    {
      name: 'currency',
      required: true,
      type: 'currency',
      about: 'The currency of the invoice, ISO 4217',
      example: 'USD',
    },
    { name: 'vendor', required: false, type: 'text', about: 'Who was paid', example: 'Amazon Web Services' },
    {
      name: 'account',
      required: false,
      type: 'text',
      about: 'The bank account that paid',
      example: 'Operating account',
      alsoCalled: ['bank account', 'paid from', 'bank'],
    },
  ],
  record: async (rows, { books }) => {
    const exchange = await exchangeOf(books);
    const payables = await readPayables(books, exchange.reporting);
    const kept = await readKeptPayments(books);
    const { find } = await openPlaces(books, { payables, periods: kept.periods });
    const placed = rows.map((row) => placedOf(row, payables, find));
    requireOnce(placed);
    const change = changeOf(
      kept.payments,
      placed.map(({ stored }) => stored),
    );
    await recordSettlements(books, { ...change, periods: kept.periods, payables, exchange });
    return {
      recorded: change.changed,
      unchanged: rows.length - change.changed,
      notes: [...change.notes, ...vendorNotes(placed, find)],
    };
  },
};

type Placed = { readonly row: number; readonly stored: StoredPayment };

function placedOf(
  { row, cells }: TableRow,
  payables: ReadonlyMap<string, Payable>,
  find: PaymentPlaces['find'],
): Placed {
  const { payment = null, invoice = null, date = null, amount = null, currency = null } = cells;
  if (payment === null || date === null || amount === null || currency === null) {
    throw new Error(`row ${row} has an empty cell that is required`);
  }
  if (invoice === null) throw unknownInvoice({ row, payment, invoice: '' }, payables);
  const { vendor = null, account = null } = cells;
  const stored = { payment, invoice, date, amount, currency, vendor, account };
  if (!find(stored)) {
    const others = [...payables.values()].filter(({ name }) => name === invoice);
    if (others.length === 0) throw unknownInvoice({ row, payment, invoice }, payables);
    if (others.some((payable) => payable.currency === currency)) throw unclearVendor(row, { invoice, vendor }, others);
    const known = others.map((payable) => payable.currency).join(' and ');
    throw wrong(
      row,
      { column: 'currency', value: currency },
      `invoice "${invoice}" is in ${known}: give its amount in ${known}`,
    );
  }
  requireAmount(row, amount, currency);
  return { row, stored };
}

/** Several vendors have an invoice of that name, and the row does not say whose it pays. */
function unclearVendor(
  row: number,
  { invoice, vendor }: { readonly invoice: string; readonly vendor: string | null },
  others: readonly Payable[],
): Refusal {
  const vendors = others.map((payable) => payable.vendor ?? 'a vendor that is not named').join(' and ');
  const what = `${vendors} have an invoice "${invoice}": name the one that was paid`;
  return wrong(row, { column: 'vendor', value: vendor ?? '' }, what);
}

function requireAmount(row: number, amount: string, currency: string): void {
  try {
    if (parseMoney(amount, currency).minor !== 0n) return;
  } catch {
    throw wrong(
      row,
      { column: 'amount', value: amount },
      `${currency} has fewer decimals: give what was paid to its minor unit`,
    );
  }
  throw wrong(row, { column: 'amount', value: amount }, 'nothing was paid: take the row out, or give the amount');
}

function requireOnce(placed: readonly Placed[]): void {
  for (const members of Map.groupBy(placed, ({ stored }) =>
    JSON.stringify([stored.payment, stored.invoice]),
  ).values()) {
    const [first, second] = members;
    if (!first || !second) continue;
    const { payment, invoice } = first.stored;
    throw wrong(
      second.row,
      { column: 'payment', value: payment },
      `row ${first.row} pays invoice "${invoice}" by it already: give each payment a reference of its own, or add the rows up`,
    );
  }
}

type Named = { readonly row: number; readonly payment: string; readonly invoice: string };

function unknownInvoice({ row, payment, invoice }: Named, payables: ReadonlyMap<string, Payable>): Refusal {
  const known = [...new Set([...payables.values()].map(({ name }) => name))];
  const nearest = nearestNames(invoice, known);
  const what = invoice === '' ? 'names no invoice' : `pays invoice "${invoice}", which the books do not have`;
  const near = nearest.length > 0 ? `; the nearest that they have: ${nearest.join(', ')}` : '; no bill was loaded yet';
  const remedy =
    invoice === ''
      ? 'give the invoice that it pays, as the bill names it'
      : 'load its bill or record its document first, or correct the invoice';
  return new Refusal(
    'UNKNOWN_INVOICE',
    `row ${row}: payment "${payment}" ${what}${near}. Nothing of the file was posted: ${remedy}`,
    { row, column: 'invoice', value: invoice, payment, nearest, remedy },
  );
}

function wrong(row: number, cell: { readonly column: string; readonly value: string }, what: string): Refusal {
  const { column, value } = cell;
  return new Refusal('INVALID_VALUE', `row ${row}, column ${column}: "${value}"; ${what}`, {
    row,
    column,
    value,
    remedy: what,
  });
}

type Change = {
  readonly payments: readonly StoredPayment[];
  readonly emptied: readonly StoredPayment[];
  readonly changed: number;
  readonly notes: readonly string[];
};

/** What rows change in what was read before: a reference that comes again is replaced as a whole. */
function changeOf(before: readonly StoredPayment[], rows: readonly StoredPayment[]): Change {
  const texts = new Set(before.map((payment) => JSON.stringify(payment)));
  const references = new Set(rows.map(({ payment }) => payment));
  const kept = before.filter(({ payment }) => !references.has(payment));
  const replaced = before.filter(({ payment }) => references.has(payment));
  const now = new Set(rows.map((payment) => JSON.stringify(payment)));
  const dropped = replaced.filter((payment) => !now.has(JSON.stringify(payment)));
  const added = rows.filter((payment) => !texts.has(JSON.stringify(payment)));
  const invoices = new Set([...added, ...dropped].map(({ invoice }) => invoice));
  const corrected = [...new Set(dropped.map(({ payment }) => payment))];
  return {
    payments: [...kept, ...rows].filter(({ invoice }) => invoices.has(invoice)),
    emptied: dropped,
    changed: added.length,
    notes: corrected.map((payment) => `payment "${payment}" was read before with another content: corrected`),
  };
}

/** Rows whose vendor is another than that of their invoice: read all the same, and said. */
function vendorNotes(placed: readonly Placed[], find: PaymentPlaces['find']): readonly string[] {
  return placed.flatMap(({ row, stored }) => {
    const { invoice, vendor } = stored;
    const known = find(stored)?.vendor ?? null;
    if (vendor === null || known === null || vendor.toLowerCase() === known.toLowerCase()) return [];
    return [`row ${row}: the vendor is "${vendor}", and invoice "${invoice}" is of "${known}"`];
  });
}
