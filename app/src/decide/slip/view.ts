import type { Answer } from '@capwise/contract/registry';
import { chargesOf, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import { parseMoney } from '@capwise/domain/money';
import { casePeriods } from '../case-periods.ts';
import { evaluateOption } from '../option.ts';

/** An option in both views by year of the case, in minor units. */
export type View = {
  readonly npv: bigint;
  readonly years: readonly { readonly period: string; readonly ebitda: bigint; readonly cash: bigint }[];
  /** The first month with amortization; null where there is none. */
  readonly amortizes: string | null;
};

/** An option as its case shows it, folded once by month. */
export function viewOf(subject: Case, option: CaseOption): View {
  const minor = (value: string | null): bigint => parseMoney(value ?? '0', subject.currency).minor;
  const months = casePeriods(subject.start, subject.years, 'month');
  const { answer } = evaluateOption(subject, option, { hash: '', periods: months });
  const row = (name: RowName): readonly bigint[] => rowOf(answer, name).map(({ value }) => minor(value));
  const [ebitda, cash, amortization] = [row('ebitda'), row('cash'), row('amortization')];
  const inYear = (values: readonly bigint[], year: number): bigint =>
    values.slice(year * 12, year * 12 + 12).reduce((sum, value) => sum + value, 0n);
  return {
    npv: minor(answer.npv.value),
    years: casePeriods(subject.start, subject.years, 'year').map(({ period }, year) => ({
      period,
      ebitda: inYear(ebitda, year),
      cash: inYear(cash, year),
    })),
    amortizes: months[amortization.findIndex((value) => value !== 0n)]?.from ?? null,
  };
}

type OptionAnswer = Answer<'decide.evaluate'>['options'][number];
type RowName = OptionAnswer['lines'][number]['line'];

function rowOf({ lines }: OptionAnswer, name: RowName) {
  return lines.find(({ line }) => line === name)?.figures ?? [];
}

/** What lines charge in the months of a slip, in minor units. */
export function costBetween(
  subject: Case,
  option: CaseOption,
  { numbers, from, months }: { readonly numbers: readonly number[]; readonly from: number; readonly months: number },
): bigint {
  return numbers.reduce((sum, number) => {
    const line = option.lines[number];
    if (!line) return sum;
    return chargesOf(spreadOverTerm(line), subject.years * 12, null).reduce(
      (all, { month, amount }) => (month >= from && month < from + months ? all + amount.minor : all),
      sum,
    );
  }, 0n);
}

/** What is prepaid by the year is used over its term: it counts month by month, and not on the day that it is paid. */
function spreadOverTerm(line: CaseLine): CaseLine {
  const { treatment, every } = line;
  if (treatment.kind !== 'prepay' || every !== 'year') return line;
  const { function: of, nature } = treatment;
  return { ...line, treatment: { kind: 'expense', function: of, nature, work: null, decision: null } };
}
