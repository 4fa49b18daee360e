import { cashFlowUnder, statementOf, type PostingSum } from '@capwise/domain/books';
import { caseYearStart, type Case, type Merit } from '@capwise/domain/decide';
import { minorDigits } from '@capwise/domain/money';
import { addMonths } from '@capwise/domain/time';
import type { EvaluatedOption } from './option.ts';

/** What an option is judged from; it need not be laid out for a page. */
type Judged = Pick<EvaluatedOption, 'option' | 'sums' | 'flows'> & {
  readonly answer: { readonly npv: { readonly value: string | null } };
};

/** By what an option is judged, from the books' own fold. */
export function meritOf(subject: Case, { option, answer, sums, flows }: Judged): Merit {
  const scale = 10 ** minorDigits(subject.currency);
  const within = (from: number, months: number): readonly PostingSum[] => {
    const [first, last] = [from, from + months - 1].map((month) => addMonths(subject.start, month).toString());
    return sums.filter(({ month }) => month >= (first ?? '') && month <= (last ?? ''));
  };
  const firstYear = within(0, 12);
  const basis = { basis: subject.framework, fiscalStart: caseYearStart };
  return {
    id: option.id,
    npv: Number(answer.npv.value ?? 0),
    runRate: Number(statementOf(within(subject.years * 12 - 12, 12)).ebitda) / scale,
    firstYearEbitda: Number(statementOf(firstYear).ebitda) / scale,
    firstYearFreeCashFlow: Number(cashFlowUnder(firstYear, basis, { takesLeasePrincipal: true }).freeCashFlow) / scale,
    peakFunding: deepest(flows) / scale,
  };
}

/** Most that cumulative cash is below zero, in minor units. */
function deepest(flows: readonly bigint[]): number {
  let [total, least] = [0n, 0n];
  for (const flow of flows) {
    total += flow;
    if (total < least) least = total;
  }
  return -Number(least);
}
