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
import type { TableOutcome } from './kept.ts';

/** What a table of a dataset said: rows of the file, how many things it changed, and what is wrong with it. */
export type DatasetOutcome = {
  readonly dataset: FocusDataset;
  readonly file: string;
  readonly rows: number;
  readonly changed: number;
  readonly remarks?: readonly string[];
};

type Books = CompanyReads & CompanyWrites;

const keepers: Readonly<Record<FocusDataset, (books: Books, table: FocusTable) => Promise<TableOutcome>>> = {
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
      const { changed, remarks } = await keepers[table.dataset](books, table);
      outcomes.push({ dataset: table.dataset, file: table.file, rows: table.rows.length, changed, remarks });
    }
  };
  if (!tables.some(({ dataset }) => dataset === 'invoice-detail')) await keep();
  else if ((await postAgain(books, lake, keep)) > 0) await settleAgain(books);
  return outcomes;
}

const idPrefix = 'invoice-detail-';

/**
 * Records what the provider says of each invoice as the total that its bill must tie to, also of one that is on no bill: once
 * there are bills at all, an invoice without rows is one whose rows are missing. A total that a person withdrew stays so.
 */
export async function recordInvoiceTotals(books: Books): Promise<void> {
  const stated = await readInvoices(books);
  if (stated.length === 0) return;
  const functional = await unitOf(books);
  const hasBills = (await books.liveParts()).length > 0;
  const documents = new Map((await readDocuments(books)).map((document) => [document.id, document]));
  for (const [id, invoice] of withIds(stated)) {
    if (!hasBills || invoice.status === 'Open') continue;
    const before = documents.get(id);
    const stored = totalOf(invoice);
    if (before && (isSame(before.stored, stored) || isWithdrawn(before.stored, stored))) continue;
    if (!before && stored.withdrawn !== null) continue;
    await post(books, { id, stored, currency: functional, before });
  }
}

function totalOf({ invoice, issuer, currency, month, amount, status, details }: StatedInvoice): Stored {
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
    withdrawn: status === 'Voided' ? voided : null,
  };
}

const voided = 'its issuer voided the invoice';

type Stored = Parameters<typeof post>[1]['stored'];

function isSame(left: Stored, right: Stored): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** True for a total that a person withdrew, and that still says what it said then. */
function isWithdrawn(before: Stored, stored: Stored): boolean {
  return before.withdrawn !== null && before.withdrawn !== voided && isSame({ ...before, withdrawn: null }, stored);
}

/** Who issued the invoice of each total that the provider states, by the id of its document. */
export async function issuersOfTotals(books: CompanyReads, asOf?: string): Promise<ReadonlyMap<string, string>> {
  const stated = withIds(await readInvoices(books, asOf));
  return new Map([...stated].map(([id, { issuer }]) => [id, issuer]));
}

/** Ids of documents by invoice; what reads alike is numbered in the order in which it became known. */
function withIds(stated: readonly StatedInvoice[]): ReadonlyMap<string, StatedInvoice> {
  const ids = new Map<string, StatedInvoice>();
  for (const invoice of stated) {
    const first = firstIdOf(invoice);
    let id = first;
    for (let number = 2; ids.has(id); number += 1) id = `${first}-${number}`;
    ids.set(id, invoice);
  }
  return ids;
}

/** The id of the first total that a provider states of an invoice id in a currency. */
export function firstIdOf({ invoice, currency }: Pick<StatedInvoice, 'invoice' | 'currency'>): string {
  const slug = `${invoice} ${currency}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return `${idPrefix}${slug}`;
}
