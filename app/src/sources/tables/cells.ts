import { Refusal } from '@capwise/domain';
import { fineText, parseFine } from '@capwise/domain/money';
import { isoDayOf, isUnordered, ordersOf, orderedDay, orderWords, type DayOrder } from './dates.ts';
import type { ColumnType } from './table.ts';

/** A cell as it is kept, or why it cannot be. */
export type ReadCell = { readonly value: string } | { readonly fault: string };

const decimalPattern = /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$/;
const wholeDigitsMax = 20;

/** How the days of a column are written where they are not ISO: null while all are. Refuses AMBIGUOUS_DATE. */
export function dayOrderOf(
  texts: readonly string[],
  where: { readonly file: string; readonly column: string },
): DayOrder | null {
  const unordered = texts.filter(isUnordered);
  const [example] = unordered;
  if (example === undefined) return null;
  const fitting = ordersOf(unordered);
  const [order] = fitting;
  // Days of which none fits are refused one by one.
  if (fitting.length < 2) return order ?? null;
  const remedy = 'write days as 2026-10-31';
  throw new Refusal(
    'AMBIGUOUS_DATE',
    `"${where.file}", column ${where.column}: the day "${example}" can be read as ${fitting
      .map((one) => orderWords[one])
      .join(' or as ')}; ${remedy}`,
    { ...where, value: example, readings: fitting.map((one) => orderWords[one]), remedy },
  );
}

/** Reads one cell: it is kept in one spelling, whatever the file's. */
export function readCell(text: string, type: ColumnType, order: DayOrder | null): ReadCell {
  switch (type) {
    case 'text':
      return { value: text };
    case 'month':
      return readMonth(text);
    case 'day':
      return readDay(text, order);
    case 'decimal':
      return readDecimal(text);
    case 'currency':
      return /^[A-Za-z]{3}$/.test(text)
        ? { value: text.toUpperCase() }
        : { fault: 'write the three letters of the currency, as EUR' };
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? { value: String(Number(text)) } : { fault: 'write a whole number, as 12' };
  }
}

/** Spreadsheets keep a month as its first day, and ledgers as its last. */
function readMonth(text: string): ReadCell {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { value: text };
  const day = isoDayOf(text);
  const isEdge = day !== null && (day.endsWith('-01') || Temporal.PlainDate.from(day).add({ days: 1 }).day === 1);
  return isEdge ? { value: day.slice(0, 7) } : { fault: 'write months as 2026-10' };
}

function readDay(text: string, order: DayOrder | null): ReadCell {
  const day = isoDayOf(text) ?? (order && (orderedDay(text, order) ?? orderedDay(text, 'ymd')));
  return day ? { value: day } : { fault: 'write days of the calendar as 2026-10-31' };
}

function readDecimal(text: string): ReadCell {
  if (!decimalPattern.test(text)) {
    return {
      fault: /[,'$€£\s]/.test(text)
        ? 'write numbers without thousands separators and currency signs and with a point, as 1234.56'
        : 'write numbers as -1234.56 or 1.2E-05',
    };
  }
  try {
    const value = fineText(
      parseFine(text.replace(/^(-?)\./, (_, sign: string) => `${sign}0.`).replace(/\.(?=$|e)/i, '')),
    );
    const whole = value.replace('-', '').split('.')[0] ?? '';
    return whole.length > wholeDigitsMax ? { fault: `at most ${wholeDigitsMax} digits before the point` } : { value };
  } catch {
    return { fault: 'at most 18 decimals' };
  }
}
