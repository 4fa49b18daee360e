import type { Column } from './draws.ts';
import type { LineColumns } from './option-columns.ts';
import type { Shape } from './shape.ts';

type Size = { readonly length: number; readonly points: number };

/** Adds up what the lines of an option do by month or by point in time: a row of draws each, in major units. */
export function flowRows(columns: readonly LineColumns[], measure: keyof Shape, size: Size): readonly Float64Array[] {
  const fill = rowFiller(columns, measure, size.length);
  return Array.from({ length: size.length }, (_, point) => fill(point, new Float64Array(size.points)));
}

/** Writes the row of one month or point over a column of nothing but zeros, which it answers. */
export type RowFiller = (point: number, row: Float64Array) => Float64Array;

/** The rows one by one, where none is needed after the next. */
export function rowFiller(columns: readonly LineColumns[], measure: keyof Shape, length: number): RowFiller {
  const { sure, drawn, timed } = byShape(columns);
  const always = new Float64Array(length);
  for (const { amount, shape } of sure) addScaled(always, shape[measure], amount);
  const byPoint = weightedByPoint(drawn, measure, length);
  return (point, row) => {
    addAmounts(row, byPoint[point] ?? []);
    for (const line of timed) addByDraw(row, line, weightsAt(line.shapes, measure, point));
    addSure(row, always[point] ?? 0);
    return row;
  };
}

type Timed = { readonly amount: Column; readonly shapes: readonly Shape[]; readonly shapeAt: Uint16Array };

/** The lines of an option by what varies in them: nothing, the amount, or the timing. */
type Together = {
  readonly sure: readonly { readonly amount: number; readonly shape: Shape }[];
  readonly drawn: ReadonlyMap<Shape, Float64Array>;
  readonly timed: readonly Timed[];
};

/** Lines of one shape count as one line: a pass over the draws takes longer than adding two amounts. */
function byShape(columns: readonly LineColumns[]): Together {
  const sure: Together['sure'][number][] = [];
  const drawn = new Map<Shape, Float64Array>();
  const timed: Timed[] = [];
  for (const { amount, shapes, shapeAt } of columns) {
    const [shape] = shapes;
    if (!shape) continue;
    if (shapeAt) timed.push({ amount, shapes, shapeAt });
    else if (typeof amount === 'number') sure.push({ amount, shape });
    else drawn.set(shape, sumOf(drawn.get(shape), amount));
  }
  return { sure, drawn, timed };
}

function sumOf(before: Float64Array | undefined, amount: Float64Array): Float64Array {
  return before ? before.map((value, draw) => value + (amount[draw] ?? 0)) : amount;
}

function addScaled(sure: Float64Array, weights: Float64Array, amount: number): void {
  for (let point = 0; point < sure.length; point += 1)
    sure[point] = (sure[point] ?? 0) + amount * (weights[point] ?? 0);
}

type Weighted = { readonly weight: number; readonly amount: Float64Array };

function weightedByPoint(drawn: Together['drawn'], measure: keyof Shape, length: number): readonly Weighted[][] {
  const byPoint = Array.from({ length }, (): Weighted[] => []);
  for (const [shape, amount] of drawn) {
    const weights = shape[measure];
    for (let point = 0; point < length; point += 1) {
      const weight = weights[point] ?? 0;
      if (weight !== 0) byPoint[point]?.push({ weight, amount });
    }
  }
  return byPoint;
}

/** Two amounts in a pass, as one after the other would come to: a row is read and written half as often. */
function addAmounts(row: Float64Array, amounts: readonly Weighted[]): void {
  for (let at = 0; at < amounts.length; at += 2) {
    const [first, second] = [amounts[at], amounts[at + 1]];
    if (first && second) addPair(row, first, second);
    else if (first) addAmount(row, first);
  }
}

function addPair(row: Float64Array, first: Weighted, second: Weighted): void {
  const { weight: a, amount: ofA } = first;
  const { weight: b, amount: ofB } = second;
  for (let draw = 0; draw < row.length; draw += 1)
    row[draw] = (row[draw] ?? 0) + a * (ofA[draw] ?? 0) + b * (ofB[draw] ?? 0);
}

function addAmount(row: Float64Array, { weight, amount }: Weighted): void {
  for (let draw = 0; draw < row.length; draw += 1) row[draw] = (row[draw] ?? 0) + weight * (amount[draw] ?? 0);
}

function weightsAt(shapes: readonly Shape[], measure: keyof Shape, point: number): Float64Array {
  return Float64Array.from(shapes, (shape) => shape[measure][point] ?? 0);
}

function addByDraw(row: Float64Array, { amount, shapeAt }: Timed, weights: Float64Array): void {
  if (weights.every((weight) => weight === 0)) return;
  if (typeof amount === 'number') {
    for (let draw = 0; draw < row.length; draw += 1)
      row[draw] = (row[draw] ?? 0) + amount * (weights[shapeAt[draw] ?? 0] ?? 0);
    return;
  }
  for (let draw = 0; draw < row.length; draw += 1)
    row[draw] = (row[draw] ?? 0) + (amount[draw] ?? 0) * (weights[shapeAt[draw] ?? 0] ?? 0);
}

function addSure(row: Float64Array, sure: number): void {
  if (sure === 0) return;
  for (let draw = 0; draw < row.length; draw += 1) row[draw] = (row[draw] ?? 0) + sure;
}

/** The value of a column in one draw. */
export function valueIn(column: Column, draw: number): number {
  return typeof column === 'number' ? column : (column[draw] ?? 0);
}
