/** The order in which a day is written that is not ISO. */
export type DayOrder = 'mdy' | 'dmy' | 'ymd';

const orders: readonly DayOrder[] = ['mdy', 'dmy', 'ymd'];

export const orderWords: Readonly<Record<DayOrder, string>> = {
  mdy: 'month, day, year',
  dmy: 'day, month, year',
  ymd: 'year, month, day',
};

/** The order that a person chooses by its first part. */
export function chosenOrder(choice: 'day-first' | 'month-first' | 'year-first'): DayOrder {
  return choice === 'day-first' ? 'dmy' : choice === 'month-first' ? 'mdy' : 'ymd';
}

const threeNumbers = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$/;
const isoDay = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;

/** Reads an ISO day, also with midnight behind it; null for anything else. */
export function isoDayOf(text: string): string | null {
  const day = isoDay.exec(text)?.[1];
  return day === undefined ? null : calendarDay(day);
}

/** True for three numbers: a day, but whose order must be found out. */
export function isUnordered(text: string): boolean {
  return threeNumbers.test(text) && !isoDay.test(text);
}

/** The orders by which every text is a day of the calendar; of those that read each as the same day, as 05/05/2026, one. */
export function ordersOf(texts: readonly string[]): readonly DayOrder[] {
  const different = [...new Set(texts)];
  const fitting = orders.filter((order) => different.every((text) => orderedDay(text, order) !== null));
  const says = (order: DayOrder, other: DayOrder): boolean =>
    different.every((text) => orderedDay(text, order) === orderedDay(text, other));
  return fitting.filter((order, at) => different.length === 0 || !fitting.slice(0, at).some((one) => says(one, order)));
}

/** The one order of days that are not ISO; null where there are none, or several orders fit. */
export function dayOrderIn(texts: readonly string[]): DayOrder | null {
  const [order, other] = ordersOf(texts.filter(isUnordered));
  return other === undefined ? (order ?? null) : null;
}

/** A day by an order, as ISO; null where that is no day. */
export function orderedDay(text: string, order: DayOrder): string | null {
  const match = threeNumbers.exec(text);
  if (!match) return null;
  const part = (name: string): string => [match[1], match[3], match[4]][order.indexOf(name)] ?? '';
  const [year, month, day] = [part('y'), part('m'), part('d')];
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null;
  return calendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function calendarDay(text: string): string | null {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
