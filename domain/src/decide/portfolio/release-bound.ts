import type { Release, ReleaseSetting } from './release.ts';
import { cashSlack, orderWorth, type OrderWorth } from './release-cash.ts';

/** Benefit a month for each month of work: with these descending, the benefit missed while building is least (Smith, 1956). */
function yieldOf({ benefit, months }: Release): number {
  return benefit / months;
}

/**
 * An order by Smith's rule among what can be begun, then bettered by moving one release at a time while payback falls, or NPV
 * rises at the same payback. Good, not proven best.
 */
export function goodOrder(releases: readonly Release[], setting: ReleaseSetting): OrderWorth {
  let order = greedy(releases);
  let worth = orderWorth(order, setting);
  for (let better = true; better; ) {
    better = false;
    for (const moved of moves(order)) {
      const other = orderWorth(moved, setting);
      if (!isBetter(other, worth)) continue;
      [order, worth, better] = [moved, other, true];
      break;
    }
  }
  return worth;
}

/** Whether an order pays back earlier, or as early with a higher NPV. */
export function isBetter(one: OrderWorth, other: OrderWorth): boolean {
  const [first, second] = [one.payback ?? Infinity, other.payback ?? Infinity];
  return first < second || (first === second && one.npv > other.npv + 1e-9 * Math.abs(other.npv));
}

/**
 * A month before which no order pays back; 0 where nothing is proven. In no month is there more cash than were nothing needed
 * before anything, each month of work brought its part of the benefit at once, and the months of the highest benefit and those
 * of the least cost came first. When all is done, Smith's rule has the most cash, and what comes after is the same.
 */
export function paybackBound(releases: readonly Release[], setting: ReleaseSetting): number {
  const slack = cashSlack(releases, setting.horizonMonths);
  const smith = orderWorth(
    releases.toSorted((a, b) => yieldOf(b) - yieldOf(a)),
    setting,
  );
  const work = releases.reduce((sum, { months }) => sum + months, 0);
  const most = mostCash(releases, work);
  const owing = smith.cash.findLastIndex((at, index) => Math.min(at, most[index] ?? at) < -slack && index + 1 >= work);
  if (owing >= 0) return owing + 2;
  const owingAtWork = most.findLastIndex((at) => at < -slack);
  return owingAtWork < 0 ? 0 : owingAtWork + 2;
}

/** By month of work, from the first: more cash than any order has. */
function mostCash(releases: readonly Release[], work: number): readonly number[] {
  const byMonth = (of: (release: Release) => number): readonly number[] =>
    releases.flatMap((release) => Array.from({ length: release.months }, () => of(release) / release.months));
  const benefits = byMonth(({ benefit }) => benefit).toSorted((a, b) => b - a);
  const costs = byMonth(({ cost }) => cost).toSorted((a, b) => a - b);
  let [cash, running] = [0, 0];
  return Array.from({ length: work }, (_, index) => {
    cash += running - (costs[index] ?? 0);
    running += benefits[index] ?? 0;
    return cash;
  });
}

function greedy(releases: readonly Release[]): readonly Release[] {
  const order: Release[] = [];
  const rest = new Set(releases);
  while (rest.size > 0) {
    const ready = [...rest].filter(({ needs = [] }) => needs.every((need) => order.some(({ id }) => id === need)));
    const [first, ...others] = ready;
    if (!first) throw new Error('releases that need each other in a ring have no order');
    const next = others.reduce((best, one) => (yieldOf(one) > yieldOf(best) ? one : best), first);
    rest.delete(next);
    order.push(next);
  }
  return order;
}

/** Every order that differs by one release at another place, and keeps what each needs before it. */
function* moves(order: readonly Release[]): Generator<readonly Release[]> {
  for (const [from, release] of order.entries()) {
    const others = order.toSpliced(from, 1);
    for (let to = 0; to < order.length; to++) {
      if (to === from) continue;
      const moved = others.toSpliced(to, 0, release);
      if (isAllowed(moved)) yield moved;
    }
  }
}

function isAllowed(order: readonly Release[]): boolean {
  const done = new Set<string>();
  return order.every(({ id, needs = [] }) => {
    const ready = needs.every((need) => done.has(need));
    done.add(id);
    return ready;
  });
}
