import {
  addRatios,
  money,
  portion,
  ratio,
  subtract,
  zero,
  type Money,
  type Ratio,
  type Rounding,
} from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import { compareMonths, monthOf, type Month } from '../time/index.ts';
import { lifeClock, type BookLife, type ClockPoint } from './convention.ts';
import { smaller } from './fraction.ts';
import { curveOf, type Method, type TimeMethod } from './method.ts';
import { requireAmounts, requireLife, requireMethod } from './require.ts';

/** What is charged in a month, and what stands at its end. */
export type ScheduleRow = {
  readonly month: Month;
  readonly charge: Money;
  readonly accumulated: Money;
  readonly carrying: Money;
};

/** An amount that is used up over a book life. */
export type Depreciation = BookLife & { readonly method: Method; readonly cost: Money; readonly residual: Money };

/** The running total is rounded, half to even, and its differences are charged: a schedule sums to its amount. */
export const scheduleRounding: Rounding = 'half-even';

/** Months of life and share of the depreciable amount that are used up at the end of a month. */
export type SchedulePoint = ClockPoint & { readonly reached: Ratio };

/**
 * The schedule of an amount by month; its charges sum to cost less residual value (units of production: as far as units were
 * used). Refuses LIFE_NOT_POSITIVE, INVALID_AMOUNT and INVALID_METHOD.
 */
export function scheduleOf(depreciation: Depreciation): readonly ScheduleRow[] {
  const { cost, residual, lifeMonths, method } = depreciation;
  if (method.kind !== 'units-of-production') requireLife('a life', lifeMonths);
  requireMethod(method);
  requireAmounts(cost, residual);
  const depreciable = subtract(cost, residual);
  const of = (minor: bigint): Money => money(minor, cost.currency);
  let before = 0n;
  return schedulePoints(depreciation).map(({ month, reached }) => {
    const accumulated = portion(depreciable.minor, reached, scheduleRounding);
    const row = {
      month,
      charge: of(accumulated - before),
      accumulated: of(accumulated),
      carrying: of(cost.minor - accumulated),
    };
    before = accumulated;
    return row;
  });
}

/** The points of an amount's schedule, unrounded. */
export function schedulePoints(depreciation: Depreciation): readonly SchedulePoint[] {
  const { method, cost, residual, lifeMonths } = depreciation;
  if (method.kind === 'units-of-production') return unitPoints(method, monthOf(depreciation.inService));
  const start = { life: ratio(lifeMonths), carrying: cost.minor, residual: residual.minor };
  return timePoints(method, lifeClock(depreciation), start);
}

/** The points of a method on a clock. */
export function timePoints(
  method: TimeMethod,
  clock: readonly ClockPoint[],
  start: { readonly life: Ratio; readonly carrying: bigint; readonly residual: bigint },
): readonly SchedulePoint[] {
  const curve = curveOf(method, start);
  return clock.map((point) => ({ ...point, reached: curve(point.elapsed) }));
}

function unitPoints(
  { expectedUnits, used }: Extract<Method, { kind: 'units-of-production' }>,
  inService: Month,
): readonly SchedulePoint[] {
  const early = used.find(({ month }) => compareMonths(month, inService) < 0);
  if (early) {
    throw new Refusal(
      'INVALID_METHOD',
      `${early.units} units are used in ${early.month}, before the service that begins in ${inService}: correct the month, or the day of service`,
      { value: early.month.toString() },
    );
  }
  let reached = zero;
  return [...used]
    .sort((a, b) => compareMonths(a.month, b.month))
    .map(({ month, units }) => {
      reached = smaller(addRatios(reached, ratio(units, expectedUnits)), ratio(1));
      return { month, elapsed: zero, reached };
    });
}
