import type { WorkbookCell, WorkbookSheet } from '../../ports/index.ts';
import { amountNumber, formulaCell, textCell } from './cells.ts';
import type { Scheduled } from './scheduled.ts';
import { sharedNames } from './names.ts';
import type { TrackRow } from './track.ts';

const headings = ['Asset', 'Name', 'Charge of the month', 'Accumulated', 'Carrying'] as const;

/** The register at the end of a month that may be changed: it is looked up in the schedules. */
export function registerSheet(scheduled: readonly Scheduled[], month: string): WorkbookSheet {
  return {
    name: 'Register',
    columns: [24, 30, 18, 18, 18].map((width, index) => ({ width, format: index < 2 ? 'text' : 'amount' })),
    rows: [
      [textCell('The register at the end of the month that Inputs names', { role: 'title' })],
      headings.map((heading) => textCell(heading, { role: 'heading' })),
      ...scheduled.map((each) => registerRow(each, month)),
    ],
    frozenRows: 2,
  };
}

function registerRow({ document, folded, life, placed }: Scheduled, month: string): readonly WorkbookCell[] {
  const { id, name } = document.asset;
  const { currency } = folded.asset.cost;
  const label = [textCell(id), textCell(name)];
  const amount = (minor: bigint) => amountNumber(minor, currency);
  if (!life || !placed) {
    const steps = folded.history.steps.filter(({ event }) => event.date.toString().slice(0, 7) <= month);
    const carrying = steps.at(-1)?.carrying ?? folded.asset.cost;
    return [...label, amount(0n), amount(0n), amount(carrying.minor)];
  }
  const row = standing(life.rows, month) ?? life.opening;
  const isOwnMonth = row.month.toString() === month;
  const months = placed.withOpening('month');
  const lookup = (column: 'accumulated' | 'carrying'): string =>
    `INDEX(${placed.withOpening(column)},IFERROR(MATCH(${sharedNames.registerMonth},${months},1),1))`;
  const charge = `SUMIFS(${placed.range('charge')},${placed.range('month')},${sharedNames.registerMonth})`;
  return [
    ...label,
    formulaCell(charge, amount(isOwnMonth ? row.charge : 0n)),
    formulaCell(lookup('accumulated'), amount(row.accumulated)),
    formulaCell(lookup('carrying'), amount(row.carrying)),
  ];
}

/** The row of a month, or the last one where the schedule ended before it. */
function standing(rows: readonly TrackRow[], month: string): TrackRow | undefined {
  return rows.findLast((row) => row.month.toString() <= month);
}
