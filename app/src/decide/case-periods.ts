import { addMonths, monthRange, periodOf, periodText } from '@capwise/domain/time';
import type { CasePeriod } from './option.ts';

/** The periods of a case count from its start: its years need not be the company's. */
export function casePeriods(
  start: Temporal.PlainYearMonth,
  years: number,
  by: 'month' | 'quarter' | 'year',
): readonly CasePeriod[] {
  const months = monthRange(start, addMonths(start, years * 12 - 1));
  const size = { month: 1, quarter: 3, year: 12 }[by];
  return Array.from({ length: months.length / size }, (_, index) => {
    const [first, last] = [addMonths(start, index * size), addMonths(start, (index + 1) * size - 1)];
    const aligned = (first.month - 1) % size === 0;
    return {
      period: aligned ? periodText(periodOf(first, by, 1)) : `${first}..${last}`,
      from: first.toString(),
      to: last.toString(),
    };
  });
}
