import { postingFilter, type PostingFilter, type Trace } from '@capwise/contract/operation';

/** A trace's filter with its defaults. */
export function filterOf(filter: Extract<Trace, { kind: 'postings' }>['filter']): PostingFilter {
  return postingFilter.parse(filter);
}
