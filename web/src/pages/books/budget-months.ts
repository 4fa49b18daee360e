import { counted } from '../../format/amount.ts';
import { monthBounds, periodLabel } from '../../format/period.ts';
import type { Budget } from './answers.ts';

type Months = Pick<Budget, 'from' | 'to' | 'gaps'>;

/** Months of a period that a budget does not plan, and whether it plans any other. A text that is no period has none. */
export function unplannedMonths(
  { from, to, gaps }: Months,
  period: string,
): { readonly months: readonly string[]; readonly all: boolean } {
  const months = monthsWithin(period);
  const unplanned = months.filter(
    (month) => from === null || to === null || month < from || month > to || gaps.includes(month),
  );
  return { months: unplanned, all: unplanned.length === months.length };
}

/** The same in words; null where every month is planned. */
export function unplannedWords(budget: Months, period: string): string | null {
  const { months, all } = unplannedMonths(budget, period);
  const [only] = months;
  if (only === undefined) return null;
  if (all) return `the budget does not plan ${periodLabel(period)}`;
  return `the budget does not plan ${months.length === 1 ? periodLabel(only) : `${counted(months.length, 'month')} of it`}`;
}

function monthsWithin(period: string): readonly string[] {
  try {
    const { from, to } = monthBounds(period);
    const first = Temporal.PlainYearMonth.from(from);
    const last = Temporal.PlainYearMonth.from(to);
    const count = (last.year - first.year) * 12 + last.month - first.month + 1;
    return Array.from({ length: count }, (_, index) => first.add({ months: index }).toString());
  } catch {
    return [];
  }
}
