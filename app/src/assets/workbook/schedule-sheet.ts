import type { WorkbookCell, WorkbookColumn, WorkbookSheet } from '../../ports/index.ts';
import type { FoldedAsset } from '../batch.ts';
import { blockAt, blockColumns, blockHeadings, type Block } from './block.ts';
import { blockRow } from './block-row.ts';
import { amountNumber, formulaCell, monthDay, textCell } from './cells.ts';
import { columnsOf, lettersOf } from './columns.ts';
import type { Booked, Cells, ColumnRule, ScheduleColumn } from './column.ts';
import type { Life } from './life.ts';
import { namesOf } from './names.ts';
import type { TrackRow } from './track.ts';

/** Where the schedule of a sheet stands, for formulas of other sheets. */
export type Placed = {
  readonly sheet: WorkbookSheet;
  /** A column from the opening row to the last. */
  readonly withOpening: (column: ScheduleColumn) => string;
  /** A column from the first month to the last, or to the last that the books have. */
  readonly range: (column: ScheduleColumn, rows?: number) => string;
  /** A cell of the last row. */
  readonly last: (column: ScheduleColumn) => string;
  readonly block: (column: Parameters<Block['range']>[0]) => string;
  readonly lastEvent: (column: Parameters<Block['range']>[0]) => string;
};

export type SheetOf = {
  readonly folded: FoldedAsset;
  readonly life: Life;
  readonly name: string;
  readonly books: ReadonlyMap<string, Booked>;
};

const blockFirstRow = 7;

/** The sheet of an asset: what happened to it, and its schedule by a formula a column. */
export function scheduleSheet({ folded, life, name, books }: SheetOf): Placed {
  const { asset } = folded;
  const happened = life.happenings;
  const block = blockAt(blockFirstRow, happened.length);
  const counting = happened.at(-1)?.clock?.counting ?? 'months';
  const columns = columnsOf({
    method: asset.method,
    counting,
    live: life.live === true,
    currency: asset.cost.currency,
    books,
  });
  const top = headOf({ folded, life, name, books });
  const names = namesOf(asset.id);
  const events = happened.map((happening, index) =>
    blockRow(happening, happened[index - 1], { asset, names, block, row: blockFirstRow + index }),
  );
  const headings = columns.map(({ heading }) => textCell(heading, { role: 'heading' }));
  const before = [...top, ...events, [], [textCell('Schedule', { role: 'title' })], headings];
  const openingNumber = before.length + 1;
  const letters = lettersOf(columns);
  const cellAt = (column: ScheduleColumn, row: number): string => `${letters.get(column)}${row}`;
  const rows = life.rows.map((row, index) =>
    scheduleRow(row, { columns, cellAt, block, number: openingNumber + 1 + index }),
  );
  const opening = openingCells(life, { folded, columns, block, number: openingNumber, cellAt });
  const lastNumber = openingNumber + life.rows.length;
  const quoted = (address: string): string => `'${name}'!${address}`;
  const span = (column: ScheduleColumn, first: number, end: number): string =>
    quoted(`$${letters.get(column)}$${first}:$${letters.get(column)}$${end}`);
  return {
    sheet: { name, columns: widths(columns), rows: [...before, opening, ...rows], frozenRows: 0 },
    withOpening: (column) => span(column, openingNumber, lastNumber),
    range: (column, count = life.rows.length) => span(column, openingNumber + 1, openingNumber + count),
    last: (column) => quoted(cellAt(column, lastNumber)),
    block: (column) => quoted(block.range(column)),
    lastEvent: (column) => quoted(block.cell(column, blockFirstRow + happened.length - 1)),
  };
}

function headOf({ folded: { asset, history }, life }: SheetOf): readonly (readonly WorkbookCell[])[] {
  const note = (text: string): readonly WorkbookCell[] => [textCell(text, { role: 'note' })];
  const title = [textCell(`${asset.name}: what is charged and what is carried`, { role: 'title' })];
  const about = note(
    `Amounts in ${asset.cost.currency}. Charges are differences of the running total, rounded half to even to the minor unit: they sum to what is to be charged.`,
  );
  if (life.live !== true) {
    const events = history.steps.map(({ event, loss }) =>
      note(`${event.date}: ${event.kind.replaceAll('-', ' ')}${loss.minor === 0n ? '' : ', with a loss'}`),
    );
    return [title, about, note(`Charges are values, not formulas: ${life.live}.`), ...events];
  }
  return [
    title,
    about,
    note(
      'What may be changed is blue, here and on Inputs. Method and convention are fixed: another one is another export.',
    ),
    note('Losses stand as they were recorded. A sale or a retirement takes out all that is carried then.'),
    [textCell('What happened', { role: 'title' })],
    blockColumns.map((column) => textCell(blockHeadings[column], { role: 'heading' })),
  ];
}

type RowAt = {
  readonly columns: readonly ColumnRule[];
  readonly cellAt: (column: ScheduleColumn, row: number) => string;
  readonly block: Block;
  readonly number: number;
};

function scheduleRow(row: TrackRow, { columns, cellAt, block, number }: RowAt): readonly WorkbookCell[] {
  const here = (column: ScheduleColumn): string => cellAt(column, number);
  const at: Cells = {
    here,
    above: (column) => cellAt(column, number - 1),
    range: block.range,
    current: (column) => `INDEX(${block.range(column)},${here('happened')})`,
  };
  return columns.map(({ column, formula, cached, format }): WorkbookCell => {
    const value = cached(row);
    if (value === null) return null;
    if (formula) return formulaCell(formula(at), value, { format });
    return column === 'units' ? { ...value, format, role: 'input' } : { ...value, format };
  });
}

/** Columns that begin at zero in the row before the first month. */
const fromZero: readonly ScheduleColumn[] = [
  'happened',
  'clock',
  'position',
  'weight',
  'accumulated',
  'year',
  'usedBefore',
  'ofYear',
];

function openingCells(
  { opening, live }: Life,
  { folded, columns, block, number, cellAt }: RowAt & { readonly folded: FoldedAsset },
): readonly WorkbookCell[] {
  const { asset } = folded;
  const { inService, cost } = namesOf(asset.id);
  const month = cellAt('month', number);
  const first = `DATE(YEAR(${inService}),MONTH(${inService}),1)`;
  const before = `SUMIFS(${block.range('moved')},${block.range('inMonth')},"<="&${month})`;
  return columns.map(({ column, format }): WorkbookCell => {
    if (column === 'month') return formulaCell(`EDATE(${first},-1)`, monthDay(opening.month), { format });
    if (column === 'carrying') {
      const formula = live === true ? `${cost}+${before}` : cost;
      return formulaCell(formula, amountNumber(opening.carrying, asset.cost.currency), { format });
    }
    return fromZero.includes(column) ? { kind: 'number', decimal: '0', format } : null;
  });
}

/** The block and the schedule share their columns: each is as wide as the wider. */
function widths(columns: readonly ColumnRule[]): readonly WorkbookColumn[] {
  const count = Math.max(columns.length, blockColumns.length);
  const blockWidths: Readonly<Partial<Record<string, number>>> = { what: 30, date: 12, moved: 18, accumulatedOut: 18 };
  return Array.from({ length: count }, (_, index) => ({
    width: Math.max(columns[index]?.width ?? 12, blockWidths[blockColumns[index] ?? ''] ?? 12),
    format: columns[index]?.format ?? 'text',
  }));
}
