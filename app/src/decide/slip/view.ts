import type { Answer } from '@capwise/contract/registry';
import { statementOf } from '@capwise/domain/books';
import { chargesOf, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import { parseMoney } from '@capwise/domain/money';
import { monthsBetween, parseMonth } from '@capwise/domain/time';
import { casePeriods } from '../case-periods.ts';
import { foldOption } from '../fold-option.ts';
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

/** What lines cost in the months of a slip, in minor units; what is bound for a term, by its expense and not by its payment. */
export function costBetween(
  subject: Case,
  option: CaseOption,
  { numbers, from, months }: { readonly numbers: readonly number[]; readonly from: number; readonly months: number },
): bigint {
  const until = Math.min(from + months, subject.years * 12);
  return numbers.reduce((sum, number) => {
    const line = option.lines[number];
    if (!line) return sum;
    const costs = isBound(line) ? expenseByMonth(subject, option, line) : chargesByMonth(subject, line);
    return costs.reduce((all, { month, minor }) => (month >= from && month < until ? all + minor : all), sum);
  }, 0n);
}

type MonthCost = { readonly month: number; readonly minor: bigint };

/** What is prepaid or leased is used over its term, however often it is paid: it counts month by month. */
function isBound({ treatment }: CaseLine): boolean {
  return treatment.kind === 'prepay' || treatment.kind === 'lease';
}

function chargesByMonth(subject: Case, line: CaseLine): readonly MonthCost[] {
  return chargesOf(line, subject.years * 12, null).map(({ month, amount }) => ({ month, minor: amount.minor }));
}

/** What a line alone costs before tax by month, as the books expense it, were it never cancelled. */
function expenseByMonth({ tax: _, ...subject }: Case, option: CaseOption, line: CaseLine): readonly MonthCost[] {
  const { sums } = foldOption(subject, { ...option, cancelledAt: null, lines: [line] }, '').folded;
  return [...Map.groupBy(sums, ({ month }) => month)].map(([month, within]) => ({
    month: monthsBetween(subject.start, parseMonth(month)),
    minor: -statementOf(within)['pre-tax-income'],
  }));
}
