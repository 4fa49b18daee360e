import { sumPostings, type Posting } from '@capwise/domain/books';
import {
  caseYearStart,
  financingInterestFrom,
  leftOutAmounts,
  memoAmounts,
  postOption,
  type Case,
  type CaseOption,
  type MemoAmount,
} from '@capwise/domain/decide';
import { addMonths } from '@capwise/domain/time';
import type { Folded } from './case-rows.ts';

/** An option folded into what its lines are added up from. Refuses what the treatments of its lines refuse. */
export function foldOption(
  subject: Case,
  option: CaseOption,
  hash: string,
): { readonly folded: Folded; readonly postings: readonly Posting[] } {
  const postings = postOption(subject, option, hash);
  return {
    postings,
    folded: {
      sums: sumPostings(postings),
      basis: { basis: subject.framework, fiscalStart: caseYearStart },
      memo: dated(subject, memoAmounts(subject, option)),
      leftOut: dated(subject, leftOutAmounts(subject, option)),
      financingInterest: financingInterestFrom(subject.framework)?.toString() ?? null,
    },
  };
}

function dated({ start }: Case, amounts: readonly MemoAmount[]): Folded['memo'] {
  return amounts.map((amount) => ({ ...amount, at: addMonths(start, amount.month).toString() }));
}
