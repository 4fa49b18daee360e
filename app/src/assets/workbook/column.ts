import type { Method } from '@capwise/domain/assets';
import type { CellFormat, PlainCell } from '../../ports/index.ts';
import type { Block, BlockColumn } from './block.ts';
import type { Counting } from './clock.ts';
import type { TrackRow } from './track.ts';

/** Columns of a schedule, in their order; those of the declining balance stand at the end. */
export type ScheduleColumn =
  | 'month'
  | 'happened'
  | 'clock'
  | 'opening'
  | 'before'
  | 'base'
  | 'units'
  | 'position'
  | 'weight'
  | 'weightBefore'
  | 'weightTotal'
  | 'exact'
  | 'used'
  | 'charge'
  | 'moved'
  | 'takenOut'
  | 'carrying'
  | 'accumulated'
  | 'booksCharge'
  | 'booksCarrying'
  | 'year'
  | 'usedBefore'
  | 'ofYear'
  | 'clockBase'
  | 'clockResidual';

/** How a sheet counts and spreads: which columns it has and what stands in them. */
export type Spread = {
  readonly method: Method;
  readonly counting: Counting;
  /** False: charges are values, and the columns that would lead to them are left out. */
  readonly live: boolean;
  readonly currency: string;
  /** What is posted, by month: `charge` of the month, `carrying` at its end, in minor units. */
  readonly books: ReadonlyMap<string, Booked>;
};

export type Booked = { readonly charge: bigint; readonly carrying: bigint };

export type ColumnRule = {
  readonly column: ScheduleColumn;
  readonly heading: string;
  readonly width: number;
  readonly format: CellFormat;
  /** Of a row by its number; null: the cell is a value. */
  readonly formula: ((at: Cells) => string) | null;
  /** null: nothing stands there. */
  readonly cached: (row: TrackRow) => PlainCell | null;
};

/** Cells of a row, of the row above it, and of the row of what happened last. */
export type Cells = {
  readonly here: (column: ScheduleColumn) => string;
  readonly above: (column: ScheduleColumn) => string;
  readonly range: Block['range'];
  /** A column of the block in the row of what happened last. */
  readonly current: (column: BlockColumn) => string;
};
