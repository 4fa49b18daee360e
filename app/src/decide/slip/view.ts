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

/** An option as its case shows it by year. */
export function viewOf(subject: Case, option: CaseOption): View {
  const minor = (value: string | null | undefined): bigint => parseMoney(value ?? '0', subject.currency).minor;
  const by = (grain: 'month' | 'year') => {
    const periods = casePeriods(subject.start, subject.years, grain);
    const { answer } = evaluateOption(subject, option, { hash: '', periods });
    return { periods, answer };
  };
  const [years, months] = [by('year'), by('month')];
  const [ebitda, cash] = [rowOf(years.answer, 'ebitda'), rowOf(years.answer, 'cash')];
  const first = rowOf(months.answer, 'amortization').findIndex(({ value }) => minor(value) !== 0n);
  return {
    npv: minor(years.answer.npv.value),
    years: years.periods.map(({ period }, index) => ({
      period,
      ebitda: minor(ebitda[index]?.value),
      cash: minor(cash[index]?.value),
    })),
    amortizes: months.periods[first]?.from ?? null,
  };
}

type OptionAnswer = Answer<'decide.evaluate'>['options'][number];

function rowOf({ lines }: OptionAnswer, name: OptionAnswer['lines'][number]['line']) {
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
