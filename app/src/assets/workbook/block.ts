import type { Asset } from '@capwise/domain/assets';
import { columnLetters } from './cells.ts';
import type { AssetNames } from './names.ts';

/** The columns of what happened to an asset, in their order, with their headings. */
export const blockHeadings = {
  number: 'No.',
  date: 'Date',
  what: 'What happened',
  inMonth: 'In month',
  from: 'Counts from',
  moved: 'Adds to cost (+), loss (−)',
  accumulatedOut: 'Accumulated that goes out',
  ends: 'Ends it (1)',
  residual: 'Residual value after it',
  months: 'Months of life given',
  clock: 'Clock',
  start: 'Clock starts',
  elapsed: 'Life used before the clock',
  monthsOfLife: 'Months of life on the clock',
  perMonth: 'Parts a month',
  first: 'Parts in each first month',
  firstMonths: 'First months',
  life: 'Parts of the life',
} as const;

export type BlockColumn = keyof typeof blockHeadings;

export const blockColumns = Object.keys(blockHeadings) as readonly BlockColumn[];

/** Where the rows of what happened stand in a sheet. */
export type Block = {
  readonly firstRow: number;
  readonly cell: (column: BlockColumn, row: number) => string;
  readonly range: (column: BlockColumn) => string;
};

export function blockAt(firstRow: number, count: number): Block {
  const letters = (column: BlockColumn): string => columnLetters(blockColumns.indexOf(column));
  return {
    firstRow,
    cell: (column, row) => `${letters(column)}${row}`,
    range: (column) => `$${letters(column)}$${firstRow}:$${letters(column)}$${firstRow + count - 1}`,
  };
}

/** A row of the block, and what its formulas are about. */
export type At = { readonly asset: Asset; readonly names: AssetNames; readonly block: Block; readonly row: number };
