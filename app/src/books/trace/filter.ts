import { postingFilter, type PostingFilter, type Trace } from '@capwise/contract/operation';

/** A trace's filter with its defaults. */
export function filterOf(filter: Extract<Trace, { kind: 'postings' }>['filter']): PostingFilter {
  return postingFilter.parse(filter);
}

/** True for postings of an option of a case, which are folded when they are asked for; all others are kept by the store. */
export function isOfCase({ scenario }: Pick<PostingFilter, 'scenario'>): boolean {
  return scenario.startsWith('case:');
}
