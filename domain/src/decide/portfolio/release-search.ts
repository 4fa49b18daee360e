import type { Release, ReleaseSetting } from './release.ts';
import { cashSlack, monthFactors } from './release-cash.ts';

/**
 * A way to have done a set of releases: how much cash there is at its end, and what all that it did is worth over the horizon.
 * Which ones are done decides the month and all that can come after, so that of two ways to the same set one that is no worse
 * in both is enough.
 */
type Way = { readonly cash: number; readonly npv: number; readonly last: number; readonly before: Way | null };

/** Ways that a search keeps at one time; with more, it stops. */
const wayLimit = 200_000;

type Problem = {
  readonly releases: readonly Release[];
  readonly setting: ReleaseSetting;
  /** For each release, the set of those that it needs, as bits. */
  readonly needs: readonly number[];
  readonly slack: number;
  /** Sums of month factors: what a benefit from each month on is worth. */
  readonly worthFrom: readonly number[];
  readonly factors: readonly number[];
};

/**
 * The order of the highest NPV among those whose cumulative cash is at zero or above in every month from `from` on; null where
 * there is none, `undefined` where the ways to try are too many. With `byCash` it is only asked whether there is one: NPV is
 * left out, and of each set the way with the most cash is kept. Exact: sets of releases are gone through by size (Held and
 * Karp, 1962).
 */
export function bestOrderFrom(
  releases: readonly Release[],
  setting: ReleaseSetting,
  { from, byCash }: { readonly from: number; readonly byCash: boolean },
): readonly Release[] | null | undefined {
  const problem = problemOf(releases, setting);
  let level = new Map<number, readonly Way[]>([[0, [{ cash: 0, npv: 0, last: -1, before: null }]]]);
  for (let size = 0; size < releases.length; size++) {
    const next = new Map<number, Way[]>();
    let kept = 0;
    for (const [done, ways] of level) {
      for (const index of releases.keys()) {
        if (done & (1 << index) || (problem.needs[index] ?? 0) & ~done) continue;
        const set = done | (1 << index);
        const found = next.get(set) ?? [];
        const before = found.length;
        for (const way of stepped(problem, { done, ways, index, from })) keep(found, byCash ? { ...way, npv: 0 } : way);
        kept += found.length - before;
        if (kept > wayLimit) return undefined;
        if (found.length > 0) next.set(set, found);
      }
    }
    level = next;
  }
  const [ways = []] = level.values();
  const best = ways
    .filter((way) => lasts(problem, way, from))
    .reduce<Way | null>((top, way) => (!top || way.npv > top.npv ? way : top), null);
  return best && orderOf(best, releases);
}

function problemOf(releases: readonly Release[], setting: ReleaseSetting): Problem {
  const factors = monthFactors(setting);
  const worthFrom = Array.from({ length: setting.horizonMonths + 2 }, () => 0);
  for (let month = setting.horizonMonths; month > 0; month--) {
    worthFrom[month] = (worthFrom[month + 1] ?? 0) + (factors[month] ?? 0);
  }
  return {
    releases,
    setting,
    needs: releases.map(({ needs = [] }) =>
      releases.reduce((bits, { id }, index) => (needs.includes(id) ? bits | (1 << index) : bits), 0),
    ),
    slack: cashSlack(releases, setting.horizonMonths),
    worthFrom,
    factors,
  };
}

type Step = { readonly done: number; readonly ways: readonly Way[]; readonly index: number; readonly from: number };

/** The ways with one more release, without those whose cash is below zero in a month of its work from `from` on. */
function* stepped(problem: Problem, { done, ways, index, from }: Step): Generator<Way> {
  const release = problem.releases[index];
  if (!release) return;
  const [start, benefit] = doneBefore(problem.releases, done);
  const end = start + release.months;
  const monthly = benefit - release.cost / release.months;
  let worth = release.benefit * (problem.worthFrom[end + 1] ?? 0);
  for (let month = start + 1; month <= end; month++) {
    worth -= (release.cost / release.months) * (problem.factors[month] ?? 0);
  }
  for (const way of ways) {
    const cash = way.cash + monthly * release.months;
    // Cash changes evenly while a release is built, so that it is lowest at one of the ends.
    const first = Math.max(start + 1, from);
    const atFirst = way.cash + monthly * (first - start);
    if (first <= end && Math.min(atFirst, cash) < -problem.slack) continue;
    yield { cash, npv: way.npv + worth, last: index, before: way };
  }
}

/** Months and monthly benefit of the releases that are done. */
function doneBefore(releases: readonly Release[], done: number): readonly [number, number] {
  let [months, benefit] = [0, 0];
  releases.forEach((release, index) => {
    if (!(done & (1 << index))) return;
    months += release.months;
    benefit += release.benefit;
  });
  return [months, benefit];
}

/** Adds a way unless one that is kept is no worse in cash and NPV; takes out those that it makes needless. */
function keep(ways: Way[], way: Way): void {
  if (ways.some(({ cash, npv }) => cash >= way.cash && npv >= way.npv)) return;
  const needed = ways.filter(({ cash, npv }) => cash > way.cash || npv > way.npv);
  ways.splice(0, ways.length, ...needed, way);
}

/** Whether cash is at zero or above from a month on after all is done: it only grows then. */
function lasts({ releases, setting, slack }: Problem, way: Way, from: number): boolean {
  const [end, benefit] = doneBefore(releases, (1 << releases.length) - 1);
  if (from > setting.horizonMonths) return true;
  return way.cash + benefit * Math.max(0, from - end) >= -slack;
}

function orderOf(way: Way, releases: readonly Release[]): readonly Release[] {
  const order: Release[] = [];
  for (let at: Way | null = way; at; at = at.before) {
    const release = releases[at.last];
    if (release) order.unshift(release);
  }
  return order;
}
