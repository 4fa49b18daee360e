import { unitOf } from '../company/index.ts';
import { post } from '../books/documents/record.ts';
import { readDocuments } from '../books/documents/register.ts';
import type { CompanyReads, CompanyWrites, Part } from '../ports/index.ts';
import { accrualId } from './accrual-document.ts';

/**
 * Takes back the accruals of bills that came again while their month is open. In a closed month the accrual stays and is
 * reversed in the month after, as it says.
 */
export async function releaseAccruals(
  books: CompanyReads & CompanyWrites,
  published: readonly Part[],
): Promise<readonly string[]> {
  const ids = new Map(published.map((part) => [accrualId(part), part]));
  const closed = await books.closedThrough();
  const currency = await unitOf(books);
  const released: string[] = [];
  for (const before of await readDocuments(books)) {
    const part = ids.get(before.id);
    const { document, withdrawn } = before.stored;
    if (!part || withdrawn !== null || document.kind !== 'accrual') continue;
    if (closed !== null && document.month <= closed) continue;
    const stored = { document, withdrawn: `the bill of ${document.month} came with load ${part.load}` };
    await post(books, { id: before.id, stored, currency, before });
    released.push(before.id);
  }
  return released;
}
