import { addMonths, parseMonth } from '../../time/index.ts';
import { Refusal } from '../../refusal/index.ts';

/** Months `2026-10` from the first to the last, both included; null: without a beginning, without an end. */
export type Months = { readonly from: string | null; readonly to: string | null };

export const always: Months = { from: null, to: null };

export function holds({ from, to }: Months, month: string): boolean {
  return (from === null || from <= month) && (to === null || month <= to);
}

export function overlaps(left: Months, right: Months): boolean {
  const begins = left.from !== null && right.to !== null && left.from > right.to;
  const ends = right.from !== null && left.to !== null && right.from > left.to;
  return !begins && !ends;
}

function monthBefore(month: string): string {
  return addMonths(parseMonth(month), -1).toString();
}

export function monthAfter(month: string): string {
  return addMonths(parseMonth(month), 1).toString();
}

/** `always`, `from 2026-07`, `to 2026-06`, `2026-01 to 2026-06`. */
export function monthsText({ from, to }: Months): string {
  if (from === null) return to === null ? 'always' : `to ${to}`;
  return to === null ? `from ${from}` : `${from} to ${to}`;
}

/** Refuses INVALID_PERIOD for months that end before they begin. */
export function requireOrder({ from, to }: Months, what: string): void {
  if (from === null || to === null || from <= to) return;
  throw new Refusal('INVALID_PERIOD', `${what} would end with ${to}, before it begins with ${from}: turn them around`, {
    value: `${from} to ${to}`,
  });
}

/** What is left of months outside of others: the part before and the part after. */
export function outside(months: Months, taken: Months): readonly Months[] {
  if (!overlaps(months, taken)) return [months];
  const before = taken.from === null ? null : { from: months.from, to: monthBefore(taken.from) };
  const after = taken.to === null ? null : { from: monthAfter(taken.to), to: months.to };
  return [before, after].flatMap((part) =>
    part && (part.from === null || part.to === null || part.from <= part.to) ? [part] : [],
  );
}

/** The months that two spans share; null where they share none. */
export function shared(left: Months, right: Months): Months | null {
  if (!overlaps(left, right)) return null;
  const from = left.from === null || (right.from !== null && right.from > left.from) ? right.from : left.from;
  const to = left.to === null || (right.to !== null && right.to < left.to) ? right.to : left.to;
  return { from, to };
}

export function byBeginning(left: Months, right: Months): number {
  return (left.from ?? '') < (right.from ?? '') ? -1 : (left.from ?? '') > (right.from ?? '') ? 1 : 0;
}
