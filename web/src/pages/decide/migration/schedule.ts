import type { MigrationAnswer } from './planning.ts';

type Workload = MigrationAnswer['workloads'][number];
type Way = NonNullable<Workload['first']>['way'];

/** A move on the schedule: months from the start of the plan, its work and double running up to the cut-over. */
type ScheduleBar = { readonly way: Way; readonly wave: number; readonly from: number; readonly months: number };

/** The moves of a plan over its waves; all places in months from its start. */
export type Schedule = {
  readonly rows: readonly { readonly workload: string; readonly bars: readonly ScheduleBar[] }[];
  readonly waves: readonly { readonly wave: number; readonly from: string; readonly months: number }[];
  readonly months: number;
};

/** Lays moves over waves, those that begin first above; it ends with the last cut-over or the deadline, whichever is later. */
export function scheduleOf({ workloads, phases }: MigrationAnswer, deadlineMonths: number): Schedule {
  const start = phases[0]?.from ?? '';
  const rows = workloads.map(({ workload, first, second }) => ({
    workload,
    bars: [first, second].flatMap((move) => {
      if (move === null) return [];
      const from = monthsBetween(start, move.from);
      return [{ way: move.way, wave: move.wave, from, months: Math.max(1, monthsBetween(start, move.cutOver) - from) }];
    }),
  }));
  const end = Math.max(deadlineMonths, ...rows.flatMap(({ bars }) => bars.map(({ from, months }) => from + months)));
  const waves = phases
    .filter(({ from }) => monthsBetween(start, from) < end)
    .map(({ wave, from, to }) => ({ wave, from, months: monthsBetween(from, to) + 1 }));
  return {
    rows: rows.toSorted((a, b) => beginOf(a) - beginOf(b)),
    waves,
    months: waves.reduce((sum, { months }) => sum + months, 0),
  };
}

/** Months from one month to a later one, both as 2027-01. */
export function monthsBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

function numberOf(month: string): number {
  const [year = '0', number = '1'] = month.split('-');
  return Number(year) * 12 + Number(number);
}

function beginOf({ bars }: Schedule['rows'][number]): number {
  return bars[0]?.from ?? Number.MAX_SAFE_INTEGER;
}
