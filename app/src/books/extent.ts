import {
  parsePeriod,
  periodText,
  monthsOf,
  periodOf,
  addMonths,
  monthRange,
  parseMonth,
  type Grain,
  type Month,
} from '@capwise/domain/time';
import { accountOf, type PostingSum } from '@capwise/domain/books';
import type { CompanyReads } from '../ports/index.ts';

/** A stretch of the statement: its name and its months. */
export type Stretch = { readonly period: string; readonly months: readonly Month[] };

/** Months of expected payments that are shown after the last bill unless a period is asked for. */
const monthsAhead = 2;

/** The last month that has charges; null while nothing was loaded. */
export async function lastChargedMonth(company: CompanyReads, asOf?: string): Promise<string | null> {
  return (await company.liveParts(asOf)).reduce<string | null>(
    (last, { billingPeriod }) => (last === null || billingPeriod > last ? billingPeriod : last),
    null,
  );
}

/** The last month up to another that cost or earned something: what counts as charged where there are no bills. */
export function lastMonthWithResult(sums: readonly PostingSum[], through: string): string | null {
  return sums.reduce<string | null>(
    (last, { month, account }) =>
      accountOf(account).row !== undefined && month <= through && (last === null || month > last) ? month : last,
    null,
  );
}

type Known = {
  readonly sums: readonly PostingSum[];
  readonly lastCharged: string | null;
  /** Stretches that are shown; months unless given. */
  readonly by?: Grain;
};

/** The months of a period, or all that have postings up to a little after the last charge: whole quarters or years of them. */
export function monthsAsked(
  period: string | undefined,
  fiscalStart: number,
  { sums, lastCharged, by = 'month' }: Known,
): readonly Month[] {
  if (period !== undefined) return monthsOf(parsePeriod(period), fiscalStart);
  const [first, last] = flowMonths(sums);
  if (first === undefined || last === undefined) return [];
  const horizon = lastCharged === null ? last : addMonths(parseMonth(lastCharged), monthsAhead).toString();
  const whole = (month: string) => monthsOf(periodOf(parseMonth(month), by, fiscalStart), fiscalStart);
  const [from, to] = [whole(first)[0], whole(last < horizon ? last : horizon).at(-1)];
  return from && to ? monthRange(from, to) : [];
}

/** First and last month in which something was charged or paid: balances that are only brought in or moved are no flow. */
export function flowMonths(sums: readonly PostingSum[]): readonly [string | undefined, string | undefined] {
  const months = sums
    .filter(({ account, nonCash }) => !nonCash || accountOf(account).row !== undefined)
    .map(({ month }) => month)
    .sort();
  return [months[0], months.at(-1)];
}

/** Groups months into stretches of a grain, in order. One that a period cuts is named by its months, never by the whole. */
export function stretchesOf(months: readonly Month[], grain: Grain, fiscalStart: number): readonly Stretch[] {
  const groups = Map.groupBy(months, (month) => periodText(periodOf(month, grain, fiscalStart)));
  return [...groups].map(([period, members]) => {
    const isWhole = members.length === monthsOf(parsePeriod(period), fiscalStart).length;
    return { period: isWhole ? period : nameOfMonths(members, period), months: members };
  });
}

function nameOfMonths(months: readonly Month[], whole: string): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return whole;
  return periodText(first.equals(last) ? { kind: 'month', month: first } : { kind: 'range', first, last });
}

/** The sums of the months of a stretch. */
export function within(sums: readonly PostingSum[], { months }: Stretch): readonly PostingSum[] {
  const names = new Set(months.map((month) => month.toString()));
  return sums.filter(({ month }) => names.has(month));
}

export function spanOfStretch({ months }: Stretch): { readonly from: string; readonly to: string } {
  return { from: months[0]?.toString() ?? '', to: months.at(-1)?.toString() ?? '' };
}
