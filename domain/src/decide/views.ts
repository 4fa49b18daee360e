import { bridgeOf, cashFlowUnder, statementOf, sumPostings, type PostingSum } from '../books/index.ts';
import { npv } from '../finance/index.ts';
import { minorDigits } from '../money/index.ts';
import { addMonths } from '../time/index.ts';
import type { Case, CaseOption } from './case.ts';
import { caseYearStart } from './case-lease.ts';
import { cashFlowPoints, postOption } from './fold.ts';
import { decisionFlowPoints, memoAmounts, type MemoAmount } from './memo.ts';
import { meritOf } from './merit.ts';
import { monthlyRate } from './rate.ts';
import type { Merit } from './recommend.ts';

/** What an option does in a year of its case, in minor units. */
export type YearViews = {
  readonly ebitda: bigint;
  readonly operatingIncome: bigint;
  readonly freeCashFlow: bigint;
  readonly cash: bigint;
  /** Cash since the case began. */
  readonly cumulativeCash: bigint;
  /** Memo: in no account, and part of the decision. */
  readonly offBook: bigint;
};

/** Both views of an option by year, from the books' own fold, and what it is judged by. */
export type OptionViews = {
  readonly id: string;
  readonly years: readonly YearViews[];
  /** Minor units of cash by point in time (`cashFlowPoints`). */
  readonly flows: readonly bigint[];
  /** Of cash and what is off-book, in whole minor units. */
  readonly npv: bigint;
  readonly merit: Merit;
};

/**
 * Folds an option without anything that only a server has. NPV is discounted monthly at the effective rate (1 + r)^(1/12) − 1,
 * first payments undiscounted. Refuses what the treatments of its lines refuse.
 */
export function optionViews(subject: Case, option: CaseOption): OptionViews {
  const postings = postOption(subject, option, '');
  const memo = memoAmounts(subject, option);
  const sums = sumPostings(postings);
  const flows = cashFlowPoints(postings, subject);
  const scale = 10 ** minorDigits(subject.currency);
  const decided = decisionFlowPoints(postings, subject, memo).map((minor) => Number(minor) / scale);
  const value = npv({ rate: monthlyRate(subject.discountRate), flows: decided });
  const years = yearsOf(subject, sums, memo);
  const present = BigInt(Math.round(value * scale));
  return {
    id: option.id,
    years,
    flows,
    npv: present,
    merit: meritOf(subject, { id: option.id, sums, flows, npv: present }),
  };
}

function yearsOf(subject: Case, sums: readonly PostingSum[], memo: readonly MemoAmount[]): readonly YearViews[] {
  const basis = { basis: subject.framework, fiscalStart: caseYearStart };
  let cumulativeCash = 0n;
  return Array.from({ length: subject.years }, (_, year) => {
    const from = addMonths(subject.start, year * 12).toString();
    const to = addMonths(subject.start, year * 12 + 11).toString();
    const within = sums.filter(({ month }) => month >= from && month <= to);
    const statement = statementOf(within);
    const { cash } = bridgeOf(within);
    cumulativeCash += cash;
    return {
      ebitda: statement.ebitda,
      operatingIncome: statement['operating-income'],
      freeCashFlow: cashFlowUnder(within, basis, { takesLeasePrincipal: true }).freeCashFlow,
      cash,
      cumulativeCash,
      offBook: memo
        .filter(({ month }) => Math.floor(month / 12) === year)
        .reduce((total, { minor }) => total + minor, 0n),
    };
  });
}
