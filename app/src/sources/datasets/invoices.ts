import { fineText, parseFine } from '@capwise/domain/money';
import type { CompanyReads, CompanyWrites, FocusTable } from '../../ports/index.ts';
import { dayOf, decimalOf, requiredDay, rowsOf, textOf, type DatasetRow } from './cells.ts';
import { mergeKept, readKept, type Keeping, type Kept } from './kept.ts';

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

/** Keeps what a table says of invoices: each comes whole, so that a later table replaces it. Answers how many are new. */
export async function keepInvoices(books: CompanyReads & CompanyWrites, table: FocusTable): Promise<number> {
  const details = Map.groupBy(latestDetails(rowsOf(table, needed)), keyOf);
  return mergeKept(
    books,
    keeping,
    [...details].map(([key, rows]) => invoiceOf(key, rows)),
  );
}

/** What is known of invoices, or was at a moment, in the order in which they became known. */
export function readInvoices(books: CompanyReads, asOf?: string): Promise<readonly StatedInvoice[]> {
  return readKept(books, keeping, asOf);
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

/** A detail that comes twice stands as it was updated last. */
function latestDetails(rows: readonly DatasetRow[]): readonly DatasetRow[] {
  const byId = new Map<string, DatasetRow>();
  for (const row of rows) {
    const id = JSON.stringify([keyOf(row), textOf(row, 'InvoiceDetailId')]);
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
    status: textOf(first, 'InvoiceIssueStatus'),
    details: rows.length,
    file: first.file,
  };
}
