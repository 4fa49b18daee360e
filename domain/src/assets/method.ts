import { addRatios, multiplyRatios, one, ratio, zero, type Ratio } from '../money/index.ts';
import type { Month } from '../time/index.ts';
import { divideRatios, isLess, larger, smaller, subtractRatios } from './fraction.ts';

/**
 * How an asset's depreciable amount is used up. Declining balances and digits go by years of the life, evenly within a year;
 * `percent` is that of the straight-line rate (150, 200) and is taken of the carrying amount. Whatever is left falls into the
 * last year, so that the charges sum to the depreciable amount.
 */
export type Method =
  | { readonly kind: 'straight-line' }
  | { readonly kind: 'declining-balance'; readonly percent: number; readonly switchesToStraightLine: boolean }
  | { readonly kind: 'sum-of-years-digits' }
  | {
      readonly kind: 'units-of-production';
      readonly expectedUnits: bigint;
      readonly used: readonly { readonly month: Month; readonly units: bigint }[];
    };

/** A method that goes by time. */
export type TimeMethod = Exclude<Method, { kind: 'units-of-production' }>;

/** What a curve starts from: months of life, and minor units of carrying amount and residual value. */
export type CurveStart = { readonly life: Ratio; readonly carrying: bigint; readonly residual: bigint };

/** The share of the depreciable amount that is used up after some months of a life. */
export type Curve = (elapsed: Ratio) => Ratio;

/** The curve of a method over a life. */
export function curveOf(method: TimeMethod, start: CurveStart): Curve {
  switch (method.kind) {
    case 'straight-line':
      return (elapsed) => divideRatios(elapsed, start.life);
    case 'declining-balance':
      return through(decliningYears(method, start));
    case 'sum-of-years-digits':
      return through(digitYears(start.life));
  }
}

/** A year of the life (the last may be shorter), with the share of the depreciable amount that is charged in it. */
type LifeYear = { readonly start: Ratio; readonly length: Ratio; readonly share: Ratio };

const yearMonths = ratio(12);

function lifeYears(life: Ratio): readonly Omit<LifeYear, 'share'>[] {
  const years: Omit<LifeYear, 'share'>[] = [];
  for (let start = zero; isLess(start, life); start = addRatios(start, yearMonths)) {
    years.push({ start, length: smaller(yearMonths, subtractRatios(life, start)) });
  }
  return years;
}

function decliningYears(
  { percent, switchesToStraightLine }: Extract<Method, { kind: 'declining-balance' }>,
  { life, carrying, residual }: CurveStart,
): readonly LifeYear[] {
  const depreciable = ratio(carrying - residual);
  const monthly = divideRatios(ratio(percent, 100), life);
  let left = depreciable;
  return lifeYears(life).map((year) => {
    const remaining = subtractRatios(life, year.start);
    const declining = multiplyRatios(addRatios(left, ratio(residual)), multiplyRatios(monthly, year.length));
    const even = divideRatios(multiplyRatios(left, year.length), remaining);
    const wanted = switchesToStraightLine ? larger(declining, even) : declining;
    const isLast = !isLess(year.length, remaining);
    const charge = isLast ? left : smaller(wanted, left);
    left = subtractRatios(left, charge);
    return { ...year, share: depreciable.numerator === 0n ? zero : divideRatios(charge, depreciable) };
  });
}

/** Each year weighs what remains of the life at its beginning. */
function digitYears(life: Ratio): readonly LifeYear[] {
  const weighed = lifeYears(life).map((year) => ({
    ...year,
    weight: multiplyRatios(subtractRatios(life, year.start), year.length),
  }));
  const sum = weighed.reduce((total, { weight }) => addRatios(total, weight), zero);
  return weighed.map(({ weight, ...year }) => ({ ...year, share: divideRatios(weight, sum) }));
}

function through(years: readonly LifeYear[]): Curve {
  return (elapsed) =>
    years.reduce((reached, { start, length, share }) => {
      const within = smaller(larger(divideRatios(subtractRatios(elapsed, start), length), zero), one);
      return addRatios(reached, multiplyRatios(share, within));
    }, zero);
}
