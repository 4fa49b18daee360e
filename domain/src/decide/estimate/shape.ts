import { cashFlowUnder, statementOf, sumPostings } from '../../books/index.ts';
import { money } from '../../money/index.ts';
import { Refusal } from '../../refusal/index.ts';
import { addMonths } from '../../time/index.ts';
import { caseYearStart } from '../case-lease.ts';
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
  /** Free cash flow of the first twelve months. */
  readonly firstYearFree: Float64Array;
  /** Taxable income by tax year where losses are carried forward, else nothing: the option is taxed as a whole then. */
  readonly taxable: Float64Array;
};

/** One unit is posted as so many minor units, so that what is rounded is below what a double can show. */
const unitMinor = 10n ** 18n;

/** What of a line a shape is of: its amount, or what the sale of what it capitalized brings, which is linear beside it. */
export type ShapePart = 'amount' | 'proceeds';

type Of = { readonly option: CaseOption; readonly line: CaseLine; readonly part: ShapePart };

/** The shape of a part of a line, by the same treatments as the books. Refuses what its treatment refuses. */
export function shapeOf(subject: Case, { option, line, part }: Of): Shape {
  const unsold = postedShape(subject, option, { line, unit: unitOf(line, 0n) });
  if (part === 'amount') return unsold;
  return less(postedShape(subject, option, { line, unit: unitOf(line, unitMinor) }), unsold);
}

type Unit = { readonly line: CaseLine; readonly unit: CaseLine };

function postedShape(subject: Case, option: CaseOption, { line, unit }: Unit): Shape {
  const single: CaseOption = { ...option, lines: [unit] };
  const context = contextOf(subject, option, { scenario: scenarioOf('', option.id), line: 0, years: subject.years });
  const postings = postUnit(line, unit, context);
  const { tax } = subject;
  const byMonth = Map.groupBy(sumPostings(postings), ({ month }) => month);
  const ebitda = Array.from({ length: subject.years * 12 }, (_, month) => {
    const sums = byMonth.get(addMonths(subject.start, month).toString());
    return sums ? statementOf(sums).ebitda : 0n;
  });
  const firstYear = [...byMonth.keys()].filter((month) => month < addMonths(subject.start, 12).toString());
  const free = cashFlowUnder(
    firstYear.flatMap((month) => byMonth.get(month) ?? []),
    { basis: subject.framework, fiscalStart: caseYearStart },
    { takesLeasePrincipal: true },
  ).freeCashFlow;
  const cash = cashFlowPoints(postings, subject);
  const decision = decisionFlowPoints(postings, subject, memoAmounts(subject, single));
  return {
    ebitda: weights(ebitda),
    cash: weights(cash),
    decision: weights(decision),
    firstYearFree: weights([free]),
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

/** A line of one unit: an impairment keeps its proportion to the amount, and a sale brings so much. */
function unitOf(line: CaseLine, proceeds: bigint): CaseLine {
  const { amount, events } = line;
  const { currency } = amount;
  return {
    ...line,
    amount: money(unitMinor, currency),
    ...(events && {
      events: events.map((event): CaseEvent => {
        if (event.kind === 'sale') return { ...event, proceeds: money(proceeds, currency) };
        if (event.kind !== 'impairment') return event;
        return {
          ...event,
          loss: money(amount.minor === 0n ? 0n : (event.loss.minor * unitMinor) / amount.minor, currency),
        };
      }),
    }),
  };
}

function less(shape: Shape, other: Shape): Shape {
  const minus = (of: keyof Shape) => shape[of].map((weight, at) => weight - (other[of][at] ?? 0));
  return {
    ebitda: minus('ebitda'),
    cash: minus('cash'),
    decision: minus('decision'),
    firstYearFree: minus('firstYearFree'),
    taxable: minus('taxable'),
  };
}

function weights(minor: readonly (bigint | number)[]): Float64Array {
  return Float64Array.from(minor, (each) => Number(each) / Number(unitMinor));
}
