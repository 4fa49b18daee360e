import { Refusal } from '../refusal/index.ts';
import { addMonths, firstDay, monthRange, monthsBetween, parseMonth, type Month } from './month.ts';

/** A stretch of whole months. Quarters and years are fiscal: they follow the month in which the fiscal year starts. */
export type Period =
  | { readonly kind: 'month'; readonly month: Month }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'range'; readonly first: Month; readonly last: Month };

export type Grain = 'month' | 'quarter' | 'year';

/** The half-open stretch of days `[start, end)`. */
export type Span = { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate };

/** Reads `2026-10`, `2026-Q4`, `2026` or `2026-01..2026-06`. Refuses anything else as INVALID_PERIOD. */
export function parsePeriod(text: string): Period {
  const quarter = /^(\d{4})-Q([1-4])$/i.exec(text);
  if (quarter) return { kind: 'quarter', year: Number(quarter[1]), quarter: Number(quarter[2]) as 1 | 2 | 3 | 4 };
  if (/^\d{4}$/.test(text)) return { kind: 'year', year: Number(text) };
  const range = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/.exec(text);
  try {
    if (!range) return { kind: 'month', month: parseMonth(text) };
    const [first, last] = [parseMonth(range[1] ?? ''), parseMonth(range[2] ?? '')];
    if (monthsBetween(first, last) >= 0) return { kind: 'range', first, last };
  } catch {
    // Every unreadable spelling ends in the one message below.
  }
  throw new Refusal(
    'INVALID_PERIOD',
    `"${text}" is not a period: write a month (2026-10), a quarter (2026-Q4), a year (2026) or a range (2026-01..2026-06)`,
    { value: text },
  );
}

export function periodText(period: Period): string {
  switch (period.kind) {
    case 'month':
      return period.month.toString();
    case 'quarter':
      return `${period.year}-Q${period.quarter}`;
    case 'year':
      return String(period.year);
    case 'range':
      return `${period.first}..${period.last}`;
  }
}

/** The months of a period. `fiscalStart` is the month (1–12) in which the fiscal year begins; a fiscal year is named for the calendar year in which it ends. */
export function monthsOf(period: Period, fiscalStart: number): readonly Month[] {
  switch (period.kind) {
    case 'month':
      return [period.month];
    case 'quarter': {
      const first = addMonths(yearStart(period.year, fiscalStart), (period.quarter - 1) * 3);
      return monthRange(first, addMonths(first, 2));
    }
    case 'year': {
      const first = yearStart(period.year, fiscalStart);
      return monthRange(first, addMonths(first, 11));
    }
    case 'range':
      return monthRange(period.first, period.last);
  }
}

export function spanOf(period: Period, fiscalStart: number): Span {
  const months = monthsOf(period, fiscalStart);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) throw new RangeError(`period ${periodText(period)} has no month`);
  return { start: firstDay(first), end: firstDay(addMonths(last, 1)) };
}

/** The period of the given grain that a month belongs to. */
export function periodOf(month: Month, grain: Grain, fiscalStart: number): Period {
  if (grain === 'month') return { kind: 'month', month };
  const year = fiscalStart > 1 && month.month >= fiscalStart ? month.year + 1 : month.year;
  if (grain === 'year') return { kind: 'year', year };
  const quarter = Math.floor(monthsBetween(yearStart(year, fiscalStart), month) / 3) + 1;
  return { kind: 'quarter', year, quarter: quarter as 1 | 2 | 3 | 4 };
}

function yearStart(year: number, fiscalStart: number): Month {
  return Temporal.PlainYearMonth.from({ year: fiscalStart > 1 ? year - 1 : year, month: fiscalStart });
}
