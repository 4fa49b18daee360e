import type { CompanyReads, CompanyWrites } from '../ports/index.ts';
import { readDocuments } from '../books/documents/register.ts';
import { recordInOpenMonths } from '../books/record-open.ts';
import { batchOf } from './batch.ts';
import type { Addition } from './document.ts';
import { findDocument } from './register.ts';

/** Puts what a document adds to an asset in progress, or no longer adds, into the asset's history, and posts it again. */
export async function addToAsset(
  books: CompanyReads & CompanyWrites,
  { asset, document, currency }: { readonly asset: string; readonly document: string; readonly currency: string },
): Promise<void> {
  const before = await findDocument(books, asset);
  const registered = (await readDocuments(books)).find(({ id }) => id === document);
  const others = (before.additions ?? []).filter((addition) => addition.document !== document);
  const added = registered ? additionsOf(registered, asset) : [];
  await recordInOpenMonths(books, batchOf({ ...before, additions: [...others, ...added] }, currency));
}

/** One addition a month: what is capitalized of a month enters the asset on its last day. */
function additionsOf(
  { id, stored }: Awaited<ReturnType<typeof readDocuments>>[number],
  asset: string,
): readonly Addition[] {
  const { document, withdrawn } = stored;
  if (document.kind !== 'capitalized-labor' || document.asset !== asset || withdrawn !== null) return [];
  const first = Temporal.PlainYearMonth.from(document.month);
  return Array.from({ length: document.repeats }, (_, index) => {
    const month = first.add({ months: index });
    return { document: id, date: month.toPlainDate({ day: month.daysInMonth }).toString(), amount: document.amount };
  });
}
