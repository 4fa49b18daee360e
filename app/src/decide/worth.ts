import {
  monthlyRate,
  decisionFlowPoints,
  memoAmounts,
  postOption,
  type Case,
  type CaseOption,
} from '@capwise/domain/decide';
import { npv } from '@capwise/domain/finance';

/** Net present value of an option, or of some of its lines, by the books' own fold, in minor units. */
export function worthOf(subject: Case, option: CaseOption): number {
  const postings = postOption(subject, option, '');
  const flows = decisionFlowPoints(postings, subject, memoAmounts(subject, option)).map(Number);
  return npv({ rate: monthlyRate(subject.discountRate), flows });
}
