import type { Figure } from '@capwise/contract';
import { periodLabel } from '../../format/period.ts';
import type { AssetView } from './answers.ts';
import { sumOf } from './sum.ts';

type Row = AssetView['rows'][number];

/** A month or a year of the schedule as posted and, where an event is tried, as it would be. */
export type ScheduleLine = {
  readonly period: string;
  readonly label: string;
  readonly posted: Omit<Row, 'month'> | undefined;
  readonly tried: Omit<Row, 'month'> | undefined;
};

export type Year = ScheduleLine & { readonly months: readonly ScheduleLine[] };

/** The schedule by year: charges are those of its months, balances those of its last one. */
export function yearsOf(posted: readonly Row[], tried: readonly Row[] = []): readonly Year[] {
  const months = [...new Set([...posted, ...tried].map(({ month }) => month))].toSorted();
  const lines = months.map((month) => ({
    period: month,
    label: periodLabel(month),
    posted: posted.find((row) => row.month === month),
    tried: tried.find((row) => row.month === month),
  }));
  return [...Map.groupBy(lines, ({ period }) => period.slice(0, 4))].map(([year, inYear]) => ({
    period: year,
    label: year,
    posted: wholeOf(year, inYear, 'posted'),
    tried: wholeOf(year, inYear, 'tried'),
    months: inYear,
  }));
}

function wholeOf(year: string, lines: readonly ScheduleLine[], side: 'posted' | 'tried'): ScheduleLine['posted'] {
  const parts = lines.flatMap(({ label, [side]: row }) => (row ? [{ label, row }] : []));
  const last = parts.at(-1)?.row;
  if (!last) return undefined;
  const charge: Figure = sumOf(
    `Charges of ${year}`,
    parts.map(({ label, row }) => ({ label, figure: row.charge })),
    last.charge.unit,
  );
  return { charge, accumulated: last.accumulated, carrying: last.carrying };
}
