import { irr, npv } from '@capwise/domain/finance';
import { Refusal } from '@capwise/domain';
import { formulaCell, textCell, wholeNumber } from '../../assets/workbook/cells.ts';
import type { WorkbookCell } from '../../ports/index.ts';
import type { Expression } from './expression.ts';
import { monthLetters, spanOf, sumOf, valuesOf, type Grid, type GridRow } from './grid.ts';
import { numberCell, plainText } from './number-cell.ts';

/** A figure that stands in the column of totals. */
export type ScalarRow = { readonly number: number; readonly value: number };

type Label = { readonly option: number; readonly optionName: string };

type Adding = Label & { readonly item: string; readonly cell: WorkbookCell; readonly note?: string };

/** The column in which a figure of a whole option stands. */
export const scalarColumn = 'F';

function addScalar(grid: Grid, { option, optionName, item, cell, note }: Adding): void {
  const noted = note === undefined ? [] : [null, textCell(note, { role: 'note' })];
  grid.addText([
    { ...wholeNumber(option), format: 'whole' },
    textCell(plainText(optionName)),
    null,
    textCell(item),
    null,
    cell,
    ...noted,
  ]);
}

type Valuing = { readonly label: Label; readonly flows: GridRow; readonly rate: Expression };

/** Adds the present value of flows by point in time: the first of them is not discounted. */
export function presentValue(grid: Grid, { label, flows, rate }: Valuing): ScalarRow {
  const number = grid.nextNumber;
  const value = npv({ rate: rate.value(0), flows: [...valuesOf(flows)] });
  const formula = `${firstOf(flows)}+NPV(${rate.text(0)},${restOf(flows)})`;
  addScalar(grid, {
    ...label,
    item: 'Net present value',
    cell: formulaCell(formula, numberCell(value), { format: 'amount' }),
  });
  return { number, value };
}

type Returning = {
  readonly grid: Grid;
  readonly option: { readonly name: string };
  readonly number: number;
  readonly flows: GridRow;
  readonly rate: Expression;
};

/** Adds what an option is worth and what it returns: one rate with what it leaves, or why there is no one rate. */
export function addReturns({ grid, option, number, flows, rate }: Returning): ScalarRow {
  const label = { option: number, optionName: option.name };
  const value = presentValue(grid, { label, flows, rate });
  const found = rootsOf(valuesOf(flows));
  if (found.length === 1) addRate(grid, { label, flows, root: found[0] ?? 0 });
  else if (found.length > 1) addModified(grid, { label, flows, rate, roots: found });
  else
    addScalar(grid, {
      ...label,
      item: 'Internal rate of return',
      cell: textCell('none: no rate makes these flows worth nothing'),
    });
  return value;
}

function addRate(grid: Grid, { label, flows, root }: Omit<Valuing, 'rate'> & { readonly root: number }): void {
  const guess = `${scalarColumn}${grid.nextNumber}`;
  addScalar(grid, {
    ...label,
    item: 'Our rate of return a month',
    cell: { ...numberCell(root), format: 'exact' },
    note: 'A value: where the formula below begins to look',
  });
  const rate = `${scalarColumn}${grid.nextNumber}`;
  const cell = (formula: string, value: number): WorkbookCell =>
    formulaCell(formula, numberCell(value), { format: 'exact' });
  addScalar(grid, {
    ...label,
    item: 'Internal rate of return a month',
    cell: cell(`IRR(${spanOf(flows)},${guess})`, root),
  });
  addScalar(grid, {
    ...label,
    item: 'Internal rate of return a year',
    cell: cell(`(1+${rate})^12-1`, (1 + root) ** 12 - 1),
  });
  const left = npv({ rate: root, flows: [...valuesOf(flows)] });
  addScalar(grid, {
    ...label,
    item: 'What the flows are worth at that rate',
    cell: formulaCell(`${firstOf(flows)}+NPV(${rate},${restOf(flows)})`, numberCell(left), { format: 'amount' }),
    note: 'Nothing, where the rate is one',
  });
}

function addModified(grid: Grid, { label, flows, rate, roots }: Valuing & { readonly roots: readonly number[] }): void {
  const yearly = roots.map((root) => `${(((1 + root) ** 12 - 1) * 100).toFixed(2)}%`);
  addScalar(grid, {
    ...label,
    item: 'Internal rate of return a year',
    cell: textCell(`several: ${yearly.join(', ')}`),
    note: 'The flows change direction more than once: none of them tells what they earn. The modified rate does',
  });
  const modified = `${scalarColumn}${grid.nextNumber}`;
  const value = modifiedRate(valuesOf(flows), rate.value(0));
  addScalar(grid, {
    ...label,
    item: 'Modified internal rate of return a month',
    cell: formulaCell(`MIRR(${spanOf(flows)},${rate.text(0)},${rate.text(0)})`, numberCell(value), { format: 'exact' }),
  });
  addScalar(grid, {
    ...label,
    item: 'Modified internal rate of return a year',
    cell: formulaCell(`(1+${modified})^12-1`, numberCell((1 + value) ** 12 - 1), { format: 'exact' }),
  });
}

/** Inflows at the end over outflows at the beginning, at one rate, per period. */
function modifiedRate(flows: readonly number[], rate: number): number {
  const periods = flows.length - 1;
  const worth = (kept: (flow: number) => number): number => npv({ rate, flows: flows.map(kept) });
  const inflows = worth((flow) => Math.max(flow, 0)) * (1 + rate) ** periods;
  return (inflows / worth((flow) => Math.max(-flow, 0))) ** (1 / periods) - 1;
}

/** Below this share of all flows a flow is what rounding left: it changes no sign. */
const negligible = 1e-12;

function rootsOf(flows: readonly number[]): readonly number[] {
  const size = flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
  try {
    return irr({ flows: flows.map((flow) => (Math.abs(flow) <= size * negligible ? 0 : flow)) }).roots;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function firstOf({ number }: GridRow): string {
  return `${monthLetters(0)}${number}`;
}

function restOf({ number, length }: GridRow): string {
  return `${monthLetters(1)}${number}:${monthLetters(length - 1)}${number}`;
}

/** The total of a row, on its own sheet. */
export function totalOf(row: GridRow): { readonly text: string; readonly value: number } {
  return { text: `$${scalarColumn}$${row.number}`, value: sumOf(row) };
}
