import { isoDayOf, orderedDay, type DayOrder } from './dates.ts';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const isoMonth = /^(\d{4})-(\d{2})$/;
/** `2026/05`, `2026.05`, `202605`. */
const yearFirst = /^((?:19|20|21)\d{2})[/.-]?(\d{2})$/;
/** `05/2026`, `5.2026`. */
const monthFirst = /^(\d{1,2})[/.-]((?:19|20|21)\d{2})$/;
/** `May-26`, `May 2026`, `Sept. '26`; not `May 26`, which is a day for many. */
const namedFirst = /^([a-z]{3,9})\.?(?:,?[\s/-]*(?=\d{4})|-|\s*')((?:19|20|21)?\d{2})$/;
/** `2026 May`, `2026-May`. */
const namedLast = /^((?:19|20|21)\d{2})[\s/-]*([a-z]{3,9})$/;

/** `26-May`, `May 26`, `05/26`. */
const twoParts = /^(?:\d{1,2}[\s/.-]?[a-z]{3,9}|[a-z]{3,9}[\s/]?\d{1,2}|\d{1,2}[\s/.-]\d{1,2})$/i;

/** The month that a text names without a day, as 2026-05, a year of two digits in this century; null for any other. */
function monthOf(text: string): string | null {
  const said = text.trim().toLowerCase();
  const [, year, month] = isoMonth.exec(said) ?? yearFirst.exec(said) ?? turned(monthFirst.exec(said)) ?? [];
  if (year !== undefined && month !== undefined) return monthText(year, Number(month));
  const [, namedYear, name] = turned(namedFirst.exec(said)) ?? namedLast.exec(said) ?? [];
  if (namedYear === undefined || name === undefined) return null;
  return monthText(namedYear.padStart(4, '20'), monthNames.findIndex((one) => one.startsWith(name)) + 1);
}

function turned(match: RegExpExecArray | null): readonly [string, string | undefined, string | undefined] | null {
  return match && [match[0], match[2], match[1]];
}

function monthText(year: string, month: number): string | null {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}

/** The month of the day at whose edge it is: spreadsheets keep a month as its first day, and ledgers as its last. */
function monthOfDay(day: string): string | null {
  const isEdge = day.endsWith('-01') || Temporal.PlainDate.from(day).add({ days: 1 }).day === 1;
  return isEdge ? day.slice(0, 7) : null;
}

/** A month in whatever spelling, or why it is none. */
export function readMonth(
  text: string,
  order: DayOrder | null,
): { readonly value: string } | { readonly fault: string } {
  const month = monthOf(text);
  if (month !== null) return { value: month };
  const day = isoDayOf(text) ?? (order && (orderedDay(text, order) ?? orderedDay(text, 'ymd')));
  const ofDay = day ? monthOfDay(day) : null;
  if (ofDay !== null) return { value: ofDay };
  if (day) return { fault: 'only its first or last day stands for a month: write months as 2026-10' };
  return twoParts.test(text)
    ? { fault: 'it can be a day and a month, or a month and a year: write months as 2026-10' }
    : { fault: 'write months as 2026-10' };
}
