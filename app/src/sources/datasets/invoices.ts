import { fineText, parseFine } from '@capwise/domain/money';
import type { CompanyReads, CompanyWrites, FocusTable } from '../../ports/index.ts';
import {
  dayOf,
  decimalOf,
  listedValue,
  recasedIn,
  requiredDay,
  requiredListed,
  rowsOf,
  textOf,
  type DatasetRow,
  type Listed,
} from './cells.ts';
import {
  conflictWords,
  differencesOf,
  mergeKept,
  readKept,
  type Keeping,
  type Kept,
  type TableOutcome,
} from './kept.ts';

/** What the provider says of an invoice in one currency: the sum of its details. */
export type StatedInvoice = Kept & {
  readonly invoice: string;
  readonly issuer: string;
  readonly currency: string;
  /** `2026-10` */
  readonly month: string;
  readonly amount: string;
  readonly due: string | null;
  readonly issued: string | null;
  /** Open, Issued or Voided; what the first detail says. */
  readonly status: string;
  readonly details: number;
};

const keeping: Keeping<StatedInvoice> = {
  dataset: 'invoice-detail',
  setting: 'focus:invoices',
  placeOf: ({ issuer, month }) => ({ subject: issuer, month }),
  wordsOf: ({ invoice, issuer, amount, currency, details, status, due }) => ({
    what: `Invoice ${invoice} of ${issuer}`,
    vendor: issuer,
    notes: [
      `${amount} ${currency} in ${details} ${details === 1 ? 'row' : 'rows'}`,
      `${status}${due === null ? '' : `, due on ${due}`}`,
    ],
  }),
};
const needed = [
  'InvoiceId',
  'InvoiceDetailId',
  'InvoiceIssuerName',
  'BilledCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'InvoiceIssueStatus',
  'PaymentDueDate',
];

const status: Listed = { column: 'InvoiceIssueStatus', allowed: ['Open', 'Issued', 'Voided'] };

/** Keeps what a table says of invoices: each comes whole, so that a later table replaces it. Answers how many are new. */
export async function keepInvoices(books: CompanyReads & CompanyWrites, table: FocusTable): Promise<TableOutcome> {
  const rows = rowsOf(table, needed);
  for (const row of rows) requiredListed(row, status);
  const details = Map.groupBy(latestDetails(rows), keyOf);
  const found = [...details].map(([key, members]) => invoiceOf(key, members));
  const remarks = [...recasedIn(rows, status), ...conflictsOf(rows)];
  return { changed: await mergeKept(books, keeping, found), remarks };
}

/** What is known of invoices, or was at a moment, in the order in which they became known. */
export async function readInvoices(books: CompanyReads, asOf?: string): Promise<readonly StatedInvoice[]> {
  const invoices = await readKept(books, keeping, asOf);
  // An earlier Capwise kept statuses as they were written.
  return invoices.map((invoice) => ({ ...invoice, status: listedValue(invoice.status, status) ?? invoice.status }));
}

/** The month in which each invoice is due that was issued and says so. */
export async function dueMonthsOf(books: CompanyReads): Promise<ReadonlyMap<string, Temporal.PlainYearMonth>> {
  const issued = (await readInvoices(books)).filter(({ status }) => status === 'Issued');
  return new Map(
    issued.flatMap(({ invoice, due }) =>
      due === null ? [] : [[invoice, Temporal.PlainDate.from(due).toPlainYearMonth()] as const],
    ),
  );
}

/** What to say of details that come more than once with one moment of update, and differ. */
function conflictsOf(rows: readonly DatasetRow[]): readonly string[] {
  const last = new Map<string, DatasetRow>();
  return rows.flatMap((row) => {
    const id = detailKey(row);
    const other = last.get(id);
    last.set(id, row);
    if (!other || updatedOf(other) !== updatedOf(row)) return [];
    const differing = differencesOf(other.cells, row.cells);
    const what = `detail ${textOf(row, 'InvoiceDetailId')} of invoice ${textOf(row, 'InvoiceId')}`;
    return differing.length === 0 ? [] : [conflictWords(row.file, what, differing)];
  });
}

function detailKey(row: DatasetRow): string {
  return JSON.stringify([keyOf(row), textOf(row, 'InvoiceDetailId')]);
}

/** A detail that comes twice stands as it was updated last. */
function latestDetails(rows: readonly DatasetRow[]): readonly DatasetRow[] {
  const byId = new Map<string, DatasetRow>();
  for (const row of rows) {
    const id = detailKey(row);
    const other = byId.get(id);
    if (!other || updatedOf(row) >= updatedOf(other)) byId.set(id, row);
  }
  return [...byId.values()];
}

function updatedOf({ cells }: DatasetRow): string {
  return cells['InvoiceDetailLastUpdated'] ?? '';
}

function keyOf(row: DatasetRow): string {
  return JSON.stringify([
    textOf(row, 'InvoiceIssuerName'),
    textOf(row, 'InvoiceId'),
    textOf(row, 'BillingCurrency').toUpperCase(),
  ]);
}

function invoiceOf(key: string, rows: readonly DatasetRow[]): StatedInvoice {
  const [first] = rows;
  if (!first) throw new Error('an invoice of no details');
  const updates = rows.map(updatedOf).toSorted((left, right) => (left < right ? -1 : 1));
  return {
    key,
    updated: updates.at(-1) || null,
    invoice: textOf(first, 'InvoiceId'),
    issuer: textOf(first, 'InvoiceIssuerName'),
    currency: textOf(first, 'BillingCurrency').toUpperCase(),
    month: requiredDay(first, 'BillingPeriodStart').slice(0, 7),
    amount: fineText(rows.reduce((sum, row) => sum + parseFine(decimalOf(row, 'BilledCost') ?? '0'), 0n)),
    due: dayOf(first, 'PaymentDueDate'),
    issued: dayOf(first, 'InvoiceIssueDate'),
    status: requiredListed(first, status),
    details: rows.length,
    file: first.file,
  };
}
