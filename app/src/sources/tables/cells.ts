import { Refusal } from '@capwise/domain';
import { fineText, parseFine } from '@capwise/domain/money';
import { isoDayOf, isUnordered, ordersOf, orderedDay, orderWords, type DayOrder } from './dates.ts';
import { readMonth } from './months.ts';
import type { ColumnType } from './table.ts';

/** A cell as it is kept, or why it cannot be. */
export type ReadCell = { readonly value: string } | { readonly fault: string };

const decimalPattern = /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$/;
const wholeDigitsMax = 20;

/** How the days of a column are written where they are not ISO: null while all are. Refuses AMBIGUOUS_DATE. */
export function dayOrderOf(
  texts: readonly string[],
  where: { readonly file: string; readonly column: string; readonly type: ColumnType },
): DayOrder | null {
  const unordered = texts.filter(isUnordered);
  const fitting = ordersOf(unordered);
  const [order] = fitting;
  // Days of which none fits are refused one by one.
  if (unordered.length === 0 || fitting.length < 2) return order ?? null;
  const { file, column, type } = where;
  const example = unordered.find((text) => new Set(fitting.map((one) => orderedDay(text, one))).size > 1) ?? '';
  const readings = fitting.map((one) => orderWords[one]);
  const shown = fitting.map((one) => {
    const day = orderedDay(example, one) ?? '';
    return `${type === 'month' ? day.slice(0, 7) : day} (${orderWords[one]})`;
  });
  const remedy =
    `write ${type === 'month' ? 'months as 2026-10' : 'days as 2026-10-31'}, or say in a mapping how they are written: ` +
    '"dates": "day-first" or "month-first"';
  throw new Refusal(
    'AMBIGUOUS_DATE',
    `"${file}", column ${column}: the day "${example}" can be read as ${shown.join(' or as ')}; ${remedy}`,
    { file, column, value: example, readings, remedy },
  );
}

/** Reads one cell: it is kept in one spelling, whatever the file's. */
export function readCell(text: string, type: ColumnType, order: DayOrder | null): ReadCell {
  switch (type) {
    case 'text':
      return { value: text };
    case 'month':
      return readMonth(text, order);
    case 'day':
      return readDay(text, order);
    case 'decimal':
      return readDecimal(text);
    case 'currency':
      return /^[A-Za-z]{3}$/.test(text)
        ? { value: text.toUpperCase() }
        : { fault: 'write the three letters of the currency, as EUR' };
    case 'integer':
      return readInteger(text);
  }
}

/** Whole numbers of so many digits are exact as a number. */
const integerDigitsMax = 15;

function readInteger(text: string): ReadCell {
  if (!/^-?\d+$/.test(text)) return { fault: 'write a whole number, as 12' };
  return text.replace('-', '').length > integerDigitsMax
    ? { fault: `it is too large: at most ${integerDigitsMax} digits` }
    : { value: String(Number(text)) };
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
    return whole.length > wholeDigitsMax
      ? { fault: `it is too large: at most ${wholeDigitsMax} digits before the point` }
      : { value };
  } catch {
    return { fault: 'at most 18 decimals' };
  }
}
