import type { CaseEvent } from './case-event.ts';
import type { CaseLine, CaseOption } from './case.ts';
import { isCapital } from './case-capital.ts';
import { monthsOfRecurrence } from './occurrence.ts';
import { savedLine } from './saving.ts';

/** What a slip of a date does to a line. */
export type SlipEffect =
  /** Ready for use later: amortization, or the term of a hosting contract, begins later. */
  | 'ready-later'
  /** Work that was to end then goes on. */
  | 'works-longer'
  /** What was to be left by then runs beside the new. */
  | 'runs-double'
  /** A benefit, a saving or a cost that comes with it begins later. */
  | 'begins-later'
  /** Bound already: it is paid for from its day on and not used yet. */
  | 'stranded';

/** A line as it slips. */
export type SlippedLine = { readonly number: number; readonly what: string; readonly effect: SlipEffect };

/** An option whose date slips, and what that does to each line that hangs on it. */
export type Slip = {
  readonly option: CaseOption;
  /** Month from the start of the case that slips. */
  readonly at: number;
  readonly lines: readonly SlippedLine[];
};

/** The months of an option that something hangs on, the last that something is ready for use in first; months of savings and income after it. */
export function slipMonths({ lines }: CaseOption): readonly number[] {
  const ready = lines.flatMap((line) => readyAt(line) ?? []);
  const begins = lines.flatMap(({ saves, treatment, startsAt }) =>
    (saves !== undefined || treatment.kind === 'earn') && startsAt > 0 ? [startsAt] : [],
  );
  const later = (months: readonly number[]): readonly number[] => months.toSorted((a, b) => b - a);
  return [...new Set([...later(ready.filter((month) => month > 0)), ...later(begins)])];
}

/** An option where what hangs on one month comes so many months later; commitments that begin then do not move. */
export function slipped(option: CaseOption, at: number, months: number): Slip {
  const moved = option.lines.map((line, number) => {
    const effect = effectOf(line, at, option);
    return { line: effect ? movedLine(line, effect, months) : line, number, effect };
  });
  return {
    at,
    option: { ...option, lines: moved.map(({ line }) => line) },
    lines: moved.flatMap(({ line, number, effect }) => (effect ? [{ number, what: line.what, effect }] : [])),
  };
}

function readyAt({ treatment }: CaseLine): number | undefined {
  return 'readyAt' in treatment ? treatment.readyAt : undefined;
}

function effectOf(line: CaseLine, at: number, option: CaseOption): SlipEffect | null {
  const { startsAt, endsAt } = line;
  if (readyAt(line) === at) return 'ready-later';
  if (startsAt === at) return isStranded(line, at, option) ? 'stranded' : 'begins-later';
  if (endsAt !== at) return null;
  return isWork(line) ? 'works-longer' : 'runs-double';
}

/** What is bound from its day on; a saving of it only where that begins on the same day, for else what goes on is renewed. */
function isStranded({ treatment, saves }: CaseLine, at: number, option: CaseOption): boolean {
  if (treatment.kind !== 'prepay' && treatment.kind !== 'lease') return false;
  return saves === undefined || savedLine(option, saves)?.startsAt === at;
}

function isWork({ treatment }: CaseLine): boolean {
  return treatment.kind === 'payroll' || (treatment.kind === 'expense' && treatment.nature === 'labor');
}

function movedLine(line: CaseLine, effect: SlipEffect, months: number): CaseLine {
  const sure = withoutFormulas(line);
  switch (effect) {
    case 'stranded':
      return line;
    case 'begins-later':
      return { ...sure, startsAt: line.startsAt + wholeRenewals(line, months) };
    case 'works-longer':
    case 'runs-double':
      return { ...sure, endsAt: (line.endsAt ?? 0) + months };
    case 'ready-later':
      return readyLater(sure, months);
  }
}

/** What was renewed before the later date is paid to the end of its term: it is avoided from the next renewal on. */
function wholeRenewals({ treatment, every, saves }: CaseLine, months: number): number {
  if (treatment.kind !== 'prepay' || saves === undefined || every === 'once') return months;
  const renewal = monthsOfRecurrence[every];
  return Math.ceil(months / renewal) * renewal;
}

function withoutFormulas({ formulas: _, events, ...line }: CaseLine): CaseLine {
  return { ...line, ...(events && { events: events.map(({ formulas: __, ...event }): CaseEvent => event) }) };
}

/** What is built until it is ready is built for as long as that takes. */
function readyLater(line: CaseLine, months: number): CaseLine {
  const { treatment, endsAt } = line;
  if (!('readyAt' in treatment)) return line;
  const isBuilt = isCapital(treatment) && endsAt === treatment.readyAt;
  return {
    ...line,
    ...(isBuilt && { endsAt: endsAt + months }),
    treatment: { ...treatment, readyAt: treatment.readyAt + months },
  };
}
