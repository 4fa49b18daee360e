import type { Case } from '@capwise/domain/decide';
import { textCell } from '../../assets/workbook/cells.ts';
import type { CaseInputs } from './case-inputs.ts';
import { minus, plus, single, type Expression } from './expression.ts';
import { before, Grid, here, monthLetters, upTo, type GridRow, type RowLabel } from './grid.ts';
import { byPoint, measures, measureWords, type Measure } from './measures.ts';
import type { AddingOption } from './adding-option.ts';
import { addTax } from './tax-rows.ts';
import { addReturns, presentValue, type ScalarRow } from './returns.ts';
import { monthHead, type Workings } from './workings-sheet.ts';

/** The rows of an option that other sheets show and check. */
export type OptionRows = { readonly [Which in OptionRow]: GridRow } & {
  /** Absent where the case is pre-tax. */
  readonly tax?: GridRow;
} & { readonly npv: ScalarRow };

/** A flow of an option. */
export type OptionRow =
  | 'ebitda'
  | 'amortization'
  | 'operatingIncome'
  | 'cash'
  | 'freeCashFlow'
  | 'memo'
  | 'points'
  | 'cumulative'
  | 'decision'
  | 'cumulativeDecision'
  | 'capital'
  | 'terms'
  | 'stock'
  | 'values'
  | 'residual'
  | 'cashBeforeTax'
  | 'pointsBeforeTax';

/** The sheet of the options with its rows by option, and what lies between two of them. */
export type OptionsSheet = {
  readonly grid: Grid;
  readonly options: ReadonlyMap<string, OptionRows>;
  readonly difference: ScalarRow | null;
};

/** Options that are laid side by side, by id. */
export type OptionPair = { readonly left: string; readonly right: string };

type Setting = { readonly inputs: CaseInputs; readonly workings: Workings; readonly pair: OptionPair | null };

/** Fills the sheet of the options: sums of the workings, and what they are worth. */
export function optionsSheet(subject: Case, { inputs, workings, pair }: Setting): OptionsSheet {
  const grid = new Grid(
    'Options',
    subject.years * 12 + 1,
    monthHead(subject, {
      title: 'Options: EBITDA and cash month by month, and what they are worth',
      notes: [
        'Each row sums the workings of its option that have its number in the column Measure. By year: Statements.',
        'Present value: the first day undiscounted, then the end of each month at the effective monthly rate.',
      ],
    }),
  );
  const options = new Map(
    subject.options.map((option, index) => {
      const adding = { grid, subject, option, workings, taxRate: inputs.taxRate, number: index + 1 };
      const flows = addFlows(adding);
      return [
        option.id,
        { ...flows, npv: addReturns({ ...adding, flows: flows.decision, rate: inputs.monthlyRate }) },
      ] as const;
    }),
  );
  return {
    grid,
    options,
    difference: pair && addDifference(grid, subject, { options, pair, rate: inputs.monthlyRate }),
  };
}

function addFlows(adding: AddingOption): Omit<OptionRows, 'npv'> {
  const { grid, option, subject, number } = adding;
  const months = subject.years * 12;
  grid.addText([]);
  grid.addText([textCell(`Option ${number}`, { role: 'title' })]);
  const label = { option: number, optionName: option.name };
  const add = (item: string, expression: Expression, more: Partial<RowLabel> = {}): GridRow =>
    grid.add({ ...label, item, hasTotal: true, ...more }, expression, months);
  const addPoints = (item: string, expression: Expression, hasTotal = false): GridRow =>
    grid.add({ ...label, item, hasTotal }, expression);
  const sum = (which: Measure): GridRow => sumRow(adding, which);
  const ebitda = sum('ebitda');
  const amortization = sum('amortization');
  const operatingIncome = add('Operating income', plus(here(ebitda), here(amortization)));
  const tax = addTax(adding, sum);
  const beforeTax = sum('cash');
  const cash = tax ? add('Cash after tax', plus(here(beforeTax), here(tax))) : beforeTax;
  const notFree = sum('notFree');
  const freeCashFlow = add('Free cash flow', minus(here(cash), here(notFree)));
  const memo = sum('memo');
  const [capital, terms, stock, values] = [sum('capital'), sum('terms'), sum('stock'), sum('values')];
  const bridge = plus(here(ebitda), here(capital), here(terms), here(stock), here(values), ...(tax ? [here(tax)] : []));
  const residual = add('EBITDA and bridge less cash', minus(bridge, here(cash)));
  const paid = sum('points');
  const points = tax ? addPoints('Cash after tax by point in time', plus(here(paid), before(tax)), true) : paid;
  const cumulative = addPoints('Cumulative cash', upTo(points));
  const memoPoints = sum('memoPoints');
  const settled = sum('settled');
  const decision = addPoints(
    'Cash, settled at the end, and off-book by point in time',
    plus(here(points), here(settled), here(memoPoints)),
    true,
  );
  const cumulativeDecision = addPoints('Cumulative cash and off-book', upTo(decision));
  return {
    ebitda,
    amortization,
    operatingIncome,
    cash,
    freeCashFlow,
    memo,
    points,
    cumulative,
    decision,
    cumulativeDecision,
    capital,
    terms,
    stock,
    values,
    residual,
    cashBeforeTax: beforeTax,
    pointsBeforeTax: paid,
    ...(tax && { tax }),
  };
}

/** A row that sums the workings of its option by measure. */
function sumRow({ grid, option, subject, workings, number }: AddingOption, which: Measure): GridRow {
  const isByPoint = byPoint.includes(which);
  const own = grid.nextNumber;
  const last = workings.grid.rows.length;
  const keys = (column: string): string => `${workings.grid.sheet}!$${column}$1:$${column}$${last}`;
  const rows = workings.lines.flatMap((line) => {
    const row = line.option.id === option.id ? line.rows[which] : undefined;
    return row ? [row] : [];
  });
  const summed = single(
    (column) => {
      const letters = monthLetters(column);
      const values = `${workings.grid.sheet}!${letters}$1:${letters}$${last}`;
      return `SUMIFS(${values},${keys('A')},$A${own},${keys('E')},$E${own})`;
    },
    (column) => rows.reduce((sum, row) => sum + row.value(column), 0),
  );
  const label = { option: number, optionName: option.name, item: measureWords[which], measure: measures[which] };
  return grid.add({ ...label, hasTotal: true }, summed, subject.years * 12 + (isByPoint ? 1 : 0));
}

type Differing = {
  readonly options: ReadonlyMap<string, OptionRows>;
  readonly pair: OptionPair;
  readonly rate: Expression;
};

function addDifference(grid: Grid, subject: Case, { options, pair, rate }: Differing): ScalarRow | null {
  const [left, right] = [options.get(pair.left), options.get(pair.right)];
  if (!left || !right) return null;
  const nameOf = (id: string): string => subject.options.find((option) => option.id === id)?.name ?? id;
  const label = { option: 0, optionName: `${nameOf(pair.left)} less ${nameOf(pair.right)}` };
  grid.addText([]);
  grid.addText([textCell('Difference', { role: 'title' })]);
  const less = (item: string, which: OptionRow, length?: number): GridRow =>
    grid.add({ ...label, item, hasTotal: true }, minus(here(left[which]), here(right[which])), length);
  less('EBITDA', 'ebitda', subject.years * 12);
  less('Free cash flow', 'freeCashFlow', subject.years * 12);
  const flows = less('Cash and off-book by point in time', 'decision');
  return presentValue(grid, { label, flows, rate });
}
