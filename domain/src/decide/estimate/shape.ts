import { cashFlowUnder, statementOf, sumPostings, type CashFlowBasis } from '../../books/index.ts';
import { money } from '../../money/index.ts';
import { addMonths } from '../../time/index.ts';
import type { Case, CaseLine, CaseOption } from '../case.ts';
import { caseYearStart } from '../case-lease.ts';
import { cashFlowPoints, postLine, scenarioOf } from '../fold.ts';
import { decisionFlowPoints, memoAmounts } from '../memo.ts';

/**
 * What one unit of a line's amount does by month: its treatment is linear in the amount, so that an estimate needs it once for
 * each timing. `cash` and `decision` (cash and what is off-book) count by point in time, as the books' fold does.
 */
export type Shape = {
  readonly ebitda: Float64Array;
  readonly operatingIncome: Float64Array;
  readonly freeCashFlow: Float64Array;
  readonly cash: Float64Array;
  readonly decision: Float64Array;
};

/** One unit is posted as so many minor units, so that what is rounded is below what a double can show. */
const unitMinor = 10n ** 18n;

/** The shape of a line, by the same treatments as the books. Refuses what its treatment refuses. */
export function shapeOf(subject: Case, option: CaseOption, line: CaseLine): Shape {
  const unit: CaseLine = { ...line, amount: money(unitMinor, line.amount.currency) };
  const single: CaseOption = { ...option, lines: [unit] };
  const postings = postLine(unit, {
    start: subject.start,
    framework: subject.framework,
    horizon: subject.years * 12,
    scenario: scenarioOf('', option.id),
    line: 0,
    cancelledAt: option.cancelledAt,
  });
  const basis: CashFlowBasis = { basis: subject.framework, fiscalStart: caseYearStart };
  const byMonth = Map.groupBy(sumPostings(postings), ({ month }) => month);
  const months = Array.from({ length: subject.years * 12 }, (_, month) => {
    const sums = byMonth.get(addMonths(subject.start, month).toString()) ?? [];
    const statement = statementOf(sums);
    const { freeCashFlow } = cashFlowUnder(sums, basis, { takesLeasePrincipal: true });
    return { ebitda: statement.ebitda, operatingIncome: statement['operating-income'], freeCashFlow };
  });
  const cash = cashFlowPoints(postings, subject);
  const decision = decisionFlowPoints(postings, subject, memoAmounts(subject, single));
  return {
    ebitda: weights(months.map(({ ebitda }) => ebitda)),
    operatingIncome: weights(months.map(({ operatingIncome }) => operatingIncome)),
    freeCashFlow: weights(months.map(({ freeCashFlow }) => freeCashFlow)),
    cash: weights(cash),
    decision: weights(decision),
  };
}

function weights(minor: readonly bigint[]): Float64Array {
  return Float64Array.from(minor, (each) => Number(each) / Number(unitMinor));
}
