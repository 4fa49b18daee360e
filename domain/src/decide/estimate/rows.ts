import type { Column } from './draws.ts';
import type { LineColumns } from './option-columns.ts';
import type { Shape } from './shape.ts';

/** Adds up what the lines of an option do by month or by point in time: a row of draws each, in major units. */
export function flowRows(
  columns: readonly LineColumns[],
  measure: keyof Shape,
  { length, points }: { readonly length: number; readonly points: number },
): readonly Float64Array[] {
  const rows = Array.from({ length }, () => new Float64Array(points));
  const sure = new Float64Array(length);
  for (const { amount, shapes, shapeAt } of byShape(columns)) {
    const [shape] = shapes;
    if (!shape) continue;
    if (shapeAt) addByDraw(rows, { amount, shapeAt, weights: shapes.map((each) => each[measure]) });
    else if (typeof amount === 'number') addScaled([sure], shape[measure], amount);
    else addAmounts(rows, shape[measure], amount);
  }
  for (const [point, row] of rows.entries()) addSure(row, sure[point] ?? 0);
  return rows;
}

/** Lines of one shape count as one line: a pass over the draws takes longer than adding two amounts. */
function byShape(columns: readonly LineColumns[]): readonly LineColumns[] {
  const together = new Map<Shape, Float64Array>();
  const others: LineColumns[] = [];
  for (const column of columns) {
    const { amount, shapes, shapeAt } = column;
    const [shape] = shapes;
    if (!shape || shapeAt || typeof amount === 'number') {
      others.push(column);
      continue;
    }
    const sum = together.get(shape);
    if (sum) addTo(sum, amount);
    else together.set(shape, amount.slice());
  }
  return [...others, ...[...together].map(([shape, amount]) => ({ amount, shapes: [shape], shapeAt: null }))];
}

function addTo(sum: Float64Array, amount: Float64Array): void {
  for (let draw = 0; draw < sum.length; draw += 1) sum[draw] = (sum[draw] ?? 0) + (amount[draw] ?? 0);
}

function addScaled([sure]: readonly [Float64Array], weights: Float64Array, amount: number): void {
  for (let point = 0; point < sure.length; point += 1)
    sure[point] = (sure[point] ?? 0) + amount * (weights[point] ?? 0);
}

function addAmounts(rows: readonly Float64Array[], weights: Float64Array, amount: Float64Array): void {
  for (const [point, row] of rows.entries()) {
    const weight = weights[point] ?? 0;
    if (weight === 0) continue;
    for (let draw = 0; draw < row.length; draw += 1) row[draw] = (row[draw] ?? 0) + weight * (amount[draw] ?? 0);
  }
}

type ByDraw = {
  readonly amount: Column;
  readonly shapeAt: Uint16Array;
  readonly weights: readonly Float64Array[];
};

function addByDraw(rows: readonly Float64Array[], { amount, shapeAt, weights }: ByDraw): void {
  for (const [point, row] of rows.entries()) {
    const weightOf = Float64Array.from(weights, (each) => each[point] ?? 0);
    if (weightOf.every((weight) => weight === 0)) continue;
    for (let draw = 0; draw < row.length; draw += 1) {
      row[draw] = (row[draw] ?? 0) + valueIn(amount, draw) * (weightOf[shapeAt[draw] ?? 0] ?? 0);
    }
  }
}

function addSure(row: Float64Array, sure: number): void {
  if (sure === 0) return;
  for (let draw = 0; draw < row.length; draw += 1) row[draw] = (row[draw] ?? 0) + sure;
}

/** The value of a column in one draw. */
export function valueIn(column: Column, draw: number): number {
  return typeof column === 'number' ? column : (column[draw] ?? 0);
}
