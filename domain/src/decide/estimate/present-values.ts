import type { LineColumns } from './option-columns.ts';
import { valueIn } from './rows.ts';

/** The present value of each draw at one rate a year: a line is worth its amount times what one unit of its shape is worth. */
export function presentValues(columns: readonly LineColumns[], rate: number, points: number): Float64Array {
  const npv = new Float64Array(points);
  for (const { amount, shapes, shapeAt } of columns) {
    const worth = Float64Array.from(shapes, ({ decision }) => unitValue(decision, rate));
    const first = worth[0] ?? 0;
    if (shapeAt) {
      for (let draw = 0; draw < points; draw += 1)
        npv[draw] = (npv[draw] ?? 0) + valueIn(amount, draw) * (worth[shapeAt[draw] ?? 0] ?? 0);
    } else if (typeof amount === 'number') {
      for (let draw = 0; draw < points; draw += 1) npv[draw] = (npv[draw] ?? 0) + amount * first;
    } else {
      for (let draw = 0; draw < points; draw += 1) npv[draw] = (npv[draw] ?? 0) + (amount[draw] ?? 0) * first;
    }
  }
  return npv;
}

/** Flows by point in time, discounted monthly at the effective rate of a year: (1 + r)^(1/12) − 1. */
function unitValue(flows: Float64Array, rate: number): number {
  const factor = (1 + rate) ** (-1 / 12);
  return flows.reduceRight((value, flow) => value * factor + flow, 0);
}

/** The present value of each draw where each has a rate of its own; `rowAt` gives flows by point in time, asked for from the last. */
export function valuesAtRates(
  rowAt: (point: number) => Float64Array,
  length: number,
  rates: Float64Array,
): Float64Array {
  const npv = new Float64Array(rates.length);
  const factors = rates.map((rate) => (1 + rate) ** (-1 / 12));
  for (let point = length - 1; point >= 0; point -= 1) {
    const row = rowAt(point);
    for (let draw = 0; draw < npv.length; draw += 1)
      npv[draw] = (npv[draw] ?? 0) * (factors[draw] ?? 0) + (row[draw] ?? 0);
  }
  return npv;
}
