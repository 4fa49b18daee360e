import { evaluateColumn } from '../../estimate/index.ts';
import type { Case, CaseOption } from '../case.ts';
import type { Column, Draws } from './draws.ts';
import { optionColumns, type LineColumns, type ShapeCache } from './option-columns.ts';
import { presentValues, valuesAtRates } from './present-values.ts';
import { flowRows } from './rows.ts';

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
    ...accumulated(flowRows(columns, 'cash', size)),
  };
}

/** The present value of an option in all draws, and nothing else: what an error bar or a swing asks for. */
export function simulateNpv(subject: Case, option: CaseOption, { draws, cache }: Simulation): Float64Array {
  return npvOf(subject, optionColumns(subject, option, draws, cache), draws);
}

function npvOf(subject: Case, columns: readonly LineColumns[], draws: Draws): Float64Array {
  const rate = rateColumn(subject, draws);
  if (typeof rate === 'number') return presentValues(columns, rate, draws.points);
  const size = { length: subject.years * 12 + 1, points: draws.points };
  return valuesAtRates(flowRows(columns, 'decision', size), rate);
}

function rateColumn({ rateFormula, discountRate }: Case, { columns, points }: Draws): Column {
  if (!rateFormula) return discountRate;
  return evaluateColumn(rateFormula, (name) => columns.get(name) ?? Number.NaN, points);
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
