import { statementOf, sumPostings } from '../../books/index.ts';
import { money, type Money } from '../../money/index.ts';
import { Refusal } from '../../refusal/index.ts';
import { addMonths } from '../../time/index.ts';
import type { CaseEvent } from '../case-event.ts';
import type { Case, CaseLine, CaseOption } from '../case.ts';
import { cashFlowPoints, postLine, scenarioOf } from '../fold.ts';
import { contextOf, type LineContext } from '../line-context.ts';
import { decisionFlowPoints, memoAmounts } from '../memo.ts';
import { taxableIncome } from '../tax/taxable-income.ts';

/**
 * What one unit of a line's amount does by month: its treatment is linear in the amount, so that an estimate needs it once for
 * each timing. `cash` and `decision` (cash and what is off-book) count by point in time, as the books' fold does.
 */
export type Shape = {
  readonly ebitda: Float64Array;
  readonly cash: Float64Array;
  readonly decision: Float64Array;
  /** Taxable income by tax year where losses are carried forward, else nothing: the option is taxed as a whole then. */
  readonly taxable: Float64Array;
};

/** One unit is posted as so many minor units, so that what is rounded is below what a double can show. */
const unitMinor = 10n ** 18n;

/** The shape of a line, by the same treatments as the books. Refuses what its treatment refuses. */
export function shapeOf(subject: Case, option: CaseOption, line: CaseLine): Shape {
  const unit = unitOf(line);
  const single: CaseOption = { ...option, lines: [unit] };
  const context = contextOf(subject, option, { scenario: scenarioOf('', option.id), line: 0, years: subject.years });
  const postings = postUnit(line, unit, context);
  const { tax } = subject;
  const byMonth = Map.groupBy(sumPostings(postings), ({ month }) => month);
  const ebitda = Array.from({ length: subject.years * 12 }, (_, month) => {
    const sums = byMonth.get(addMonths(subject.start, month).toString());
    return sums ? statementOf(sums).ebitda : 0n;
  });
  const cash = cashFlowPoints(postings, subject);
  const decision = decisionFlowPoints(postings, subject, memoAmounts(subject, single));
  return {
    ebitda: weights(ebitda),
    cash: weights(cash),
    decision: weights(decision),
    taxable:
      tax?.losses === 'carried-forward'
        ? weights(taxableIncome(unit, postings, { ...context, profile: tax }))
        : new Float64Array(),
  };
}

/** What a unit of a line refuses, the line refuses too, and says it in amounts that a person knows. */
function postUnit(line: CaseLine, unit: CaseLine, context: LineContext): ReturnType<typeof postLine> {
  try {
    return postLine(unit, context);
  } catch (error) {
    if (error instanceof Refusal) postLine(line, context);
    throw error;
  }
}

/** A line of one unit: what events bring or lose keeps its proportion to the amount. */
function unitOf(line: CaseLine): CaseLine {
  const { amount, events } = line;
  const scaled = ({ minor, currency }: Money): Money =>
    money(amount.minor === 0n ? 0n : (minor * unitMinor) / amount.minor, currency);
  return {
    ...line,
    amount: money(unitMinor, amount.currency),
    ...(events && {
      events: events.map((event): CaseEvent => {
        if (event.kind === 'impairment') return { ...event, loss: scaled(event.loss) };
        if (event.kind === 'sale') return { ...event, proceeds: scaled(event.proceeds) };
        return event;
      }),
    }),
  };
}

function weights(minor: readonly (bigint | number)[]): Float64Array {
  return Float64Array.from(minor, (each) => Number(each) / Number(unitMinor));
}
