import type { CompanyReads, CompanyWrites, FocusTable } from '../../ports/index.ts';
import { recasedIn, requiredDay, requiredListed, rowsOf, textOf, type Listed } from './cells.ts';
import { conflictsIn, mergeKept, readKept, type Keeping, type Kept, type TableOutcome } from './kept.ts';

/** Whether an issuer may still restate a billing period. */
export type BillingPeriod = Kept & {
  readonly issuer: string;
  /** `2026-10` */
  readonly month: string;
  readonly isOpen: boolean;
};

const keeping: Keeping<BillingPeriod> = {
  dataset: 'billing-period',
  setting: 'focus:billing-periods',
  placeOf: ({ issuer, month }) => ({ subject: issuer, month }),
  wordsOf: ({ issuer, month, isOpen }) => ({
    what: `Billing period ${month} of ${issuer}`,
    vendor: issuer,
    notes: [isOpen ? 'open: its issuer may still restate it' : 'closed by its issuer'],
  }),
};
const needed = ['InvoiceIssuerName', 'BillingPeriodStart', 'BillingPeriodStatus'];

const status: Listed = { column: 'BillingPeriodStatus', allowed: ['Open', 'Closed'] };

/** Keeps the billing periods of a table. Answers how many say something new. */
export async function keepBillingPeriods(
  books: CompanyReads & CompanyWrites,
  table: FocusTable,
): Promise<TableOutcome> {
  const rows = rowsOf(table, needed);
  const found = rows.map((row): BillingPeriod => {
    const issuer = textOf(row, 'InvoiceIssuerName');
    const month = requiredDay(row, 'BillingPeriodStart').slice(0, 7);
    return {
      key: JSON.stringify([issuer, month]),
      updated: row.cells['BillingPeriodLastUpdated'] ?? null,
      issuer,
      month,
      isOpen: requiredListed(row, status) === 'Open',
      file: table.file,
    };
  });
  const remarks = [...recasedIn(rows, status), ...conflictsIn(keeping, found)];
  return { changed: await mergeKept(books, keeping, found), remarks };
}

/** What is known of billing periods, or was at a moment, by issuer and month; null where nothing is. */
export async function readBillingPeriods(
  books: CompanyReads,
  asOf?: string,
): Promise<((issuer: string, month: string) => 'open' | 'closed' | null) | null> {
  const known = new Map((await readKept(books, keeping, asOf)).map((period) => [period.key, period]));
  if (known.size === 0) return null;
  return (issuer, month) => {
    const period = known.get(JSON.stringify([issuer, month]));
    return period ? (period.isOpen ? 'open' : 'closed') : null;
  };
}
