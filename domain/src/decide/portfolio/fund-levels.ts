import type { FundCase, FundLimits } from './fund-case.ts';

/** What a frontier runs along: people more or fewer in every quarter, or the cash ceiling. */
export type FrontierAxis = 'people' | 'cash';

/** A level of a frontier, and the limits at it. `current` marks the limits as they are. */
export type FundLevel = { readonly level: number; readonly current: boolean; readonly limits: FundLimits };

/** So many people more in every quarter, never below none. */
export function withPeople(limits: FundLimits, more: number): FundLimits {
  return limits.people ? { ...limits, people: limits.people.map((people) => Math.max(0, people + more)) } : limits;
}

/**
 * Levels from none to where nothing is limited any more, evenly, with the limits as they are among them. A level of people is
 * what is added to every quarter, one of cash the ceiling. Empty where there is no such limit.
 */
export function fundLevels(
  cases: readonly FundCase[],
  limits: FundLimits,
  { axis, steps }: { readonly axis: FrontierAxis; readonly steps: number },
): readonly FundLevel[] {
  if (axis === 'people') {
    if (!limits.people) return [];
    const needed = limits.people.map((people, index) => totalOf(cases, (one) => one.people[index] ?? 0) - people);
    const most = Math.max(0, Math.ceil(Math.max(...needed)));
    return spread(-Math.floor(Math.max(...limits.people)), most, 0, steps).map((level) => ({
      level,
      current: level === 0,
      limits: withPeople(limits, level),
    }));
  }
  const { cashCeiling } = limits;
  if (cashCeiling === undefined) return [];
  const deepest = totalOf(cases, ({ cash }) => -lowest(cash));
  return spread(0, Math.max(deepest, cashCeiling), cashCeiling, steps).map((level) => ({
    level,
    current: level === cashCeiling,
    limits: { ...limits, cashCeiling: level },
  }));
}

function totalOf(cases: readonly FundCase[], amount: (one: FundCase) => number): number {
  return cases.reduce((sum, one) => sum + amount(one), 0);
}

/** The lowest running total, 0 where it is never below that. */
function lowest(flows: readonly number[]): number {
  let [total, least] = [0, 0];
  for (const flow of flows) {
    total += flow;
    least = Math.min(least, total);
  }
  return least;
}

/** Whole numbers from low to high with one more among them, ascending. */
function spread(low: number, high: number, among: number, steps: number): readonly number[] {
  const even = Array.from({ length: steps }, (_, step) => Math.round(low + ((high - low) * step) / (steps - 1)));
  return [...new Set([...even, among])].toSorted((a, b) => a - b);
}
