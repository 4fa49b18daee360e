import { addRatios, one, ratio, zero, type Ratio } from '../money/index.ts';
import { addMonths, firstDay, monthOf, monthsBetween, periodOf, monthsOf, type Month } from '../time/index.ts';
import { isLess, smaller } from './fraction.ts';

/**
 * How the first and the last month or year of a life count, each under its exact name: three different rules are sold as
 * "mid-month". `full-month`: the month of service counts whole; `next-month`: nothing in it; `half-month`: half of it, and half
 * a month after the end; `modified-half-month`: whole up to day 15, else nothing; `half-if-late`: whole in the first half of the
 * month, else half; `actual-days`: days over all days of the life; `actual-days-in-month`: days left in the first month over its
 * days; `half-year`: half a year in the first year, spread over its months in service.
 */
export const conventions = [
  'full-month',
  'next-month',
  'half-month',
  'modified-half-month',
  'half-if-late',
  'actual-days',
  'actual-days-in-month',
  'half-year',
] as const;
export type Convention = (typeof conventions)[number];

/** A life that begins on a day and is counted by a convention. */
export type BookLife = {
  readonly inService: Temporal.PlainDate;
  readonly lifeMonths: number;
  readonly convention: Convention;
  /** Month (1–12) in which the fiscal year begins; `half-year` counts by it. January unless given. */
  readonly fiscalStart?: number;
};

/** Months of a life that are used up at the end of a month: a clock from 0 to the whole life. */
export type ClockPoint = { readonly month: Month; readonly elapsed: Ratio };

/** The clock of a life by its convention, from the month of service to the month in which the life is used up. */
export function lifeClock(life: BookLife): readonly ClockPoint[] {
  return clock(monthOf(life.inService), ratio(life.lifeMonths), pace(life));
}

/** The clock of what remains of a life from the beginning of a month: a month each, or by days up to `end` where one is given. */
export function remainingClock(
  from: Month,
  remaining: Ratio,
  end: Temporal.PlainDate | undefined,
): readonly ClockPoint[] {
  const wholeMonths: Pace = (index) => ratio(index + 1);
  return clock(from, remaining, end ? byDays(firstDay(from), end, remaining) : wholeMonths);
}

/** Months used up at the end of the month with an index from the first; may run past the end of the life. */
type Pace = (index: number, month: Month) => Ratio;

function clock(first: Month, life: Ratio, elapsedAt: Pace): readonly ClockPoint[] {
  const points: ClockPoint[] = [];
  for (let reached = zero; isLess(reached, life); ) {
    const month = addMonths(first, points.length);
    reached = smaller(elapsedAt(points.length, month), life);
    points.push({ month, elapsed: reached });
  }
  return points;
}

function pace(life: BookLife): Pace {
  const { inService, lifeMonths, convention } = life;
  const { day, daysInMonth } = inService;
  const from =
    (first: Ratio): Pace =>
    (index) =>
      addRatios(first, ratio(index));
  switch (convention) {
    case 'full-month':
      return from(one);
    case 'next-month':
      return from(zero);
    case 'half-month':
      return from(ratio(1, 2));
    case 'modified-half-month':
      return from(day <= 15 ? one : zero);
    case 'half-if-late':
      return from(day * 2 <= daysInMonth ? one : ratio(1, 2));
    case 'actual-days-in-month':
      return from(ratio(daysInMonth - day + 1, daysInMonth));
    case 'actual-days':
      return byDays(inService, inService.add({ months: lifeMonths }), ratio(lifeMonths));
    case 'half-year':
      return halfYear(life);
  }
}

function byDays(start: Temporal.PlainDate, end: Temporal.PlainDate, life: Ratio): Pace {
  const days = start.until(end).days;
  return (_, month) => {
    const used = start.until(firstDay(addMonths(month, 1))).days;
    return ratio(life.numerator * BigInt(used), life.denominator * BigInt(days));
  };
}

const halfYearMonths = 6;

function halfYear({ inService, fiscalStart = 1 }: BookLife): Pace {
  const first = monthOf(inService);
  const yearEnd = monthsOf(periodOf(first, 'year', fiscalStart), fiscalStart).at(-1) ?? first;
  const inFirstYear = monthsBetween(first, yearEnd) + 1;
  return (index) =>
    index < inFirstYear
      ? ratio(halfYearMonths * (index + 1), inFirstYear)
      : ratio(halfYearMonths + index + 1 - inFirstYear);
}
