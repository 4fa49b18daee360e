import { Refusal } from '@capwise/domain';
import { keptCurrency } from '../../company/index.ts';
import { addToAsset } from '../../assets/addition.ts';
import { openAgain } from '../../assets/opening.ts';
import type { Handler } from '../../handler/index.ts';
import type { CompanyReads, CompanyWrites } from '../../ports/index.ts';
import { settleAgain } from '../../sources/settle.ts';
import { recordInOpenMonths } from '../record-open.ts';
import { batchOf } from './batch.ts';
import type { SourceDocument, StoredDocument } from './document.ts';
import { findDocument, readDocuments, type Registered } from './register.ts';
import { resolved } from './resolve.ts';
import { viewOf } from './view.ts';

/** `books.record`: a document enters the books, and its rules post it; one that no rule takes posts nothing. */
export const recordDocument: Handler<'books.record'> = async ({ id, document, change }, context) => {
  const company = await context.books();
  return context.commit(company, async (books) => {
    const documents = await readDocuments(books);
    const before = documents.find((registered) => registered.id === id);
    requireFree(id, before !== undefined && before.stored.withdrawn === null, change);
    const currency = await keptCurrency(books);
    const stored = { document: await resolved(document, { id, books, currency, documents }), withdrawn: null };
    await post(books, { id, stored, currency, before });
    return viewOf(books, await findDocument(books, id), { currency });
  });
};

/** Records new documents in one transaction: the documents before them are read once, so none of them clears another. */
export async function recordDocuments(
  books: CompanyReads & CompanyWrites,
  given: readonly { readonly id: string; readonly document: SourceDocument }[],
): Promise<void> {
  const documents = await readDocuments(books);
  const taken = new Set(documents.filter(({ stored }) => stored.withdrawn === null).map(({ id }) => id));
  const currency = await keptCurrency(books);
  for (const { id, document } of given) {
    requireFree(id, taken.has(id), false);
    taken.add(id);
    const stored = { document: await resolved(document, { id, books, currency, documents }), withdrawn: null };
    await post(books, { id, stored, currency, before: documents.find((registered) => registered.id === id) });
  }
}

type Change = {
  readonly id: string;
  readonly stored: StoredDocument;
  readonly currency: string;
  readonly before?: Registered | undefined;
};

/** Records a document's batch, and tells the assets that it adds to, or no longer does, or that it brings in. */
export async function post(
  books: CompanyReads & CompanyWrites,
  { id, stored, currency, before }: Change,
): Promise<void> {
  const batch = batchOf(id, stored, currency);
  // A document keeps the key that it was first recorded by: a change of its month is a revision, not another batch.
  const period = before?.lines[0]?.batch.period ?? batch.period;
  await recordInOpenMonths(books, { ...batch, period });
  await settleAgain(books, namesOf(id, [stored, before?.stored]));
  if ([stored, before?.stored].some((version) => version?.document.kind === 'opening'))
    await openAgain(books, currency);
  const [from, to] = [
    before && assetOf(before.stored.document),
    stored.withdrawn === null ? assetOf(stored.document) : undefined,
  ];
  if (from !== undefined && from !== to) await addToAsset(books, { asset: from, document: id, currency });
  if (to !== undefined) await addToAsset(books, { asset: to, document: id, currency });
}

/** What a payment may name the document by. */
function namesOf(id: string, versions: readonly (StoredDocument | undefined)[]): ReadonlySet<string> {
  const documents = versions.flatMap((version) => version?.document ?? []);
  return new Set([id, ...documents.flatMap((document) => ('invoice' in document ? (document.invoice ?? []) : []))]);
}

function assetOf(document: SourceDocument): string | undefined {
  return document.kind === 'capitalized-labor' ? document.asset : undefined;
}

function requireFree(id: string, taken: boolean, change: boolean): void {
  if (!taken || change) return;
  throw new Refusal(
    'DOCUMENT_EXISTS',
    `a document "${id}" is recorded already: choose another id, or say that this one changes it (--change)`,
    { value: id },
  );
}
