import { cashFlowUnder, statementOf, type PostingSum } from '../books/index.ts';
import { minorDigits } from '../money/index.ts';
import { addMonths } from '../time/index.ts';
import type { Case } from './case.ts';
import { caseYearStart } from './case-lease.ts';
import type { Merit } from './recommend.ts';
import { runningTotal } from './running-total.ts';

/** What an option is judged from, all in minor units. */
export type Judged = {
  readonly id: string;
  readonly sums: readonly PostingSum[];
  /** Cash by point in time (`cashFlowPoints`). */
  readonly flows: readonly bigint[];
  readonly npv: bigint;
};

/** By what an option is judged, from the books' own fold. */
export function meritOf(subject: Case, { id, sums, flows, npv }: Judged): Merit {
  const major = (minor: bigint): number => Number(minor) / 10 ** minorDigits(subject.currency);
  const yearFrom = (month: number): readonly PostingSum[] => {
    const [from, to] = [addMonths(subject.start, month).toString(), addMonths(subject.start, month + 11).toString()];
    return sums.filter((sum) => sum.month >= from && sum.month <= to);
  };
  const firstYear = yearFrom(0);
  const basis = { basis: subject.framework, fiscalStart: caseYearStart };
  const cash = runningTotal(flows);
  return {
    id,
    npv: major(npv),
    runRate: major(statementOf(yearFrom(subject.years * 12 - 12)).ebitda),
    firstYearEbitda: major(statementOf(firstYear).ebitda),
    firstYearFreeCashFlow: major(cashFlowUnder(firstYear, basis, { takesLeasePrincipal: true }).freeCashFlow),
    cash: cash.map(major),
  };
}
