import { Refusal } from '../../refusal/index.ts';
import { minorDigits, type Money } from '../../money/index.ts';
import type { EventTimingField } from '../case-event.ts';
import type { TimingField } from '../assumption.ts';
import type { Case, CaseLine, CaseOption } from '../case.ts';
import { timedAt, timingsOf, whole, type TimingPlace } from '../line-timing.ts';
import { formulaColumn, type Column, type Draws } from './draws.ts';
import { recall } from './kept.ts';
import { named } from './named.ts';
import { shapeOf, type Shape, type ShapePart } from './shape.ts';

/** A line in all draws, or what its sale brings: an amount in major units, and the shape that it has in each. */
export type LineColumns = {
  /** Number of the line in its option. */
  readonly line: number;
  readonly amount: Column;
  readonly shapes: readonly Shape[];
  /** Which of the shapes a draw has; null where all have the first. */
  readonly shapeAt: Uint16Array | null;
};

/** Shapes by the line and the timing that they belong to: those that were made are kept for the next draws. */
export type ShapeCache = Map<string, Shape>;

/** The lines of an option in all draws. Refuses what a formula or a treatment refuses. */
export function optionColumns(
  subject: Case,
  option: CaseOption,
  draws: Draws,
  cache: ShapeCache,
): readonly LineColumns[] {
  return option.lines.flatMap((line, number) =>
    named({ ofOption: option.id, ofLine: number }, () => {
      const placed = { option, line, number };
      const setting = { draws, cache };
      const own = partColumns(subject, { ...placed, part: 'amount', amount: amountColumn(line, draws) }, setting);
      const proceeds = proceedsColumn(line, draws);
      return proceeds === null
        ? [own]
        : [own, partColumns(subject, { ...placed, part: 'proceeds', amount: proceeds }, setting)];
    }),
  );
}

type Placed = {
  readonly option: CaseOption;
  readonly line: CaseLine;
  readonly number: number;
  readonly part: ShapePart;
  readonly amount: Column;
};

function partColumns(
  subject: Case,
  { option, line, number, part, amount }: Placed,
  { draws, cache }: { readonly draws: Draws; readonly cache: ShapeCache },
): LineColumns {
  const timings = timingColumns(option, line, draws);
  const shapeFor = (values: ReadonlyMap<Timing['place'], number>): Shape => {
    const key = `${option.id} ${number} ${part} ${[...values].map(([place, value]) => `${place}=${value}`).join(' ')}`;
    const known = cache.get(key);
    if (known) return known;
    const cancelledAt = values.get('cancelledAt') ?? option.cancelledAt;
    const timed = timedAt(line, (place) => values.get(place));
    const shape = shapeOf(subject, { option: { ...option, cancelledAt }, line: timed, part });
    cache.set(key, shape);
    return shape;
  };
  const of = [option, line, draws.points, ...timings.map(({ column }) => column)];
  const shapes = recall(draws.kept, { key: `shapes ${option.id} ${number} ${part}`, of }, () =>
    shapesOf(timings, draws.points, shapeFor),
  );
  return { line: number, amount, ...shapes };
}

function amountColumn({ amount, formulas }: CaseLine, draws: Draws): Column {
  return formulas?.amount ? formulaColumn(formulas.amount, draws) : majorOf(amount);
}

/** What the sale of what a line capitalized brings; null where it is not sold. */
function proceedsColumn({ events = [] }: CaseLine, draws: Draws): Column | null {
  const sale = events.find((event) => event.kind === 'sale');
  if (!sale) return null;
  return sale.formulas?.proceeds ? formulaColumn(sale.formulas.proceeds, draws) : majorOf(sale.proceeds);
}

function majorOf({ minor, currency }: Money): number {
  return Number(minor) / 10 ** minorDigits(currency);
}

type Timing = {
  readonly place: TimingPlace | 'cancelledAt';
  readonly field: TimingField | EventTimingField;
  readonly column: Column;
};

function timingColumns({ cancelFormula }: CaseOption, line: CaseLine, draws: Draws): readonly Timing[] {
  const own = timingsOf(line).map(({ place, field, formula }): Timing => {
    const column = formulaColumn(formula, draws);
    return { place, field, column: field === 'annualRate' ? onGrid(column) : column };
  });
  if (!cancelFormula) return own;
  return [...own, { place: 'cancelledAt', field: 'startsAt', column: formulaColumn(cancelFormula, draws) }];
}

/** Steps of a rate in draws: each rate has a shape of its own, and a lease is posted anew for each. */
const rateSteps = 64;

/** The nearest of a few values between the lowest and the highest: their distance shrinks with the range. */
function onGrid(column: Column): Column {
  if (typeof column === 'number') return column;
  const low = column.reduce((least, value) => Math.min(least, value));
  const high = column.reduce((most, value) => Math.max(most, value));
  const step = (high - low) / rateSteps;
  return step === 0 ? column : column.map((value) => low + Math.round((value - low) / step) * step);
}

/** Each timing of a line is posted once: more of them would take minutes and say nothing more. */
const shapesMax = 400;

function tooManyTimings(): Refusal {
  return new Refusal(
    'TOO_LARGE',
    `its dates and durations come in more than ${shapesMax} ways in the draws: narrow their ranges, or write some of them as sure`,
  );
}

function shapesOf(
  timings: readonly Timing[],
  points: number,
  shapeFor: (values: ReadonlyMap<Timing['place'], number>) => Shape,
): Pick<LineColumns, 'shapes' | 'shapeAt'> {
  const valueAt = ({ field, column }: Timing, draw: number): number =>
    whole(field, typeof column === 'number' ? column : (column[draw] ?? 0));
  const valuesAt = (draw: number) => new Map(timings.map((timing) => [timing.place, valueAt(timing, draw)]));
  const varying = timings.filter(({ column }) => typeof column !== 'number');
  if (varying.length === 0) return { shapes: [shapeFor(valuesAt(0))], shapeAt: null };
  const known = new Map<number | string, { readonly index: number; readonly draw: number }>();
  const [only] = varying.length === 1 ? varying : [];
  const shapeAt = new Uint16Array(points);
  for (let draw = 0; draw < points; draw += 1) {
    const key = only ? valueAt(only, draw) : varying.map((timing) => valueAt(timing, draw)).join(' ');
    let found = known.get(key);
    if (!found) {
      if (known.size === shapesMax) throw tooManyTimings();
      found = { index: known.size, draw };
      known.set(key, found);
    }
    shapeAt[draw] = found.index;
  }
  const shapes = [...known.values()].map(({ draw }) => shapeFor(valuesAt(draw)));
  return { shapes, shapeAt };
}
