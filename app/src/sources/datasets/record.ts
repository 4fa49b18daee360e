import { moneyText, parseFine, roundFine } from '@capwise/domain/money';
import { post } from '../../books/documents/record.ts';
import { readDocuments } from '../../books/documents/register.ts';
import { unitOf } from '../../company/index.ts';
import type { CompanyLake, CompanyReads, CompanyWrites, FocusDataset, FocusTable } from '../../ports/index.ts';
import { postAgain } from '../post.ts';
import { settleAgain } from '../settle.ts';
import { keepBillingPeriods } from './billing-periods.ts';
import { keepCommitments } from './commitments.ts';
import { keepInvoices, readInvoices, type StatedInvoice } from './invoices.ts';

/** What a table of a dataset said: rows of the file, and how many things it changed. */
export type DatasetOutcome = {
  readonly dataset: FocusDataset;
  readonly file: string;
  readonly rows: number;
  readonly changed: number;
};

type Books = CompanyReads & CompanyWrites;

const keepers: Readonly<Record<FocusDataset, (books: Books, table: FocusTable) => Promise<number>>> = {
  'contract-commitment': keepCommitments,
  'invoice-detail': keepInvoices,
  'billing-period': keepBillingPeriods,
};

/** Keeps tables of datasets; bills are posted again where the day on which their invoice is due has become known. */
export async function recordDatasets(
  books: Books,
  tables: readonly FocusTable[],
  lake: CompanyLake,
): Promise<readonly DatasetOutcome[]> {
  const outcomes: DatasetOutcome[] = [];
  const keep = async (): Promise<void> => {
    for (const table of tables) {
      const changed = await keepers[table.dataset](books, table);
      outcomes.push({ dataset: table.dataset, file: table.file, rows: table.rows.length, changed });
    }
  };
  if (!tables.some(({ dataset }) => dataset === 'invoice-detail')) await keep();
  else if ((await postAgain(books, lake, keep)) > 0) await settleAgain(books);
  return outcomes;
}

const idPrefix = 'invoice-detail-';

/** Records what the provider says of each invoice of the books as the total that its bill must tie to. */
export async function recordInvoiceTotals(books: Books): Promise<void> {
  const stated = await readInvoices(books);
  if (stated.length === 0) return;
  const functional = await unitOf(books);
  const known = await invoicesOfBooks(books);
  const documents = new Map((await readDocuments(books)).map((document) => [document.id, document]));
  for (const [id, invoice] of withIds(stated)) {
    if (!known.has(invoice.invoice) || invoice.status === 'Open') continue;
    const before = documents.get(id);
    const stored = totalOf(invoice);
    if (before && JSON.stringify(before.stored) === JSON.stringify(stored)) continue;
    if (!before && stored.withdrawn !== null) continue;
    await post(books, { id, stored, currency: functional, before });
  }
}

function totalOf({
  invoice,
  issuer,
  currency,
  month,
  amount,
  status,
  details,
}: StatedInvoice): Parameters<typeof post>[1]['stored'] {
  const total = moneyText(roundFine(parseFine(amount), currency, 'half-up'));
  return {
    document: {
      kind: 'invoice-total',
      what: `Invoice Detail of ${issuer}: ${details} ${details === 1 ? 'row' : 'rows'} of ${invoice}`.slice(0, 200),
      invoice,
      amount: total,
      currency,
      month,
    },
    withdrawn: status === 'Voided' ? 'its issuer voided the invoice' : null,
  };
}

async function invoicesOfBooks(books: CompanyReads): Promise<ReadonlySet<string>> {
  const lines = await books.lines('bills');
  return new Set(lines.flatMap(({ dimensions }) => dimensions.invoice ?? []));
}

/** Ids of documents by invoice; what reads alike is numbered in the order in which it became known. */
function withIds(stated: readonly StatedInvoice[]): ReadonlyMap<string, StatedInvoice> {
  const ids = new Map<string, StatedInvoice>();
  for (const invoice of stated) {
    const slug = `${invoice.invoice} ${invoice.currency}`
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 40);
    let id = `${idPrefix}${slug}`;
    for (let number = 2; ids.has(id); number += 1) id = `${idPrefix}${slug}-${number}`;
    ids.set(id, invoice);
  }
  return ids;
}
