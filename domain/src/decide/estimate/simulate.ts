import { Refusal } from '../../refusal/index.ts';
import type { Case, CaseOption } from '../case.ts';
import { formulaColumn, type Column, type Draws } from './draws.ts';
import { optionColumns, type LineColumns, type ShapeCache } from './option-columns.ts';
import { presentValues, valuesAtRates } from './present-values.ts';
import { flowRows, rowFiller } from './rows.ts';
import { taxYearsOf } from '../tax/tax-year.ts';

/** An option in all draws, in major units. */
export type OptionDraws = {
  readonly id: string;
  readonly columns: readonly LineColumns[];
  /** Of cash and of what is off-book, discounted monthly. */
  readonly npv: Float64Array;
  /** Cumulative cash by point in time, a row of draws each. */
  readonly cumulative: readonly Float64Array[];
  /** Most that cumulative cash is below zero. */
  readonly peakFunding: Float64Array;
};

export type Simulation = { readonly draws: Draws; readonly cache: ShapeCache };

/** An option in all draws: options that are laid side by side share the draws. Refuses what a formula or a treatment refuses. */
export function simulate(subject: Case, option: CaseOption, { draws, cache }: Simulation): OptionDraws {
  const columns = optionColumns(subject, option, draws, cache);
  const size = { length: subject.years * 12 + 1, points: draws.points };
  return {
    id: option.id,
    columns,
    npv: npvOf(subject, columns, draws),
    ...accumulated(taxed(subject, columns, flowRows(columns, 'cash', size))),
  };
}

/** The present value of an option in all draws, and nothing else: what an error bar or a swing asks for. */
export function simulateNpv(subject: Case, option: CaseOption, { draws, cache }: Simulation): Float64Array {
  return npvOf(subject, optionColumns(subject, option, draws, cache), draws);
}

function npvOf(subject: Case, columns: readonly LineColumns[], draws: Draws): Float64Array {
  const rate = rateColumn(subject, draws);
  const isTaxedTogether = subject.tax?.losses === 'carried-forward';
  if (typeof rate === 'number' && !isTaxedTogether) return presentValues(columns, rate, draws.points);
  const { points } = draws;
  const length = subject.years * 12 + 1;
  const rates = typeof rate === 'number' ? new Float64Array(points).fill(rate) : rate;
  if (isTaxedTogether) {
    const rows = taxed(subject, columns, flowRows(columns, 'decision', { length, points }));
    return valuesAtRates((point) => rows[point] ?? new Float64Array(points), length, rates);
  }
  const fill = rowFiller(columns, 'decision', length);
  const row = new Float64Array(points);
  return valuesAtRates((point) => fill(point, row.fill(0)), length, rates);
}

/** Takes the tax of options that carry losses forward off their flows, in place, as `carriedTaxes` does: each draw has losses of its own. */
function taxed(subject: Case, columns: readonly LineColumns[], rows: readonly Float64Array[]): readonly Float64Array[] {
  const { tax } = subject;
  const points = rows[0]?.length ?? 0;
  if (tax?.losses !== 'carried-forward') return rows;
  const years = taxYearsOf(subject.start, subject.years * 12);
  const incomes = flowRows(columns, 'taxable', { length: years.length, points });
  const carried = new Float64Array(points);
  for (const [year, { first, last }] of years.entries()) {
    const parts = incomes[year] ?? new Float64Array(points);
    for (let draw = 0; draw < points; draw += 1) {
      const left = (parts[draw] ?? 0) - (carried[draw] ?? 0);
      carried[draw] = Math.max(0, -left);
      parts[draw] = (tax.rate * Math.max(0, left)) / (last - first + 1);
    }
    for (const row of rows.slice(first + 1, last + 2)) {
      for (let draw = 0; draw < points; draw += 1) row[draw] = (row[draw] ?? 0) - (parts[draw] ?? 0);
    }
  }
  return rows;
}

function rateColumn({ rateFormula, discountRate }: Case, draws: Draws): Column {
  if (!rateFormula) return discountRate;
  const rate = formulaColumn(rateFormula, draws);
  const lowest = typeof rate === 'number' ? rate : rate.reduce((least, each) => Math.min(least, each));
  if (lowest > -1) return rate;
  throw new Refusal(
    'NOT_FINITE',
    `the discount rate falls to ${Math.round(lowest * 100)}%: keep its range above -100%`,
    { setting: 'discount rate', value: String(lowest) },
  );
}

/** Running totals, in place, and the deepest point of each draw. */
function accumulated(rows: readonly Float64Array[]): Pick<OptionDraws, 'cumulative' | 'peakFunding'> {
  const peakFunding = new Float64Array(rows[0]?.length ?? 0);
  let before: Float64Array = new Float64Array(peakFunding.length);
  for (const row of rows) {
    for (let draw = 0; draw < row.length; draw += 1) {
      const total = (row[draw] ?? 0) + (before[draw] ?? 0);
      row[draw] = total;
      if (-total > (peakFunding[draw] ?? 0)) peakFunding[draw] = -total;
    }
    before = row;
  }
  return { cumulative: rows, peakFunding };
}
