import { keepClosed, reachesClosed, type Batch } from '@capwise/domain/books';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { BatchRef, CompanyReads, CompanyWrites } from '../ports/index.ts';

/** Records a batch while months are closed: what it would change in them posts in the first open month. */
export async function recordInOpenMonths(
  books: CompanyReads & CompanyWrites,
  batch: Batch,
): Promise<BatchRef & { readonly changed: boolean }> {
  const closed = await books.closedThrough();
  if (closed === null) return books.record(batch);
  const firstOpen = addMonths(parseMonth(closed), 1);
  const recorded = await books.recorded(batch.producer, batch.subject, batch.period);
  const touches = reachesClosed(batch, firstOpen) || (recorded !== null && reachesClosed(recorded, firstOpen));
  return books.record(touches ? keepClosed(batch, recorded, firstOpen) : batch);
}
