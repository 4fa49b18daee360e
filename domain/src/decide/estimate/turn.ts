import { quantileOf } from '../../estimate/index.ts';
import type { Case, CaseOption } from '../case.ts';
import type { Measure } from '../recommend.ts';
import { sweptDraws, uncertain, type Draws } from './draws.ts';
import { optionColumns, type ShapeCache } from './option-columns.ts';
import { flowRows } from './rows.ts';
import { simulateNpv } from './simulate.ts';
import { flipWithin, widest, type Pair } from './swing.ts';

/** The value of an assumption nearest to its base at which an option no longer leads its rival. */
export type Turn = { readonly name: string; readonly at: number };

type Lead = { readonly measure: Measure; readonly cache: ShapeCache };

/**
 * Where the first of a pair stops to lead the second in what it is chosen by, for each assumption alone; an assumption that does
 * not turn it within its range is left out. Payback moves in whole months and is not looked at.
 */
export function turnsOf(subject: Case, { left, right }: Pair, { measure, cache }: Lead): readonly Turn[] {
  const measured = drawnMeasures[measure];
  const isTaxedTogether = subject.tax?.losses === 'carried-forward';
  if (!measured || (measure === 'firstYearFreeCashFlow' && isTaxedTogether)) return [];
  return uncertain(subject.assumptions).flatMap(({ name, base, distribution }) => {
    if (!distribution) return [];
    const leads = (values: Float64Array): Float64Array => {
      const draws = sweptDraws(subject, new Map([[name, values]]), values.length);
      const [of, rival] = [left, right].map((option) => measured(subject, option, { draws, cache }));
      return (of ?? new Float64Array()).map((value, draw) => value - (rival?.[draw] ?? 0));
    };
    const at = flipWithin(leads, [quantileOf(distribution, widest[0]), quantileOf(distribution, widest[1])], base);
    return at === null ? [] : [{ name, at }];
  });
}

type Drawn = { readonly draws: Draws; readonly cache: ShapeCache };
type MeasureOf = (subject: Case, option: CaseOption, drawn: Drawn) => Float64Array;

const drawnMeasures: Readonly<Record<Measure, MeasureOf | null>> = {
  npv: simulateNpv,
  runRate: (subject, option, drawn) => ebitdaFrom(subject, option, { ...drawn, from: subject.years * 12 - 12 }),
  firstYearEbitda: (subject, option, drawn) => ebitdaFrom(subject, option, { ...drawn, from: 0 }),
  firstYearFreeCashFlow: (subject, option, { draws, cache }) =>
    flowRows(optionColumns(subject, option, draws, cache), 'firstYearFree', { length: 1, points: draws.points })[0] ??
    new Float64Array(draws.points),
  payback: null,
};

/** EBITDA of twelve months. */
function ebitdaFrom(
  subject: Case,
  option: CaseOption,
  { draws, cache, from }: Drawn & { readonly from: number },
): Float64Array {
  const size = { length: subject.years * 12, points: draws.points };
  const rows = flowRows(optionColumns(subject, option, draws, cache), 'ebitda', size).slice(from, from + 12);
  const total = new Float64Array(draws.points);
  for (const row of rows)
    for (let draw = 0; draw < total.length; draw += 1) total[draw] = (total[draw] ?? 0) + (row[draw] ?? 0);
  return total;
}
