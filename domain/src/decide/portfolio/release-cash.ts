import type { Release, ReleaseSetting } from './release.ts';

/** What an order of releases comes to. */
export type OrderWorth = {
  readonly order: readonly string[];
  /** Months until cumulative cash is at zero or above for good; null where it is not within the horizon. */
  readonly payback: number | null;
  /** At the rate, each month at its end. */
  readonly npv: number;
  /** The most that cumulative cash is below zero. */
  readonly peakFunding: number;
  /** Cumulative cash by month, from the first. */
  readonly cash: readonly number[];
};

/** Rounding of sums: what is this much of all costs below zero counts as zero. */
export function cashSlack(releases: readonly Release[], horizonMonths: number): number {
  return 1e-12 * releases.reduce((sum, { cost, benefit }) => sum + cost + benefit * horizonMonths, 1);
}

/** What a month counts by at its end, by its number from 1: `1 / (1 + rate)^(month / 12)`. */
export function monthFactors({ horizonMonths, rate }: ReleaseSetting): readonly number[] {
  return Array.from({ length: horizonMonths + 1 }, (_, month) => (1 + rate) ** (-month / 12));
}

/** Cash and worth of releases done one after the other in this order. */
export function orderWorth(order: readonly Release[], setting: ReleaseSetting): OrderWorth {
  const flows = new Float64Array(setting.horizonMonths + 1);
  let start = 0;
  for (const { cost, months, benefit } of order) {
    const end = start + months;
    for (let month = start + 1; month <= end; month++) flows[month] = (flows[month] ?? 0) - cost / months;
    for (let month = end + 1; month <= setting.horizonMonths; month++) flows[month] = (flows[month] ?? 0) + benefit;
    start = end;
  }
  const factors = monthFactors(setting);
  const slack = cashSlack(order, setting.horizonMonths);
  const cash: number[] = [];
  let [total, npv, owing] = [0, 0, 0];
  for (let month = 1; month <= setting.horizonMonths; month++) {
    const flow = flows[month] ?? 0;
    total += flow;
    npv += flow * (factors[month] ?? 0);
    if (total < -slack) owing = month;
    cash.push(total);
  }
  const payback = owing === 0 ? 0 : owing + 1;
  return {
    order: order.map(({ id }) => id),
    payback: payback > setting.horizonMonths ? null : payback,
    npv,
    peakFunding: Math.max(0, -cash.reduce((least, at) => Math.min(least, at), 0)),
    cash,
  };
}
