import { divideRatios, smaller, subtractRatios, type Convention } from '@capwise/domain/assets';
import { addRatios, multiplyRatios, ratio, zero, type Ratio } from '@capwise/domain/money';
import { addMonths, firstDay, monthOf, monthsBetween, type Month } from '@capwise/domain/time';

/** What a clock counts: fractions of months, days, or units that an asset gave. */
export type Counting = 'months' | 'days' | 'units';

/**
 * How a life is used up, in whole numbers, so that a spreadsheet counts it exactly: `perMonth` a month, but `first` in each of the
 * `firstMonths` it begins with, up to `life`. Days are counted from `start`, units as they were given.
 */
export type Clock = {
  readonly number: number;
  readonly counting: Counting;
  readonly start: Temporal.PlainDate;
  readonly perMonth: bigint;
  readonly first: bigint;
  readonly firstMonths: bigint;
  readonly life: bigint;
  /** The life in months: what rates by year are taken of. */
  readonly months: Ratio;
  /** Of the asset's life before this clock, in its parts of a month; for days, in months. */
  readonly elapsed: Ratio;
};

type Pace = Pick<Clock, 'perMonth' | 'first' | 'firstMonths'>;

/** A convention as numbers, and as formulas of the day of service. */
type PaceRule = {
  readonly pace: (inService: Temporal.PlainDate) => Pace;
  readonly formulas: (inService: string) => Readonly<Record<keyof Pace, string>>;
};

const fixed = (perMonth: bigint, first: bigint): PaceRule => ({
  pace: () => ({ perMonth, first, firstMonths: 1n }),
  formulas: () => ({ perMonth: `${perMonth}`, first: `${first}`, firstMonths: '1' }),
});

const yearMonths = 12;
const halfYearMonths = 6n;

/** Whole numbers for the conventions of `domain/src/assets/convention.ts`; days need none. */
export const paceRules: Readonly<Record<Exclude<Convention, 'actual-days'>, PaceRule>> = {
  'full-month': fixed(1n, 1n),
  'next-month': fixed(1n, 0n),
  'half-month': fixed(2n, 1n),
  'modified-half-month': {
    pace: ({ day }) => ({ perMonth: 1n, first: day <= 15 ? 1n : 0n, firstMonths: 1n }),
    formulas: (inService) => ({ perMonth: '1', first: `IF(DAY(${inService})<=15,1,0)`, firstMonths: '1' }),
  },
  'half-if-late': {
    pace: ({ day, daysInMonth }) => ({ perMonth: 2n, first: day * 2 <= daysInMonth ? 2n : 1n, firstMonths: 1n }),
    formulas: (inService) => ({
      perMonth: '2',
      first: `IF(DAY(${inService})*2<=DAY(EOMONTH(${inService},0)),2,1)`,
      firstMonths: '1',
    }),
  },
  'actual-days-in-month': {
    pace: ({ day, daysInMonth }) => ({
      perMonth: BigInt(daysInMonth),
      first: BigInt(daysInMonth - day + 1),
      firstMonths: 1n,
    }),
    formulas: (inService) => ({
      perMonth: `DAY(EOMONTH(${inService},0))`,
      first: `DAY(EOMONTH(${inService},0))-DAY(${inService})+1`,
      firstMonths: '1',
    }),
  },
  'half-year': {
    pace: ({ month }) => {
      const firstMonths = BigInt(yearMonths + 1 - month);
      return { perMonth: firstMonths, first: halfYearMonths, firstMonths };
    },
    formulas: (inService) => {
      const firstMonths = `${yearMonths + 1}-MONTH(${inService})`;
      return { perMonth: firstMonths, first: `${halfYearMonths}`, firstMonths };
    },
  },
};

const none: Pace = { perMonth: 0n, first: 0n, firstMonths: 0n };

/** The clock that begins when an asset is ready. */
export function firstClock(
  inService: Temporal.PlainDate,
  lifeMonths: number,
  { convention, expectedUnits }: { readonly convention: Convention; readonly expectedUnits: bigint | null },
): Clock {
  const common = { number: 1, months: ratio(lifeMonths), elapsed: zero };
  const start = firstDay(monthOf(inService));
  if (expectedUnits !== null) return { ...common, ...none, counting: 'units', start, life: expectedUnits };
  if (convention === 'actual-days') {
    const life = daysBetween(inService, inService.add({ months: lifeMonths }));
    return { ...common, ...none, counting: 'days', start: inService, life };
  }
  const pace = paceRules[convention].pace(inService);
  return { ...common, ...pace, counting: 'months', start, life: pace.perMonth * BigInt(lifeMonths) };
}

/** What is used up of a clock at the end of a month; of units, those given so far. */
export function positionAt(clock: Clock, month: Month, units: bigint): bigint {
  return least(clock.life, unlimited(clock, month, units));
}

function unlimited({ counting, start, perMonth, first, firstMonths }: Clock, month: Month, units: bigint): bigint {
  if (counting === 'units') return units;
  if (counting === 'days') {
    const days = daysBetween(start, firstDay(addMonths(month, 1)));
    return days > 0n ? days : 0n;
  }
  const months = BigInt(monthsBetween(monthOf(start), month) + 1);
  return first * least(months, firstMonths) + perMonth * (months > firstMonths ? months - firstMonths : 0n);
}

/** How a later clock is set: months of the life in all or from now on, or those to the end of use if they are fewer. */
export type Reset = {
  readonly from: Month;
  readonly counts: 'total' | 'remaining' | 'at most';
  readonly months: number;
  readonly inService: Temporal.PlainDate;
};

/** The clock that a change of life or a plan to stop begins; null where units were counted before. */
export function nextClock(before: Clock, reset: Reset): Clock | null {
  if (before.counting === 'units') return null;
  const start = firstDay(reset.from);
  const used = positionAt(before, addMonths(reset.from, -1), 0n);
  const number = before.number + 1;
  if (before.counting === 'days') {
    const monthsUsed = divideRatios(multiplyRatios(before.months, ratio(used)), ratio(before.life));
    const elapsed = addRatios(before.elapsed, monthsUsed);
    const rest = subtractRatios(before.months, monthsUsed);
    const end = (reset.counts === 'total' ? reset.inService : start).add({ months: reset.months });
    const months = { total: subtractRatios(ratio(reset.months), elapsed), remaining: ratio(reset.months) };
    return {
      ...before,
      number,
      start,
      elapsed,
      life: daysBetween(start, end),
      months: reset.counts === 'at most' ? atMost(rest, ratio(reset.months)) : months[reset.counts],
    };
  }
  const { perMonth } = before;
  const elapsed = addRatios(before.elapsed, ratio(used));
  const given = ratio(perMonth * BigInt(reset.months));
  const lives = {
    total: subtractRatios(given, elapsed),
    remaining: given,
    'at most': atMost(ratio(before.life - used), given),
  };
  const life = lives[reset.counts].numerator;
  return { ...before, number, start, elapsed, life, first: perMonth, firstMonths: 1n, months: ratio(life, perMonth) };
}

/** What is left of a life, but no more than is given; a life that was used up leaves all that is given. */
function atMost(left: Ratio, given: Ratio): Ratio {
  return left.numerator > 0n ? smaller(left, given) : given;
}

function daysBetween(start: Temporal.PlainDate, end: Temporal.PlainDate): bigint {
  return BigInt(start.until(end).days);
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
