import { addRatios, multiplyRatios, ratio, spreadAmount, zero, type Money, type Ratio } from '../money/index.ts';
import { evenly, inMonth, type Spread } from '../treatment/index.ts';
import { until } from '../treatment/spread.ts';
import type { CaseLine, Recurrence } from './case.ts';

/** One time that a line's amount comes: its first month from the start of the case, and shares by month from then on. */
export type Occurrence = { readonly startsAt: number; readonly spread: Spread };

/** Months from one occurrence to the next. */
export const monthsOfRecurrence: Readonly<Record<Exclude<Recurrence, 'once'>, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
};

/**
 * A yearly amount comes once a year from the line's start until its end, each time spread over its twelve months; what is
 * prepaid is charged at once, and a lease's payments at the beginning or the end of each.
 */
export function occurrencesOf(line: CaseLine, horizon: number): readonly Occurrence[] {
  const { every, startsAt, treatment } = line;
  const end = endOf(line, horizon);
  if (every === 'once') return [{ startsAt, spread: inMonth(treatment.kind === 'lease' ? paidIn(line, end) : 0) }];
  const months = monthsOfRecurrence[every];
  const count = Math.max(0, Math.ceil((end - startsAt) / months));
  return Array.from({ length: count }, (_, index) => {
    const first = startsAt + index * months;
    return { startsAt: first, spread: until(chargedWithin(line, months), end - first) };
  });
}

function chargedWithin({ treatment }: CaseLine, months: number): Spread {
  if (treatment.kind === 'prepay') return inMonth(0);
  if (treatment.kind !== 'lease') return evenly(months);
  return inMonth(treatment.due === 'begin' ? 0 : months - 1);
}

function paidIn({ startsAt, treatment }: CaseLine, end: number): number {
  return treatment.kind === 'lease' && treatment.due === 'end' ? end - startsAt - 1 : 0;
}

/** A lease's payments are due however long the case looks ahead. */
function endOf({ endsAt, startsAt, treatment }: CaseLine, horizon: number): number {
  return treatment.kind === 'lease' ? startsAt + treatment.termMonths : Math.min(endsAt ?? horizon, horizon);
}

/** What a line charges by month from the start of the case, in whole minor units; nothing from `stopsAt` on. */
export function chargesOf(line: CaseLine, horizon: number, stopsAt: number | null): readonly MonthAmount[] {
  return occurrencesOf(line, horizon).flatMap(({ startsAt, spread }) => {
    const kept = stopsAt === null ? spread : until(spread, stopsAt - startsAt);
    const parts = spreadAmount(
      line.amount,
      kept.map(({ share }) => share),
      'half-even',
    );
    return kept.flatMap(({ month }, index) => {
      const amount = parts[index];
      return amount ? [{ month: startsAt + month, amount }] : [];
    });
  });
}

export type MonthAmount = { readonly month: number; readonly amount: Money };

/** The same exactly, in fractions of a minor unit: what two lines are compared by. */
export function exactCharges(line: CaseLine, horizon: number): ReadonlyMap<number, Ratio> {
  const byMonth = new Map<number, Ratio>();
  for (const { startsAt, spread } of occurrencesOf(line, horizon)) {
    for (const { month, share } of spread) {
      const charged = multiplyRatios(ratio(line.amount.minor), share);
      byMonth.set(startsAt + month, addRatios(byMonth.get(startsAt + month) ?? zero, charged));
    }
  }
  return byMonth;
}
