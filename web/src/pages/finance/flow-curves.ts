import { npv } from '@capwise/domain/finance';
import type { Calculation, FinanceFunction } from './finance-function.ts';

export type Point = readonly [x: number, y: number];
export type Curve = { readonly name: string; readonly points: readonly Point[] };
export type Mark = { readonly point: Point; readonly label: string };

/** What a picture shows: curves over a rate or over periods, with the points that the answer names. */
export type FlowPicture = {
  readonly title: string;
  readonly across: 'rate' | 'period';
  readonly curves: readonly Curve[];
  readonly marks: readonly Mark[];
};

type Question = {
  readonly definition: FinanceFunction;
  readonly answer: Calculation;
  readonly args: Readonly<Record<string, unknown>>;
  /** All internal rates of return of the flows, as far as they are known. */
  readonly roots: readonly number[];
};

/** The picture of an answer about flows; undefined where the function has none. */
export function pictureOf({ definition, answer, args, roots }: Question): FlowPicture | undefined {
  const values = listOf(answer.value);
  switch (definition.picture) {
    case 'value-by-rate':
      return valueByRate(numbersOf(args['flows']), { roots, ...rateOf(definition, args) });
    case 'running-total':
      return runningTotal(numbersOf(args['flows']), numberOr(args['rate'], 0), values);
    case 'two-running-totals':
      return twoTotals(numbersOf(args['a']), numbersOf(args['b']), values);
    case null:
      return undefined;
  }
}

const steps = 120;

type Known = { readonly roots: readonly number[]; readonly rate?: number; readonly shift?: number };

/** Net present value over the rates around those that matter. */
function valueByRate(flows: readonly number[], { roots, rate, shift = 0 }: Known): FlowPicture {
  const known = [...roots, ...(rate === undefined ? [] : [rate]), 0];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  // Over many periods little of a rate moves the value much.
  const margin = Math.max(Math.min(0.05, 1 / flows.length), (high - low) * 0.4);
  const from = Math.max(low - margin, -1 + (1 + low) * 0.85);
  const to = high + margin;
  const valueAt = (at: number): number => npv({ flows, rate: at }) * (1 + at) ** -shift;
  const points = Array.from({ length: steps + 1 }, (_, step): Point => {
    const at = from + ((to - from) * step) / steps;
    return [at, valueAt(at)];
  });
  const marks = [
    ...roots.map((root): Mark => ({ point: [root, 0], label: shareText(root) })),
    ...(rate === undefined ? [] : [{ point: [rate, valueAt(rate)] as const, label: `at ${shareText(rate)}` }]),
  ];
  return { title: 'Net present value by rate', across: 'rate', curves: [{ name: 'Value', points }], marks };
}

/** What the flows have come to, period by period, and where they are paid back. */
function runningTotal(flows: readonly number[], rate: number, values: readonly number[]): FlowPicture {
  const totals = totalsOf(flows.map((flow, period) => flow * (1 + rate) ** -period));
  const start = Math.max(
    0,
    flows.findIndex((flow) => flow < 0),
  );
  const marks = values.map(
    (value): Mark => ({
      point: [start + value, at(totals, start + value)],
      label: periodText(start + value),
    }),
  );
  return {
    title: rate === 0 ? 'Running total' : 'Running total at present value',
    across: 'period',
    curves: [{ name: 'Total', points: totals.map((total, period): Point => [period, total]) }],
    marks,
  };
}

function twoTotals(a: readonly number[], b: readonly number[], crossings: readonly number[]): FlowPicture {
  const [left, right] = [totalsOf(a), totalsOf(b)];
  const pointsOf = (totals: readonly number[]) => totals.map((total, period): Point => [period, total]);
  return {
    title: 'Cumulative cost',
    across: 'period',
    curves: [
      { name: 'a', points: pointsOf(left) },
      { name: 'b', points: pointsOf(right) },
    ],
    marks: crossings.map((time): Mark => ({ point: [time, at(left, time)], label: periodText(time) })),
  };
}

/** Of a function with a rate, the rate and by how many periods its flows are later. */
function rateOf({ arguments: taken }: FinanceFunction, args: Question['args']): Omit<Known, 'roots'> {
  if (!taken.some(({ name }) => name === 'rate')) return {};
  return { rate: numberOr(args['rate'], 0), shift: args['convention'] === 'excel-end-of-period' ? 1 : 0 };
}

/** The value of a running total between two periods. */
function at(totals: readonly number[], time: number): number {
  const before = Math.floor(time);
  const [left, right] = [totals[before] ?? 0, totals[before + 1] ?? totals[before] ?? 0];
  return left + (right - left) * (time - before);
}

function totalsOf(flows: readonly number[]): readonly number[] {
  let total = 0;
  return flows.map((flow) => (total += flow));
}

function listOf(value: Calculation['value']): readonly number[] {
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? value : [];
}

function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : [];
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** `28.09%`, for a mark. */
export function shareText(share: number): string {
  return `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: 2 })}%`.replace('-', '−');
}

function periodText(time: number): string {
  return time.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
