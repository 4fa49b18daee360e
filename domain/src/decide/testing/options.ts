import {
  bridgeOf,
  cashFlowOf,
  statementOf,
  sumPostings,
  type PostingSum,
  type StatementLine,
} from '../../books/index.ts';
import { parseMoney } from '../../money/index.ts';
import { addMonths, parseMonth } from '../../time/index.ts';
import { postOption, type Case, type CaseLine, type CaseOption, type CaseTreatment } from '../index.ts';

/** A case of five years from January 2027 in dollars. */
export const sampleCase: Case = {
  question: 'Which option?',
  currency: 'USD',
  framework: 'us-gaap',
  start: parseMonth('2027-01'),
  years: 5,
  discountRate: 0.1,
  options: [],
  assumptions: [],
  together: [],
  decision: {
    statusQuo: null,
    northStar: 'ebitda',
    mode: 'growth',
    gates: [],
    cashCeiling: null,
    owner: null,
    decideBy: null,
    exit: [],
    kill: [],
  },
};

/** A line of an amount in dollars. */
export function lineOf(treatment: CaseTreatment, amount: string, more: Partial<CaseLine> = {}): CaseLine {
  return {
    what: 'Line',
    amount: parseMoney(amount, 'USD'),
    every: 'once',
    startsAt: 0,
    netDays: 0,
    treatment,
    ...more,
  };
}

/** An option of some lines. */
export function optionOf(lines: readonly CaseLine[], cancelledAt: number | null = null): CaseOption {
  return { id: 'option', name: 'Option', variantOf: null, against: null, cancelledAt, lines };
}

/** Sums of an option's postings in months of the case, `until` excluded. */
export function sumsOf(
  option: CaseOption,
  { from = 0, until = 600, subject = sampleCase }: { from?: number; until?: number; subject?: Case } = {},
): readonly PostingSum[] {
  const [first, last] = [from, until].map((month) => addMonths(subject.start, month).toString());
  return sumPostings(postOption(subject, option, 'test')).filter(
    ({ month }) => month >= (first ?? '') && month < (last ?? ''),
  );
}

/** What sums come to, in whole minor units. */
export function figuresOf(
  sums: readonly PostingSum[],
): Readonly<Record<StatementLine | 'cash' | 'operating' | 'investing' | 'financing' | 'freeCashFlow', bigint>> {
  const bridge = bridgeOf(sums);
  return { ...statementOf(sums), cash: bridge.cash, ...cashFlowOf(bridge) };
}
