import { Refusal } from '@capwise/domain';

type Order = 'mdy' | 'dmy' | 'ymd';

/** One way to read dates that are not ISO 8601. */
export type DateReading = { readonly order: Order; readonly yearDigits: 2 | 4 };

const readings: readonly DateReading[] = [
  { order: 'mdy', yearDigits: 4 },
  { order: 'mdy', yearDigits: 2 },
  { order: 'dmy', yearDigits: 4 },
  { order: 'dmy', yearDigits: 2 },
  { order: 'ymd', yearDigits: 4 },
  { order: 'ymd', yearDigits: 2 },
];

const threeNumbers = /^\s*(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:\s+(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?))?\s*$/i;

/** True for a text of three numbers (`4/1/25`, `01.04.2025`): a date, but whose order must be found out. */
export function looksLikeDate(text: string): boolean {
  return threeNumbers.test(text) && !/^\d{4}-\d{2}-\d{2}/.test(text);
}

/**
 * The one reading by which every text is the first of a month. Refuses AMBIGUOUS_DATE when none or several do: which day a
 * charge was made must not be guessed.
 */
export function findReading(
  texts: readonly string[],
  where: { readonly file: string; readonly column: string },
): DateReading {
  const fitting = readings.filter((reading) => texts.every((text) => isFirstOfMonth(text, reading)));
  const [reading] = fitting;
  if (reading && fitting.length === 1) return reading;
  const example = texts[0] ?? '';
  const what =
    fitting.length === 0
      ? 'no reading puts every billing period on the first of a month'
      : `it can be read as ${fitting.map(readingText).join(' or as ')}`;
  const remedy = 'write dates as 2025-04-01T00:00:00Z';
  throw new Refusal(
    'AMBIGUOUS_DATE',
    `"${where.file}", column ${where.column}: the date "${example}" is not ISO, and ${what}; ${remedy}`,
    {
      ...where,
      value: example,
      readings: fitting.map(readingText),
      remedy,
    },
  );
}

function readingText({ order, yearDigits }: DateReading): string {
  const names = { m: 'month', d: 'day', y: yearDigits === 2 ? 'two-digit year' : 'year' };
  return [...order].map((part) => names[part as 'm' | 'd' | 'y']).join(', ');
}

function isFirstOfMonth(text: string, { order, yearDigits }: DateReading): boolean {
  const match = threeNumbers.exec(text);
  if (!match) return false;
  const part = (name: string): string => match[[1, 3, 4][order.indexOf(name)] as number] ?? '';
  const year = part('y');
  const month = part('m');
  const day = part('d');
  const time = match[5];
  if (year.length !== yearDigits || month.length > 2 || day.length > 2) return false;
  const midnight = !time || /^(0?0:00(:00)?|12:00(:00)?\s*AM)$/i.test(time);
  return midnight && Number(day) === 1 && Number(month) >= 1 && Number(month) <= 12;
}

/** The formats by which DuckDB reads dates so. */
export function formatsOf({ order, yearDigits }: DateReading): readonly string[] {
  const parts = { m: '%m', d: '%d', y: yearDigits === 2 ? '%y' : '%Y' };
  const dates = ['/', '.', '-'].map((separator) =>
    [...order].map((part) => parts[part as 'm' | 'd' | 'y']).join(separator),
  );
  const times = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p'];
  return dates.flatMap((date) => times.map((time) => date + time));
}
