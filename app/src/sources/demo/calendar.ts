import { addMonths, firstDay, monthRange, parseMonth, type Month } from '@capwise/domain/time';

/** The months of the demo's bill: fourteen, the last of them the last that is billed. */
export const demoMonths: readonly Month[] = monthRange(parseMonth('2025-09'), parseMonth('2026-10'));

/** A day of the demo: ISO weekday 1 to 7, day of its month from 1, and the half-open charge period it stands for. */
export type Day = {
  readonly month: number;
  readonly weekday: number;
  readonly dayOfMonth: number;
  readonly daysInMonth: number;
  readonly start: string;
  readonly end: string;
};

/** A charge period of one or several days of one month. */
export type Slice = { readonly start: string; readonly end: string; readonly days: readonly Day[] };

/** A date as FOCUS writes the first moment of it. */
function focusTime(date: Temporal.PlainDate): string {
  return `${date.toString()}T00:00:00Z`;
}

/** First moment of a month and of the one after it. */
export function focusPeriod(month: Month, months = 1): { readonly start: string; readonly end: string } {
  return { start: focusTime(firstDay(month)), end: focusTime(firstDay(addMonths(month, months))) };
}

/** The days of a month; `index` is its place among the months of the demo. */
export function daysOf(month: Month, index: number): readonly Day[] {
  return Array.from({ length: month.daysInMonth }, (_, offset) => {
    const date = month.toPlainDate({ day: offset + 1 });
    return {
      month: index,
      weekday: date.dayOfWeek,
      dayOfMonth: offset + 1,
      daysInMonth: month.daysInMonth,
      start: focusTime(date),
      end: focusTime(date.add({ days: 1 })),
    };
  });
}

/** Consecutive stretches of at most `length` days. */
export function slicesOf(days: readonly Day[], length: number): readonly Slice[] {
  return Array.from({ length: Math.ceil(days.length / length) }, (_, index) => {
    const part = days.slice(index * length, (index + 1) * length);
    return { start: part[0]?.start ?? '', end: part.at(-1)?.end ?? '', days: part };
  });
}
