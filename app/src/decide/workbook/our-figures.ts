import {
  monthlyRate,
  caseAt,
  caseYearStart,
  memoAmounts,
  cashFlowPoints,
  decisionFlowPoints,
  postOption,
  shapeOf,
  taxYearsOf,
  valuesAt,
  type Case,
  type CaseLine,
  type CaseOption,
} from '@capwise/domain/decide';
import { evaluate } from '@capwise/domain/estimate';
import { npv } from '@capwise/domain/finance';
import { minorDigits } from '@capwise/domain/money';
import { cashFlowUnder, statementOf, sumPostings } from '@capwise/domain/books';
import { effectsOf, inMonths, valuedReason } from './valued-line.ts';

/** What an option comes to at the base of its assumptions, in major units: by month, and by point in time. */
export type OptionFigures = {
  readonly ebitda: readonly number[];
  readonly operatingIncome: readonly number[];
  readonly freeCashFlow: readonly number[];
  readonly cash: readonly number[];
  readonly decision: readonly number[];
  readonly npv: number;
};

/** Figures of the estimate kernel, which does not round; of a line with events those of the books. */
export function kernelFigures(subject: Case, option: CaseOption): OptionFigures {
  const lines = option.lines.map((line) => lineFigures(subject, option, line));
  const sum = (field: keyof Flows): readonly number[] =>
    lines.reduce<readonly number[]>(
      (total, line) => total.map((value, index) => value + (line[field][index] ?? 0)),
      Array.from({ length: subject.years * 12 + (isByPoint(field) ? 1 : 0) }, () => 0),
    );
  const taxes = taxesOf(subject, option, option.lines);
  const isOwn = (line: CaseLine): boolean => subject.tax?.losses === 'used' && isLinear(line);
  const later = [
    0,
    ...taxesOf(
      subject,
      option,
      option.lines.filter((line) => !isOwn(line)),
    ),
  ];
  const less = (values: readonly number[], paid: readonly number[]): readonly number[] =>
    values.map((value, index) => value - (paid[index] ?? 0));
  return withValue(subject, {
    ebitda: sum('ebitda'),
    operatingIncome: sum('operatingIncome'),
    freeCashFlow: less(sum('freeCashFlow'), taxes),
    cash: less(sum('cash'), later),
    decision: less(sum('decision'), later),
  });
}

type Flows = Omit<OptionFigures, 'npv'>;

/** Whether the kernel knows a line by one unit of its amount: events bring amounts of their own. */
function isLinear(line: CaseLine): boolean {
  return valuedReason(line)?.amountIsLive !== false;
}

/** Tax of lines of an option by month, as a whole where losses wait for its income. */
function taxesOf(subject: Case, option: CaseOption, lines: readonly CaseLine[]): readonly number[] {
  const { tax } = subject;
  if (!tax) return [];
  const incomes = lines.map((line) => {
    const isUnit = isLinear(line);
    const { taxable } = effectsOf(subject, option, { line, isUnit });
    return taxable.map((income) => income * (isUnit ? amountOf(subject, line) : 1));
  });
  const byMonth = Array.from({ length: subject.years * 12 }, (_, month) =>
    incomes.reduce((sum, income) => sum + (income[month] ?? 0), 0),
  );
  if (tax.losses === 'used') return byMonth.map((income) => income * tax.rate);
  let carried = 0;
  const byYear = taxYearsOf(subject.start, subject.years * 12).map(({ first, last }) => {
    const left = byMonth.slice(first, last + 1).reduce((sum, income) => sum + income, 0) - carried;
    carried = Math.max(0, -left);
    return tax.rate * Math.max(0, left);
  });
  return inMonths(subject, byYear);
}

function isByPoint(field: keyof Flows): boolean {
  return field === 'cash' || field === 'decision';
}

function withValue({ discountRate }: Case, flows: Flows): OptionFigures {
  return { ...flows, npv: npv({ rate: monthlyRate(discountRate), flows: [...flows.decision] }) };
}

function lineFigures(subject: Case, option: CaseOption, line: CaseLine): Flows {
  if (!isLinear(line)) {
    const { ebitda, amortization, cash, notFree, points, settled } = effectsOf(subject, option, {
      line,
      isUnit: false,
    });
    return {
      ebitda,
      operatingIncome: ebitda.map((value, month) => value + (amortization[month] ?? 0)),
      freeCashFlow: cash.map((value, month) => value - (notFree[month] ?? 0)),
      cash: points,
      decision: points.map((value, point) => value + (settled[point] ?? 0)),
    };
  }
  const shape = shapeOf(subject, { option, line, part: 'amount' });
  const unit = effectsOf(subject, option, { line, isUnit: true });
  const amount = amountOf(subject, line);
  const scaled = (weights: Iterable<number>): readonly number[] => Array.from(weights, (weight) => weight * amount);
  return {
    ebitda: scaled(shape.ebitda),
    operatingIncome: scaled(unit.ebitda.map((value, month) => value + (unit.amortization[month] ?? 0))),
    freeCashFlow: scaled(unit.cash.map((value, month) => value - (unit.notFree[month] ?? 0))),
    cash: scaled(shape.cash),
    decision: scaled(shape.decision),
  };
}

function amountOf({ assumptions }: Case, { amount, formulas }: CaseLine): number {
  if (formulas?.amount) return evaluate(formulas.amount, valuesAt(assumptions));
  return Number(amount.minor) / 10 ** minorDigits(amount.currency);
}

/** Figures of the books: every posting is rounded to the minor unit. */
export function bookFigures(subject: Case, option: CaseOption): OptionFigures {
  const based = caseAt(subject, valuesAt(subject.assumptions));
  const own = based.options.find(({ id }) => id === option.id) ?? option;
  const postings = postOption(based, own, '');
  const byMonth = Map.groupBy(sumPostings(postings), ({ month }) => month);
  const basis = { basis: subject.framework, fiscalStart: caseYearStart };
  const scale = 10 ** minorDigits(subject.currency);
  const major = (minor: bigint): number => Number(minor) / scale;
  const months = Array.from({ length: subject.years * 12 }, (_, month) => {
    const sums = byMonth.get(subject.start.add({ months: month }).toString()) ?? [];
    return { ...statementOf(sums), ...cashFlowUnder(sums, basis, { takesLeasePrincipal: true }) };
  });
  const memo = memoAmounts(based, own);
  return withValue(subject, {
    ebitda: months.map(({ ebitda }) => major(ebitda)),
    operatingIncome: months.map((month) => major(month['operating-income'])),
    freeCashFlow: months.map(({ freeCashFlow }) => major(freeCashFlow)),
    cash: cashFlowPoints(postings, subject).map(major),
    decision: decisionFlowPoints(postings, subject, memo).map(major),
  });
}
