import { demoMonths, type Day, type Slice } from './calendar.ts';
import type { Product, Rhythm, Traits } from './workload.ts';
import type { Draw } from './random.ts';

/** Demand by ISO weekday, Monday first. */
const weekdays: Readonly<Record<Rhythm, readonly number[]>> = {
  flat: [1, 1, 1, 1, 1, 1, 1],
  office: [1.06, 1.1, 1.08, 1.06, 1, 0.48, 0.42],
  evening: [0.92, 0.92, 0.94, 0.96, 1.06, 1.14, 1.12],
  shop: [1.02, 0.98, 0.97, 0.98, 1.06, 1.04, 0.95],
};

/** Demand of shops by calendar month, January first. */
const shopSeason: readonly number[] = [0.95, 0.94, 0.97, 0.98, 1, 1, 0.99, 1, 1.01, 1.04, 1.24, 1.2];

/** How much of a day's demand a leak adds by the end of a month. */
const leakByMonthEnd = 1.5;

/** Demand of a resource by day, as a multiple of its size. */
export type Demand = {
  readonly levels: readonly number[];
  readonly growth: number;
  readonly rhythm: Rhythm;
  readonly leaks: boolean;
  readonly noise: number;
};

/** The demand of one workload of a product: only sums, products and quotients, so that every machine agrees on each bit. */
export function demandOf(product: Product, traits: Traits): Demand {
  const growth = traits.steady ? 0 : (traits.growth ?? product.growth) / 100;
  const rhythm = traits.steady ? 'flat' : product.rhythm;
  let trend = 1;
  let step = 1;
  const levels = demoMonths.map((month) => {
    step = traits.levels?.[month.toString()] ?? step;
    const level = trend * step * (rhythm === 'shop' ? (shopSeason[month.month - 1] ?? 1) : 1);
    trend *= 1 + growth;
    return level;
  });
  return { levels, growth, rhythm, leaks: traits.leaks ?? false, noise: traits.steady ? 0 : 0.05 };
}

/** What demands: its size in pricing units a day, and its luck. */
export type Demanding = { readonly demand: Demand; readonly size: number; readonly draw: Draw };

/** Thousandths of a pricing unit that it uses in a charge period. */
export function thousandths({ demand, size, draw }: Demanding, slice: Slice): number {
  let sum = 0;
  for (const day of slice.days) sum += size * levelOn(demand, day) * (1 + (draw() - 0.5) * 2 * demand.noise);
  return Math.round(sum * 1000);
}

function levelOn(demand: Demand, day: Day): number {
  const elapsed = (day.dayOfMonth - 1) / day.daysInMonth;
  const trend = (demand.levels[day.month] ?? 0) * (1 + demand.growth * elapsed);
  const leak = demand.leaks ? 1 + leakByMonthEnd * elapsed : 1;
  return trend * leak * (weekdays[demand.rhythm][day.weekday - 1] ?? 1);
}
