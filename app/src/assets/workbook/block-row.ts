import type { AssetEvent } from '@capwise/domain/assets';
import type { WorkbookCell } from '../../ports/index.ts';
import { blockColumns, type At, type BlockColumn } from './block.ts';
import { amountNumber, dayNumber, formulaCell, monthDay, textCell, wholeNumber } from './cells.ts';
import { clockCells } from './clock-cells.ts';
import type { Happening } from './happenings.ts';

/** The row of a thing that happened: its inputs, and from when on it counts by which clock. */
export function blockRow(happening: Happening, above: Happening | undefined, at: At): readonly WorkbookCell[] {
  const { ends, setBy, moved, accumulatedOut, step } = happening;
  const { currency } = at.asset.cost;
  const input = ends || setBy === 'ready' ? {} : ({ role: 'input' } as const);
  const cells: Partial<Record<BlockColumn, WorkbookCell>> = {
    number: { ...wholeNumber(at.row - at.block.firstRow + 1), format: 'whole' },
    what: textCell(wordsOf(step.event)),
    ...dateCells(happening, at),
    moved: { ...amountNumber(moved, currency), format: 'amount', ...input },
    accumulatedOut: { ...amountNumber(accumulatedOut, currency), format: 'amount', ...input },
    ends: { ...wholeNumber(ends ? 1 : 0), format: 'whole' },
    residual: residualCell(happening, above, at),
    ...(setBy !== null &&
      setBy !== 'ready' && { months: { ...wholeNumber(setBy.months), format: 'whole', role: 'input' } }),
    ...clockCells(happening, at),
  };
  return blockColumns.map((column) => cells[column] ?? null);
}

function wordsOf(event: AssetEvent): string {
  const kind = event.kind.replaceAll('-', ' ');
  switch (event.kind) {
    case 'life-change':
      return `${kind}: ${event.counts === 'total' ? 'months in all' : 'months from then on'}`;
    case 'shutdown-plan':
      return `${kind}: use ends on ${event.ceaseUse}`;
    case 'partial-abandonment':
      return `${kind}: ${event.share.name}`;
    default:
      return kind;
  }
}

function dateCells({ step, setBy, from, inMonth, clock }: Happening, { names, block, row }: At) {
  const [date, month] = [block.cell('date', row), block.cell('inMonth', row)];
  const cached = dayNumber(step.event.date);
  const isAtOnce = clock === null || setBy === 'ready';
  const afterLastDay = `IF(DAY(${date})=DAY(EOMONTH(${date},0)),EDATE(${month},1),${month})`;
  return {
    date:
      setBy === 'ready'
        ? formulaCell(names.inService, cached, { format: 'day' })
        : ({ ...cached, format: 'day', role: 'input' } as const),
    inMonth: formulaCell(`DATE(YEAR(${date}),MONTH(${date}),1)`, monthDay(inMonth), { format: 'month' }),
    from: formulaCell(isAtOnce ? month : afterLastDay, monthDay(from), { format: 'month' }),
  };
}

/** A residual value that an event changed is a value; else it is that above it, and at first the input. */
function residualCell({ residual, ends }: Happening, above: Happening | undefined, at: At): WorkbookCell {
  const { asset, block, names, row } = at;
  const cached = amountNumber(ends ? 0n : residual, asset.cost.currency);
  const isKept = residual === (above?.residual ?? asset.residual.minor);
  if (ends) return { ...cached, format: 'amount' };
  if (!isKept) return { ...cached, format: 'amount', role: 'input' };
  return formulaCell(above ? block.cell('residual', row - 1) : names.residual, cached, { format: 'amount' });
}
