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
  /** Months in which its dates and durations are stepped, more than one where they come in too many ways. */
  readonly step: number;
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

type PlacedLine = {
  readonly option: CaseOption;
  readonly line: CaseLine;
  readonly number: number;
  readonly part: ShapePart;
  readonly amount: Column;
};

function partColumns(
  subject: Case,
  { option, line, number, part, amount }: PlacedLine,
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
  const own = timingsOf(line).map(
    ({ place, field, formula }): Timing => ({ place, field, column: formulaColumn(formula, draws) }),
  );
  if (!cancelFormula) return own;
  return [...own, { place: 'cancelledAt', field: 'startsAt', column: formulaColumn(cancelFormula, draws) }];
}

/** Steps of a rate in draws: each rate has a shape of its own, and a lease is posted anew for each. */
const rateSteps = 64;

/** Each timing of a line is posted once: more of them would take minutes and say nothing more. */
const shapesMax = 400;

type Shaped = Pick<LineColumns, 'shapes' | 'shapeAt' | 'step'>;

/** Where timings come in too many ways together, they are drawn in steps of as many months as it takes. */
function shapesOf(
  timings: readonly Timing[],
  points: number,
  shapeFor: (values: ReadonlyMap<Timing['place'], number>) => Shape,
): Shaped {
  for (let step = 1; ; step += 1) {
    const placed = placedIn(timings, points, step);
    if (placed === null) continue;
    const shapes = placed.ways.map((values) =>
      shapeFor(new Map(timings.map(({ place }, index) => [place, values[index] ?? 0]))),
    );
    return { shapes, shapeAt: placed.shapeAt, step };
  }
}

type Placed = { readonly ways: readonly (readonly number[])[]; readonly shapeAt: Uint16Array | null };

/** The ways in which timings come in the draws, and which of them a draw has; null where they are too many. */
function placedIn(timings: readonly Timing[], points: number, step: number): Placed | null {
  const valuesIn = timings.map((timing) => steppedBy(timing, step));
  const at = (draw: number): number[] => valuesIn.map((valueIn) => valueIn(draw));
  if (timings.every(({ column }) => typeof column === 'number')) return { ways: [at(0)], shapeAt: null };
  const [only] = valuesIn.length === 1 ? valuesIn : [];
  const known = new Map<number | string, number>();
  const ways: (readonly number[])[] = [];
  const shapeAt = new Uint16Array(points);
  for (let draw = 0; draw < points; draw += 1) {
    const key = only ? only(draw) : at(draw).join(' ');
    let found = known.get(key);
    if (found === undefined) {
      found = ways.length;
      if (found === shapesMax) return null;
      known.set(key, found);
      ways.push(at(draw));
    }
    shapeAt[draw] = found;
  }
  return { ways, shapeAt };
}

/** A timing in a draw: the nearest of few rates, and whole steps of months or days. */
function steppedBy({ field, column }: Timing, step: number): (draw: number) => number {
  if (typeof column === 'number') return () => whole(field, column);
  if (field === 'annualRate') return rateOnGrid(column, Math.max(1, Math.floor(rateSteps / step)));
  const days = field === 'netDays' ? daysOfMonth : 1;
  const width = step === 1 ? 1 : step * days;
  return (draw) => whole(field, Math.round((column[draw] ?? 0) / width) * width);
}

const daysOfMonth = 30;

/** The nearest of a few values between the lowest and the highest: their distance shrinks with the range. */
function rateOnGrid(column: Float64Array, steps: number): (draw: number) => number {
  const low = column.reduce((least, value) => Math.min(least, value));
  const high = column.reduce((most, value) => Math.max(most, value));
  const width = (high - low) / steps;
  return (draw) => (width === 0 ? low : low + Math.round(((column[draw] ?? 0) - low) / width) * width);
}
