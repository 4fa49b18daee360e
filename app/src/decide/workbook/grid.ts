import type { CellFormat, WorkbookCell } from '../../ports/index.ts';
import { columnLetters, formulaCell, textCell, wholeNumber } from '../../assets/workbook/cells.ts';
import { single, type Expression } from './expression.ts';
import { numberCell, plainText } from './number-cell.ts';

/** Columns before that of the first month; the last of them is empty: it stands for what was before the case. */
const monthsFrom = 7;

/** The row of the month index on every sheet that has months, and those of the years and of whether it is a month of the case. */
export const headRows = { month: 4, index: 5, inCase: 6, year: 7, calendar: 8 } as const;

/** The letters of the column of a month; −1 stands before the case. */
export function monthLetters(column: number): string {
  return columnLetters(monthsFrom + column);
}

/** A row of months: one formula, and what it comes to by column. */
export type GridRow = {
  readonly number: number;
  /** How many columns it has: a month more than the case where it counts by point in time. */
  readonly length: number;
  readonly value: (column: number) => number;
};

/** What a row is about. */
export type RowLabel = {
  readonly option: number;
  readonly optionName: string;
  readonly line?: string;
  readonly item: string;
  readonly measure?: number;
  readonly hasTotal?: boolean;
  readonly format?: CellFormat;
};

/** Rows of months of a sheet, in the order in which they were added: a row stands on those above it. */
export class Grid {
  readonly rows: (readonly WorkbookCell[])[];
  readonly points: number;
  readonly sheet: string;

  /** `points` are the months of the case and its end. */
  constructor(sheet: string, points: number, head: readonly (readonly WorkbookCell[])[]) {
    this.sheet = sheet;
    this.points = points;
    this.rows = [...head];
  }

  get nextNumber(): number {
    return this.rows.length + 1;
  }

  addText(cells: readonly WorkbookCell[]): void {
    this.rows.push(cells);
  }

  /** Adds a row of one formula. */
  add(label: RowLabel, expression: Expression, length = this.points): GridRow {
    const row = this.rowOf(expression.value, length);
    const cells = Array.from({ length }, (_, column) =>
      formulaCell(expression.text(column), numberCell(row.value(column)), formatOf(label)),
    );
    this.rows.push([...this.labelCells(label, row), ...cells]);
    return row;
  }

  /** Adds a row whose formula stands on its own column before. */
  addRunning(label: RowLabel, next: (above: Expression) => Expression, length = this.points): GridRow {
    const { nextNumber } = this;
    const known: number[] = [];
    const valueAt = (column: number): number => {
      for (let at = known.length; at <= column; at += 1) known.push(expression.value(at));
      return column < 0 ? 0 : (known[column] ?? 0);
    };
    const above = single(
      (column) => `${monthLetters(column - 1)}${nextNumber}`,
      (column) => valueAt(column - 1),
    );
    const expression = next(above);
    return this.add(label, { ...expression, value: valueAt }, length);
  }

  /** Adds a row of values. */
  addValues(label: RowLabel, values: readonly number[]): GridRow {
    const row = this.rowOf((column) => values[column] ?? 0, values.length);
    const cells = values.map((value) => ({ ...numberCell(value), ...formatOf(label) }));
    this.rows.push([...this.labelCells(label, row), ...cells]);
    return row;
  }

  private rowOf(valueAt: (column: number) => number, length: number): GridRow {
    const known: number[] = [];
    const value = (column: number): number => {
      if (column < 0 || column >= length) return 0;
      return (known[column] ??= valueAt(column));
    };
    return { number: this.nextNumber, length, value };
  }

  private labelCells(label: RowLabel, row: GridRow): readonly WorkbookCell[] {
    const { option, optionName, line, item, measure, hasTotal } = label;
    return [
      { ...wholeNumber(option), format: 'whole' },
      textCell(plainText(optionName)),
      line === undefined ? null : textCell(plainText(line)),
      textCell(item),
      measure === undefined ? null : { ...wholeNumber(measure), format: 'whole' },
      hasTotal === true ? formulaCell(`SUM(${spanOf(row)})`, numberCell(sumOf(row)), formatOf(label)) : null,
      null,
    ];
  }
}

function formatOf({ format = 'amount' }: RowLabel): { readonly format: CellFormat } {
  return { format };
}

/** The cells of a row, whose columns stay where a formula is copied sideways. */
export function spanOf({ number, length }: GridRow): string {
  return `$${monthLetters(0)}${number}:$${monthLetters(length - 1)}${number}`;
}

/** The sum of a row. */
export function sumOf(row: GridRow): number {
  return valuesOf(row).reduce((sum, value) => sum + value, 0);
}

/** All values of a row. */
export function valuesOf({ length, value }: GridRow): readonly number[] {
  return Array.from({ length }, (_, column) => value(column));
}

/** The number of the month of a column, from 0. */
export const monthIndex: Expression = single(
  (column) => `${monthLetters(column)}$${headRows.index}`,
  (column) => column,
);

/** A row in the same column. */
export function here(row: GridRow): Expression {
  return single((column) => `${monthLetters(column)}${row.number}`, row.value);
}

/** A row a column before. */
export function before(row: GridRow): Expression {
  return single(
    (column) => `${monthLetters(column - 1)}${row.number}`,
    (column) => row.value(column - 1),
  );
}

/** A row from the beginning to the same column. */
export function upTo(row: GridRow): Expression {
  return single(
    (column) => `SUM($${monthLetters(0)}${row.number}:${monthLetters(column)}${row.number})`,
    (column) =>
      valuesOf(row)
        .slice(0, column + 1)
        .reduce((sum, value) => sum + value, 0),
  );
}

/** All of a row. */
export function whole(row: GridRow): Expression {
  return single(`SUM(${spanOf(row)})`, () => sumOf(row));
}

/** A row in months after one and up to another. */
export function between(row: GridRow, after: Expression, through: Expression): Expression {
  return single(
    (column) =>
      `SUMIFS(${spanOf(row)},${indexSpan(row)},">"&${after.text(column)},${indexSpan(row)},"<="&${through.text(column)})`,
    (column) => {
      const [from, to] = [after.value(column), through.value(column)];
      return valuesOf(row).reduce((sum, value, month) => (month > from && month <= to ? sum + value : sum), 0);
    },
  );
}

/** A row in one month. */
export function at(row: GridRow, month: Expression): Expression {
  return single(
    (column) => `SUMIFS(${spanOf(row)},${indexSpan(row)},${month.text(column)})`,
    (column) => row.value(month.value(column)),
  );
}

function indexSpan({ length }: GridRow): string {
  return `$${monthLetters(0)}$${headRows.index}:$${monthLetters(length - 1)}$${headRows.index}`;
}
