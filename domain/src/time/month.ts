import { recalled } from './recall.ts';

/** A calendar month. */
export type Month = Temporal.PlainYearMonth;

/** Reads `2026-10`. Throws on anything else. */
export function parseMonth(text: string): Month {
  if (!/^\d{4}-\d{2}$/.test(text)) throw new RangeError(`"${text}" is not a month: write it as 2026-10`);
  return Temporal.PlainYearMonth.from(text);
}

export function monthOf(date: Temporal.PlainDate): Month {
  return date.toPlainYearMonth();
}

/** Months after a month, by how many. */
const laterMonths = recalled((_: Month) => new Map<number, Month>());

export function addMonths(month: Month, months: number): Month {
  const known = laterMonths(month);
  const before = known.get(months);
  if (before) return before;
  const later = month.add({ months });
  known.set(months, later);
  return later;
}

/** Whole months from `start` to `end`: negative when `end` is earlier. */
export function monthsBetween(start: Month, end: Month): number {
  return (end.year - start.year) * 12 + end.month - start.month;
}

export const firstDay = recalled((month: Month): Temporal.PlainDate => month.toPlainDate({ day: 1 }));

export const lastDay = recalled((month: Month): Temporal.PlainDate => month.toPlainDate({ day: month.daysInMonth }));

/** The month of a day: `2026-10`. */
export const monthTextOf = recalled((date: Temporal.PlainDate): string => date.toPlainYearMonth().toString());

/** A day: `2026-10-31`. */
export const dayText = recalled((date: Temporal.PlainDate): string => date.toString());

/** Negative, zero or positive as `left` is before, equal to or after `right`. */
export function compareMonths(left: Month, right: Month): number {
  return monthsBetween(right, left);
}

export function laterMonth(left: Month, right: Month): Month {
  return compareMonths(left, right) >= 0 ? left : right;
}

/** All months from `first` to `last`, both included. */
export function monthRange(first: Month, last: Month): readonly Month[] {
  const count = Math.max(0, monthsBetween(first, last) + 1);
  return Array.from({ length: count }, (_, index) => addMonths(first, index));
}
