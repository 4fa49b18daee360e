import { divideRatios, isLess, larger, smaller, subtractRatios, type Method } from '@capwise/domain/assets';
import { addRatios, divideRounded, multiplyRatios, ratio, zero, type Ratio } from '@capwise/domain/money';
import { addMonths, compareMonths, monthOf, type Month } from '@capwise/domain/time';
import { positionAt, type Clock } from './clock.ts';
import type { Happening } from './happenings.ts';

/** A declining balance in a year of its life, in exact minor units: what was used before the year, and what it uses. */
export type DecliningYear = {
  readonly year: bigint;
  readonly usedBefore: Ratio;
  readonly ofYear: Ratio;
  readonly base: Ratio;
  readonly residual: bigint;
};

/** A month of the sheet, column by column as its formulas give it, in exact numbers. Amounts are minor units. */
export type TrackRow = {
  readonly month: Month;
  /** How many things have happened: the row of the last one. 0 in the opening row. */
  readonly happened: number;
  readonly clock: number;
  readonly opening: bigint;
  readonly before: bigint;
  readonly base: bigint;
  readonly units: bigint;
  readonly position: Ratio;
  readonly weight: Ratio;
  readonly weightBefore: Ratio;
  readonly weightTotal: Ratio;
  readonly declining: DecliningYear;
  readonly exact: Ratio;
  readonly used: bigint;
  readonly charge: bigint;
  readonly moved: bigint;
  readonly takenOut: bigint;
  readonly carrying: bigint;
  readonly accumulated: bigint;
};

export type Terms = {
  readonly cost: bigint;
  readonly inService: Temporal.PlainDate;
  readonly method: Method;
  readonly happenings: readonly Happening[];
};

const nothingDeclined: DecliningYear = { year: 0n, usedBefore: zero, ofYear: zero, base: zero, residual: 0n };

/** The row before the month of service: what was put in so far. */
export function openingRow({ cost, inService, happenings }: Terms): TrackRow {
  const first = monthOf(inService);
  const carrying = happenings
    .filter(({ inMonth }) => compareMonths(inMonth, first) < 0)
    .reduce((sum, { moved }) => sum + moved, cost);
  const none = { opening: 0n, before: 0n, base: 0n, units: 0n, charge: 0n, moved: 0n, takenOut: 0n, accumulated: 0n };
  return {
    ...none,
    month: addMonths(first, -1),
    happened: 0,
    clock: 0,
    position: zero,
    weight: zero,
    weightBefore: zero,
    weightTotal: zero,
    declining: nothingDeclined,
    exact: zero,
    used: 0n,
    carrying,
  };
}

/** A number of months from the month of service on, as the sheet counts them. */
export function track(terms: Terms, months: number): readonly TrackRow[] {
  const rows: TrackRow[] = [];
  let last = openingRow(terms);
  for (let index = 0; index < months; index += 1) {
    last = nextRow(last, terms);
    rows.push(last);
  }
  return rows;
}

function nextRow(above: TrackRow, terms: Terms): TrackRow {
  const { happenings, method } = terms;
  const month = addMonths(above.month, 1);
  const happened = happenings.filter(({ from }) => compareMonths(from, month) <= 0).length;
  const current = happenings[happened - 1];
  if (!current?.clock) throw new Error(`nothing counts the life of an asset in ${month}`);
  const opening = above.carrying;
  const before = sumOf(happenings, ({ from, inMonth }) => from.equals(month) && inMonth.equals(month));
  const { clock, residual } = current;
  const isNew = happened !== above.happened;
  const base = isNew ? positive(opening + before - residual) : above.base;
  const units = unitsIn(method, month);
  const givenBefore = clock.counting === 'units' ? above.position.numerator : 0n;
  const position = ratio(positionAt(clock, month, givenBefore + units));
  const sameClock = clock.number === above.clock;
  const started = sameClock
    ? above.declining
    : { ...nothingDeclined, base: ratio(base), residual: least(residual, opening + before) };
  const declining = decliningYear(method, { clock, position, above: started, sameClock });
  const weight = weightOf(method, { clock, position, declining });
  const weightBefore = isNew ? (sameClock ? above.weight : zero) : above.weightBefore;
  const weightTotal = totalOf(method, clock, declining);
  const rest = subtractRatios(weightTotal, weightBefore);
  const share = isLess(zero, rest) ? divideRatios(subtractRatios(weight, weightBefore), rest) : zero;
  const exact = multiplyRatios(ratio(base), share);
  const used = divideRounded(exact.numerator, exact.denominator, 'half-even');
  const row = { month, happened, clock: clock.number, opening, before, base, units, position };
  const used_ = { weight, weightBefore, weightTotal, declining, exact, used };
  return { ...row, ...used_, ...closing(above, { month, used, isNew, happenings }) };
}

type Closing = {
  readonly month: Month;
  readonly used: bigint;
  readonly isNew: boolean;
  readonly happenings: readonly Happening[];
};

function closing(
  above: TrackRow,
  { month, used, isNew, happenings }: Closing,
): Pick<TrackRow, 'charge' | 'moved' | 'takenOut' | 'carrying' | 'accumulated'> {
  const ended = happenings.some(({ ends, from }) => ends && compareMonths(from, month) <= 0);
  const gone = happenings.some(({ ends, inMonth }) => ends && compareMonths(inMonth, month) <= 0);
  const charge = ended ? 0n : used - (isNew ? 0n : above.used);
  const moved = sumOf(happenings, ({ inMonth }) => inMonth.equals(month));
  const left = above.carrying + moved - charge;
  const out = happenings
    .filter(({ inMonth }) => inMonth.equals(month))
    .reduce((sum, { accumulatedOut }) => sum + accumulatedOut, 0n);
  return {
    charge,
    moved,
    takenOut: gone ? left : 0n,
    carrying: gone ? 0n : left,
    accumulated: gone ? 0n : above.accumulated + charge - out,
  };
}

/** Parts of the clock in twelve months of the life. */
function yearOf({ life, months }: Clock): Ratio {
  return divideRatios(ratio(12n * life), months);
}

type Declining = {
  readonly clock: Clock;
  readonly position: Ratio;
  readonly above: DecliningYear;
  readonly sameClock: boolean;
};

function decliningYear(method: Method, { clock, position, above, sameClock }: Declining): DecliningYear {
  if (method.kind !== 'declining-balance') return above;
  const yearLength = yearOf(clock);
  const life = ratio(clock.life);
  const last = upward(divideRatios(life, yearLength)) - 1n;
  const reached = divideRatios(position, yearLength);
  const year = least(reached.numerator / reached.denominator, last);
  const usedBefore = sameClock && year !== above.year ? addRatios(above.usedBefore, above.ofYear) : above.usedBefore;
  const remaining = subtractRatios(life, multiplyRatios(ratio(year), yearLength));
  const length = smaller(yearLength, remaining);
  const left = subtractRatios(above.base, usedBefore);
  const rate = divideRatios(ratio(method.percent, 100), life);
  const declined = multiplyRatios(multiplyRatios(addRatios(left, ratio(above.residual)), rate), length);
  const even = divideRatios(multiplyRatios(left, length), remaining);
  const wanted = method.switchesToStraightLine ? larger(declined, even) : declined;
  const ofYear = year === last ? left : smaller(wanted, left);
  return { ...above, year, usedBefore, ofYear };
}

type Weighing = { readonly clock: Clock; readonly position: Ratio; readonly declining: DecliningYear };

function weightOf(method: Method, { clock, position, declining }: Weighing): Ratio {
  switch (method.kind) {
    case 'straight-line':
    case 'units-of-production':
      return position;
    case 'sum-of-years-digits':
      return digits(clock, position);
    case 'declining-balance': {
      const { year, usedBefore, ofYear } = declining;
      const start = multiplyRatios(ratio(year), yearOf(clock));
      const length = smaller(yearOf(clock), subtractRatios(ratio(clock.life), start));
      return addRatios(usedBefore, multiplyRatios(ofYear, divideRatios(subtractRatios(position, start), length)));
    }
  }
}

function totalOf(method: Method, clock: Clock, declining: DecliningYear): Ratio {
  if (method.kind === 'declining-balance') return declining.base;
  return method.kind === 'sum-of-years-digits' ? digits(clock, ratio(clock.life)) : ratio(clock.life);
}

/** The sum of what each year of the life weighs, up to a position: what remains of the life at its beginning, times its length. */
function digits(clock: Clock, position: Ratio): Ratio {
  const yearLength = yearOf(clock);
  const reached = divideRatios(position, yearLength);
  const years = ratio(reached.numerator / reached.denominator);
  const start = multiplyRatios(years, yearLength);
  const triangle = divideRatios(multiplyRatios(years, subtractRatios(years, ratio(1))), ratio(2));
  const whole = subtractRatios(
    multiplyRatios(start, ratio(clock.life)),
    multiplyRatios(multiplyRatios(yearLength, yearLength), triangle),
  );
  const remaining = subtractRatios(ratio(clock.life), start);
  return addRatios(whole, multiplyRatios(remaining, subtractRatios(position, start)));
}

function unitsIn(method: Method, month: Month): bigint {
  if (method.kind !== 'units-of-production') return 0n;
  return method.used.filter((use) => use.month.equals(month)).reduce((sum, { units }) => sum + units, 0n);
}

function sumOf(happenings: readonly Happening[], counts: (happening: Happening) => boolean): bigint {
  return happenings.filter(counts).reduce((sum, { moved }) => sum + moved, 0n);
}

function upward({ numerator, denominator }: Ratio): bigint {
  return divideRounded(numerator, denominator, 'up');
}

function positive(minor: bigint): bigint {
  return minor > 0n ? minor : 0n;
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
