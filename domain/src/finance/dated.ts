import { Refusal } from '../refusal/index.ts';
import { requireFlows, requireRate } from './flows.ts';
import { quoted, ratesOf, requireBothSigns, type Irr } from './irr.ts';
import type { Term } from './roots.ts';
import { compensatedSum } from './sum.ts';

export type DatedFlows = {
  /** Inflow +. */
  readonly flows: readonly number[];
  /** The day of each flow, in any order. */
  readonly dates: readonly Temporal.PlainDate[];
};

const daysOfYear = 365;
/** A loss within days is −100% a year to every digit, and a rate all the same. */
const lowestForce = -709;

/**
 * Net present value on the earliest of the days: each flow at (1 + rate)^(−days/365). Refuses EMPTY_FLOWS, LENGTH_MISMATCH,
 * NOT_FINITE and RATE_LE_MINUS_ONE.
 */
export function xnpv({ rate, flows, dates }: DatedFlows & { readonly rate: number }): number {
  requireRate(rate);
  return compensatedSum(yearTerms({ flows, dates }).map(({ flow, time }) => flow * Math.exp(-time * Math.log1p(rate))));
}

/**
 * Every rate a year above −100% at which `xnpv` is zero, and one to quote. Refuses EMPTY_FLOWS, LENGTH_MISMATCH, NOT_FINITE,
 * NO_SIGN_CHANGE, NO_REAL_ROOT, and flows that all fall on one day as ZERO_DURATION.
 */
export function xirr({ flows, dates }: DatedFlows): Irr {
  const terms = yearTerms({ flows, dates });
  requireBothSigns(flows);
  if (terms.length === 1) {
    throw new Refusal('ZERO_DURATION', `all flows are on ${dates[0]?.toString()}: give at least two days`, {
      argument: 'dates',
    });
  }
  requireBothSigns(terms.map(({ flow }) => flow));
  return quoted(ratesOf(terms, lowestForce));
}

/** The day on which dated flows are valued. */
export function earliestDate(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate | undefined {
  return dates.toSorted(Temporal.PlainDate.compare)[0];
}

/** What happens on each day, by years of 365 days from the earliest one, in the order of time. */
function yearTerms({ flows, dates }: DatedFlows): readonly Term[] {
  requireFlows('flows', flows);
  if (flows.length !== dates.length) {
    throw new Refusal(
      'LENGTH_MISMATCH',
      `"flows" has ${flows.length} entries and "dates" has ${dates.length}: give one day for every flow`,
      { argument: 'dates', flows: flows.length, dates: dates.length },
    );
  }
  const first = earliestDate(dates);
  const byDay = new Map<number, number[]>();
  for (const [index, date] of dates.entries()) {
    const days = first ? first.until(date, { largestUnit: 'days' }).days : 0;
    byDay.set(days, [...(byDay.get(days) ?? []), flows[index] ?? 0]);
  }
  return [...byDay]
    .toSorted(([one], [other]) => one - other)
    .map(([days, ofDay]) => ({ flow: compensatedSum(ofDay), time: days / daysOfYear }));
}
