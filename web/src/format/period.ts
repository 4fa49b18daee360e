import { monthsOf, parsePeriod, periodText, type Period } from '@capwise/domain/time';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `Oct 2026`, `Q4 2026`, `2026`, `Jan 2026 – Jun 2026` for a period as the address spells it. */
export function periodLabel(text: string): string {
  const [first = '', last] = text.split('..');
  if (last) return `${periodLabel(first)} – ${periodLabel(last)}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) return `Q${quarter[2]} ${quarter[1]}`;
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  return month ? `${monthName(Number(month[2])).slice(0, 3)} ${month[1]}` : text;
}

/** `October 2026` where a period is a month, else as `periodLabel`. */
export function longPeriodLabel(text: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  return month ? `${monthName(Number(month[2]))} ${month[1]}` : periodLabel(text);
}

/**
 * Reads what a person types for a period (`2026-10`, `oct 2026`, `10/2026`, `q4 2026`, `2026`, `2026-01..2026-06`) as the
 * address spells it. Refuses anything else as INVALID_PERIOD.
 */
export function readPeriod(typed: string): string {
  const text = typed.trim().replaceAll('–', '..');
  const range = text.split(/\s*(?:\.\.|\sto\s)\s*/i);
  if (range.length === 2) return periodText(parsePeriod(range.map((part) => readPeriod(part)).join('..')));
  const quarter = /^q([1-4])[\s/-]*(\d{4})$/i.exec(text) ?? swapped(/^(\d{4})[\s/-]*q([1-4])$/i.exec(text));
  if (quarter) return `${quarter[2]}-Q${quarter[1]}`;
  const named = /^([a-z]{3,9})[\s-]*(\d{4})$/i.exec(text);
  const number = named ? monthNumber(named[1] ?? '') : 0;
  if (named && number > 0) return monthText(Number(named[2]), number);
  const numbered = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? swapped(/^(\d{4})[/.-](\d{1,2})$/.exec(text));
  if (numbered) return periodText(parsePeriod(monthText(Number(numbered[2]), Number(numbered[1]))));
  return periodText(parsePeriod(text));
}

/** The period of the same length that lies `steps` of it away. */
export function stepPeriod(text: string, steps: number): string {
  const period = parsePeriod(text);
  const months = monthsOf(period, 1);
  const first = months[0];
  if (!first) return text;
  const start = first.add({ months: months.length * steps });
  return periodText(periodFrom(period.kind, start, months.length));
}

/** The first and the last month of a period, as `2026-10`. Fiscal years are calendar years here. */
export function monthBounds(text: string): { readonly from: string; readonly to: string } {
  const months = monthsOf(parsePeriod(text), 1);
  return { from: String(months[0]), to: String(months.at(-1)) };
}

function periodFrom(kind: Period['kind'], start: Temporal.PlainYearMonth, length: number): Period {
  switch (kind) {
    case 'month':
      return { kind, month: start };
    case 'quarter':
      return { kind, year: start.year, quarter: (Math.floor((start.month - 1) / 3) + 1) as 1 | 2 | 3 | 4 };
    case 'year':
      return { kind, year: start.year };
    case 'range':
      return { kind, first: start, last: start.add({ months: length - 1 }) };
  }
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && [match[0], match[2], match[1]];
}

function monthText(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

function monthName(month: number): string {
  return monthNames[month - 1] ?? String(month);
}

function monthNumber(name: string): number {
  return monthNames.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase())) + 1;
}
