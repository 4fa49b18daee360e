import type { PostingFilter } from '@capwise/contract/operation';
import { accountOf, barOf, type Posting } from '@capwise/domain/books';

/** Whether a filter keeps a posting that is in no store. Its batch is not asked: producer, subject and line do not count. */
export function keepsPosting(filter: PostingFilter, posting: Posting): boolean {
  const { account, amount, transaction, dimensions } = posting;
  const month = posting.date.toPlainYearMonth().toString();
  const { row } = accountOf(account);
  const counted = filter.currency === undefined ? amount : transaction;
  const { basis = 'us-gaap' } = filter;
  return (
    posting.scenario === filter.scenario &&
    (posting.basis === 'us-gaap' || posting.basis === basis) &&
    (filter.from === undefined || month >= filter.from) &&
    (filter.to === undefined || month <= filter.to) &&
    (filter.accounts === undefined || filter.accounts.includes(account)) &&
    (filter.rows === undefined || (row !== undefined && filter.rows.includes(row))) &&
    (filter.bars === undefined || filter.bars.includes(barOf(posting))) &&
    (filter.measures === undefined || filter.measures.includes(posting.measure)) &&
    (filter.currency === undefined || transaction.currency === filter.currency) &&
    (filter.side === undefined || (filter.side === 'debit' ? counted.minor > 0n : counted.minor < 0n)) &&
    Object.entries(filter.dimensions ?? {}).every(
      ([dimension, value]) => ((dimensions as Readonly<Record<string, string>>)[dimension] ?? null) === value,
    )
  );
}
