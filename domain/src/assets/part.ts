import { addRatios, one, portion, ratio, zero, type Ratio } from '../money/index.ts';
import { compareMonths, monthOf, addMonths, firstDay, type Month } from '../time/index.ts';
import { remainingClock } from './convention.ts';
import { divideRatios, isLess, smaller, subtractRatios } from './fraction.ts';
import { scheduleRounding, timePoints, type SchedulePoint } from './schedule.ts';
import type { TimeMethod } from './method.ts';

/** A part of an asset with a schedule of its own: all of it, until an event takes a share out. Amounts are minor units. */
export type Part = {
  readonly name: string;
  readonly gross: bigint;
  readonly accumulated: bigint;
  /** Impairment losses less reversals; they reduce the cost account. */
  readonly impaired: bigint;
  readonly residual: bigint;
  /** What the points ahead spread, and what of it is charged already. */
  readonly base: bigint;
  readonly charged: bigint;
  readonly reached: Ratio;
  /** Months of life that are used up. */
  readonly elapsed: Ratio;
  readonly ahead: readonly SchedulePoint[];
  /** Day on which a shutdown plan ends its use. */
  readonly ceaseUse: Temporal.PlainDate | null;
};

export type Charge = { readonly month: Month; readonly minor: bigint };

export function carryingOf({ gross, accumulated, impaired }: Part): bigint {
  return gross - accumulated - impaired;
}

/** A part that is not in use yet. */
export function partInProgress(name: string, gross: bigint, residual: bigint): Part {
  const none = { accumulated: 0n, impaired: 0n, base: 0n, charged: 0n };
  return { name, gross, residual, ...none, reached: zero, elapsed: zero, ahead: [], ceaseUse: null };
}

/** Puts a part on a schedule: what is left above its residual value is charged along the points. */
export function onSchedule(part: Part, points: readonly SchedulePoint[]): Part {
  const carrying = carryingOf(part);
  const residual = part.residual < carrying ? part.residual : carrying;
  return { ...part, residual, base: carrying - residual, charged: 0n, reached: zero, ahead: points };
}

/** Charges a part for the months before `until` (all that are ahead without it). */
export function advance(part: Part, until?: Month): { readonly part: Part; readonly charges: readonly Charge[] } {
  const due = until ? part.ahead.filter(({ month }) => compareMonths(month, until) < 0) : part.ahead;
  let charged = part.charged;
  const charges = due.map(({ month, reached }) => {
    const total = portion(part.base, reached, scheduleRounding);
    const minor = total - charged;
    charged = total;
    return { month, minor };
  });
  const last = due.at(-1);
  if (!last) return { part, charges };
  const accumulated = part.accumulated + charged - part.charged;
  const { reached, elapsed } = last;
  return { part: { ...part, accumulated, charged, reached, elapsed, ahead: part.ahead.slice(due.length) }, charges };
}

/** What is carried now follows the rest of the schedule in the same proportions. */
function rescaled(part: Part): Part {
  const rest = subtractRatios(one, part.reached);
  const points = part.ahead.map((point) => ({
    ...point,
    reached: isLess(zero, rest) ? divideRatios(subtractRatios(point.reached, part.reached), rest) : one,
  }));
  return onSchedule(part, points);
}

/** Writes a part down (loss +) or up (loss −): what is left is its new basis. */
export function writtenDown(part: Part, loss: bigint): Part {
  return rescaled({ ...part, impaired: part.impaired + loss });
}

/** Takes a share of the cost out, with the same share of everything else. Both sum to what the part was. */
export function splitPart(part: Part, name: string, cost: bigint): { readonly rest: Part; readonly taken: Part } {
  const share = ratio(cost, part.gross);
  const of = (minor: bigint): bigint => portion(minor, share, scheduleRounding);
  const [accumulated, impaired, residual] = [of(part.accumulated), of(part.impaired), of(part.residual)];
  return {
    taken: rescaled({ ...part, name, gross: cost, accumulated, impaired, residual }),
    rest: rescaled({
      ...part,
      gross: part.gross - cost,
      accumulated: part.accumulated - accumulated,
      impaired: part.impaired - impaired,
      residual: part.residual - residual,
    }),
  };
}

/** The rest of a life from a month on. */
export type RestOfLife = {
  readonly from: Month;
  readonly months: Ratio;
  /** Given where the life is counted by days. */
  readonly end?: Temporal.PlainDate | undefined;
  readonly method: TimeMethod;
};

/** What is carried now is charged over another rest of life: prospective, nothing before it changes. */
export function withRestOfLife(part: Part, { from, months, end, method }: RestOfLife): Part {
  const carrying = carryingOf(part);
  const residual = part.residual < carrying ? part.residual : carrying;
  const points = timePoints(method, remainingClock(from, months, end), { life: months, carrying, residual });
  const elapsed = part.elapsed;
  return onSchedule(
    part,
    points.map((point) => ({ ...point, elapsed: addRatios(elapsed, point.elapsed) })),
  );
}

/** The shorter of what remains of a part's life and the months from one month to another. */
export function monthsLeft(part: Part, months: number): Ratio {
  const last = part.ahead.at(-1);
  const left = last ? subtractRatios(last.elapsed, part.elapsed) : zero;
  return isLess(zero, left) ? smaller(left, ratio(months)) : ratio(months);
}

/** The first month whose charge comes after an event: the event's own, or the next where it is dated on the last day. */
export function monthOfEffect(date: Temporal.PlainDate): Month {
  return date.day === date.daysInMonth ? addMonths(monthOf(date), 1) : monthOf(date);
}

/** The end of a rest of life that is counted by days. */
export function endOfMonths(from: Month, months: number): Temporal.PlainDate {
  return firstDay(addMonths(from, months));
}
