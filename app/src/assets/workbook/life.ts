import type { ScheduleRow } from '@capwise/domain/assets';
import type { FoldedAsset } from '../batch.ts';
import { happeningsOf, type Happening } from './happenings.ts';
import { openingRow, track, type Terms, type TrackRow } from './track.ts';

/** An asset's life as its sheet shows it: by formulas that were proven to give our figures, or as values with the reason. */
export type Life = {
  readonly opening: TrackRow;
  readonly rows: readonly TrackRow[];
  readonly happenings: readonly Happening[];
  readonly terms: Terms;
  /** Charges are formulas; else the reason why they are values. */
  readonly live: true | string;
};

/** Months that a sheet leaves room for, so that a longer life fits: as long again, within these. */
const roomMonths = { least: 60, most: 240 };

/** null while an asset is in progress: it has no schedule. */
export function lifeOf(folded: FoldedAsset): Life | null {
  const { asset, history } = folded;
  const inService = history.steps.find(({ event }) => event.kind === 'ready-for-use')?.event.date;
  if (!inService || history.rows.length === 0) return null;
  const happenings = happeningsOf(folded);
  if (happenings === null) {
    return valuesOf(folded, inService, 'a plan to stop an asset that was used up by units counts months after units');
  }
  const terms = { cost: asset.cost.minor, inService, method: asset.method, happenings };
  const rows = track(terms, history.rows.length + roomOf(folded, happenings));
  if (!isSame(rows, history.rows)) {
    return valuesOf(
      folded,
      inService,
      'a loss in the month in which a declining balance begins changes its rate by year',
    );
  }
  return { opening: openingRow(terms), rows, happenings, terms, live: true };
}

/** Nothing comes after an end. */
function roomOf({ asset }: FoldedAsset, happenings: readonly Happening[]): number {
  if (happenings.some(({ ends }) => ends)) return 0;
  return Math.min(roomMonths.most, Math.max(roomMonths.least, asset.lifeMonths));
}

function isSame(rows: readonly TrackRow[], schedule: readonly ScheduleRow[]): boolean {
  return schedule.every((wanted, index) => {
    const row = rows[index];
    return (
      row?.month.equals(wanted.month) === true &&
      row.charge === wanted.charge.minor &&
      row.accumulated === wanted.accumulated.minor &&
      row.carrying === wanted.carrying.minor
    );
  });
}

/** The schedule as the domain gives it, in the columns that a sheet of values has. */
function valuesOf({ asset, history }: FoldedAsset, inService: Temporal.PlainDate, reason: string): Life {
  const terms = { cost: asset.cost.minor, inService, method: asset.method, happenings: [] };
  const opening = openingRow(terms);
  let above = opening;
  const rows = history.rows.map(({ month, charge, accumulated, carrying }) => {
    const moved = carrying.minor + charge.minor - above.carrying;
    above = {
      ...opening,
      month,
      opening: above.carrying,
      charge: charge.minor,
      moved,
      carrying: carrying.minor,
      accumulated: accumulated.minor,
    };
    return above;
  });
  return { opening, rows, happenings: [], terms, live: reason };
}
