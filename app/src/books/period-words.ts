import { addMonths, type Month, type Period } from '@capwise/domain/time';

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
];

/** A period as a sentence names it: `October 2026`, `Q4 2026`, `2026`, `January 2026 to June 2026`. */
export function nameOfPeriod(period: Period): string {
  switch (period.kind) {
    case 'month':
      return nameOfMonth(period.month);
    case 'quarter':
      return `Q${period.quarter} ${period.year}`;
    case 'year':
      return String(period.year);
    case 'range':
      return `${nameOfMonth(period.first)} to ${nameOfMonth(period.last)}`;
  }
}

/** What a period is compared with: the one of the same length before it. */
export function periodBefore(period: Period): string {
  switch (period.kind) {
    case 'month':
      return monthNames[addMonths(period.month, -1).month - 1] ?? '';
    case 'quarter':
      return period.quarter === 1 ? `Q4 ${period.year - 1}` : `Q${period.quarter - 1}`;
    case 'year':
      return String(period.year - 1);
    case 'range':
      return 'the same number of months before';
  }
}

function nameOfMonth(month: Month): string {
  return `${monthNames[month.month - 1]} ${month.year}`;
}
