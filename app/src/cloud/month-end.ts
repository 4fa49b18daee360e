import { estimateMonthEnd, type MonthEndEstimate } from '@capwise/domain/cloud';
import type { Fine } from '@capwise/domain/money';
import { addMonths, firstDay, lastDay, parseMonth } from '@capwise/domain/time';
import type { CompanyLake, CompanyReads, Part } from '../ports/index.ts';

/** The bill of a part that may not cover its month, and what is still to be accrued of it; null where no day is covered. */
export type OpenMonth = {
  readonly part: Part;
  readonly coveredDays: number;
  readonly missingDays: number;
  readonly estimate: MonthEndEstimate | null;
};

/** What the bills of a month lack, one by one. */
export async function openMonths(
  books: CompanyReads,
  lake: CompanyLake,
  { month, asOf }: { readonly month: string; readonly asOf?: string | undefined },
): Promise<readonly OpenMonth[]> {
  const live = await books.liveParts(asOf);
  const before = addMonths(parseMonth(month), -1).toString();
  const open = live
    .filter(({ billingPeriod }) => billingPeriod === month)
    .map((part) => {
      const earlier = live.filter(
        (other) =>
          other.billingPeriod === before &&
          other.source === part.source &&
          other.billingAccount === part.billingAccount &&
          other.currency === part.currency,
      );
      return openMonth(part, earlier, lake);
    });
  return Promise.all(open);
}

async function openMonth(part: Part, earlier: readonly Part[], lake: CompanyLake): Promise<OpenMonth> {
  const month = part.billingPeriod;
  const [{ rows }, creditsBefore] = await Promise.all([
    lake.cost([part], {
      measure: 'effective',
      by: ['ChargeCategory', 'ChargeStartDay', 'ChargeEndDay'],
      months: false,
      filter: { LongCharge: ['false'] },
      limit: 10_000,
    }),
    creditsOf(earlier, lake),
  ]);
  const days = new Map<string, Fine>();
  let through = firstDay(parseMonth(month)).subtract({ days: 1 });
  let credits = 0n;
  for (const { keys, value } of rows) {
    const [category, start, end] = keys;
    if (category === 'Credit') credits += value;
    if (category !== 'Usage' || !start?.startsWith(month)) continue;
    const last = lastCovered(start, end ?? null);
    for (const [day, share] of overDays(start, last, value)) days.set(day, (days.get(day) ?? 0n) + share);
    if (Temporal.PlainDate.compare(last, through) > 0) through = last;
  }
  const end = lastDay(parseMonth(month));
  const missingDays = Math.max(0, through.until(end).days);
  return {
    part,
    coveredDays: days.size,
    missingDays,
    estimate: estimateMonthEnd({ days: [...days.values()], missing: missingDays, credits, creditsBefore }),
  };
}

/** A charge of several days counts evenly in each of them. */
function overDays(start: string, last: Temporal.PlainDate, value: Fine): readonly (readonly [string, Fine])[] {
  const first = Temporal.PlainDate.from(start);
  const count = first.until(last).days + 1;
  return Array.from({ length: count }, (_, index) => [first.add({ days: index }).toString(), value / BigInt(count)]);
}

/** Charge periods are half-open: the last day of one is the day before its end. */
function lastCovered(start: string, end: string | null): Temporal.PlainDate {
  const first = Temporal.PlainDate.from(start);
  if (end === null) return first;
  const last = Temporal.PlainDate.from(end).subtract({ days: 1 });
  return Temporal.PlainDate.compare(last, first) > 0 ? last : first;
}

async function creditsOf(parts: readonly Part[], lake: CompanyLake): Promise<Fine> {
  if (parts.length === 0) return 0n;
  const { totals } = await lake.cost(parts, {
    measure: 'effective',
    by: [],
    months: false,
    filter: { ChargeCategory: ['Credit'], LongCharge: ['false'] },
    limit: 1,
  });
  return totals.reduce((sum, { value }) => sum + value, 0n);
}
