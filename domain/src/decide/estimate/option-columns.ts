import { evaluateColumn, namesIn, type Formula } from '../../estimate/index.ts';
import { minorDigits } from '../../money/index.ts';
import { timingFields, type TimingField } from '../assumption.ts';
import type { Case, CaseLine, CaseOption } from '../case.ts';
import { timedAt, whole } from '../case-at.ts';
import type { Column, Draws } from './draws.ts';
import { shapeOf, type Shape } from './shape.ts';

/** A line in all draws: its amount in major units, and the shape that it has in each. */
export type LineColumns = {
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
  return option.lines.map((line, number) => {
    const timings = timingColumns(option, line, draws);
    const shapeFor = (values: ReadonlyMap<TimingField | 'cancelledAt', number>): Shape => {
      const key = `${option.id} ${number} ${[...values].map(([field, value]) => `${field}=${value}`).join(' ')}`;
      const known = cache.get(key);
      if (known) return known;
      const cancelledAt = values.get('cancelledAt') ?? option.cancelledAt;
      const timed = timedAt(line, (field) => values.get(field));
      const shape = shapeOf(subject, { ...option, cancelledAt }, timed);
      cache.set(key, shape);
      return shape;
    };
    return { amount: amountColumn(line, draws), ...shapesOf(timings, draws.points, shapeFor) };
  });
}

function amountColumn({ amount, formulas }: CaseLine, { columns, points }: Draws): Column {
  if (!formulas?.amount) return Number(amount.minor) / 10 ** minorDigits(amount.currency);
  return columnOf(formulas.amount, columns, points);
}

type Timing = { readonly field: TimingField | 'cancelledAt'; readonly column: Column };

function timingColumns(
  { cancelFormula }: CaseOption,
  { formulas }: CaseLine,
  { columns, points }: Draws,
): readonly Timing[] {
  const own = timingFields.flatMap((field): Timing[] => {
    const formula = formulas?.[field];
    return formula ? [{ field, column: columnOf(formula, columns, points) }] : [];
  });
  if (!cancelFormula) return own;
  return [...own, { field: 'cancelledAt', column: columnOf(cancelFormula, columns, points) }];
}

function columnOf(formula: Formula, columns: Draws['columns'], points: number): Column {
  const unknown = namesIn(formula).find((name) => !columns.has(name));
  if (unknown !== undefined) throw new RangeError(`the assumption "${unknown}" has no column`);
  return evaluateColumn(formula, (name) => columns.get(name) ?? Number.NaN, points);
}

function shapesOf(
  timings: readonly Timing[],
  points: number,
  shapeFor: (values: ReadonlyMap<TimingField | 'cancelledAt', number>) => Shape,
): Pick<LineColumns, 'shapes' | 'shapeAt'> {
  const valuesAt = (draw: number): Map<TimingField | 'cancelledAt', number> =>
    new Map(
      timings.map(({ field, column }) => {
        const value = typeof column === 'number' ? column : (column[draw] ?? 0);
        return [field, whole(field === 'cancelledAt' ? 'startsAt' : field, value)];
      }),
    );
  if (timings.every(({ column }) => typeof column === 'number'))
    return { shapes: [shapeFor(valuesAt(0))], shapeAt: null };
  const shapes: Shape[] = [];
  const known = new Map<string, number>();
  const shapeAt = new Uint16Array(points);
  for (let draw = 0; draw < points; draw += 1) {
    const values = valuesAt(draw);
    const key = [...values.values()].join(' ');
    let index = known.get(key);
    if (index === undefined) {
      index = shapes.length;
      known.set(key, index);
      shapes.push(shapeFor(values));
    }
    shapeAt[draw] = index;
  }
  return { shapes, shapeAt };
}
