import { cashFlowUnder, statementOf, sumPostings, type PostingSum } from '@capwise/domain/books';
import {
  caseYearStart,
  cashFlowPoints,
  settledFlowPoints,
  taxableIncome,
  taxYearsOf,
  postLine,
  scenarioOf,
  type Case,
  type CaseLine,
  type CaseOption,
} from '@capwise/domain/decide';
import { minorDigits, money } from '@capwise/domain/money';
import { addMonths } from '@capwise/domain/time';

/** Why a line is values, and whether they are for one unit of its amount, which is live then. */
export type ValuedReason = { readonly words: string; readonly amountIsLive: boolean };

/** null where formulas say all that a line does. */
export function valuedReason({ events, leftOut, treatment }: CaseLine): ValuedReason | null {
  if (events !== undefined)
    return {
      words: 'values of the books: events bring amounts of their own, which no single formula a row follows',
      amountIsLive: false,
    };
  if (leftOut !== undefined)
    return {
      words: `values for each unit of the amount: it is left out of the decision (${leftOut}), and only what it left behind counts`,
      amountIsLive: true,
    };
  if (treatment.kind === 'lease')
    return {
      words:
        'values for each unit of the amount, which is live: the schedule of a lease is no single formula of its terms',
      amountIsLive: true,
    };
  return null;
}

/** What a line does, in major units, for each unit of its amount where that is live: by month, and by point in time. */
export type LineEffects = {
  readonly ebitda: readonly number[];
  readonly amortization: readonly number[];
  readonly cash: readonly number[];
  /** Cash that is no part of free cash flow: interest that is financing, disposals. */
  readonly notFree: readonly number[];
  /** What stands between EBITDA and cash. */
  readonly between: readonly number[];
  readonly points: readonly number[];
  /** What is still owed and due at the end of the case, at its last point. */
  readonly settled: readonly number[];
  /** What the tax profile taxes: that of a tax year in equal parts; nothing where the case is pre-tax. */
  readonly taxable: readonly number[];
};

/** One unit is posted as so many minor units, as the estimate kernel does it. */
const unitMinor = 10n ** 18n;

/** The effects of a line that is values, by the postings of the books. Refuses what its treatment refuses. */
export function effectsOf(
  subject: Case,
  option: CaseOption,
  { line, isUnit }: { readonly line: CaseLine; readonly isUnit: boolean },
): LineEffects {
  const { currency } = line.amount;
  const posted = isUnit ? { ...line, amount: money(unitMinor, currency) } : line;
  const scale = isUnit ? Number(unitMinor) : 10 ** minorDigits(currency);
  const context = {
    start: subject.start,
    framework: subject.framework,
    horizon: subject.years * 12,
    scenario: scenarioOf('', option.id),
    line: 0,
    cancelledAt: option.cancelledAt,
  };
  const postings = postLine(posted, context);
  const { tax } = subject;
  const incomes = tax ? taxableIncome(posted, postings, { ...context, profile: tax }) : [];
  const points = cashFlowPoints(postings, subject);
  const byMonth = Map.groupBy(sumPostings(postings), ({ month }) => month);
  const months = Array.from({ length: subject.years * 12 }, (_, month) =>
    monthEffects(subject, byMonth.get(addMonths(subject.start, month).toString()) ?? []),
  );
  const major = (minor: bigint): number => Number(minor) / scale;
  return {
    ebitda: months.map(({ ebitda }) => major(ebitda)),
    amortization: months.map(({ amortization }) => major(amortization)),
    cash: months.map(({ cash }) => major(cash)),
    notFree: months.map(({ cash, freeCashFlow }) => major(cash - freeCashFlow)),
    between: months.map(({ others }) => major(others)),
    points: points.map(major),
    settled: settledFlowPoints(postings, subject).map((minor, point) => major(minor - (points[point] ?? 0n))),
    taxable: inMonths(subject, incomes).map((minor) => minor / scale),
  };
}

const cashAccount = '1000';

function monthEffects({ framework }: Case, sums: readonly PostingSum[]) {
  const { ebitda, amortization } = statementOf(sums);
  const basis = { basis: framework, fiscalStart: caseYearStart };
  const { freeCashFlow } = cashFlowUnder(sums, basis, { takesLeasePrincipal: true });
  const cash = sums.reduce((sum, { account, minor }) => (account === cashAccount ? sum + minor : sum), 0n);
  const notCash = sums.reduce((sum, { account, minor }) => (account === cashAccount ? sum : sum - minor), 0n);
  return { ebitda, amortization, cash, freeCashFlow, others: notCash - ebitda };
}

/** Amounts of tax years in equal parts over the months of the case that each has. */
export function inMonths({ start, years }: Case, byTaxYear: readonly number[]): readonly number[] {
  return taxYearsOf(start, years * 12).flatMap(({ first, last }, index) => {
    const months = last - first + 1;
    return Array.from({ length: months }, () => (byTaxYear[index] ?? 0) / months);
  });
}
