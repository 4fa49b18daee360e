import type { Decision, Gate, Mode, NorthStar } from './case.ts';

/** By what an option is judged, in major units. */
export type Merit = {
  readonly id: string;
  readonly npv: number;
  /** EBITDA of the last twelve months of the case. */
  readonly runRate: number;
  readonly firstYearEbitda: number;
  readonly firstYearFreeCashFlow: number;
  /** Cumulative cash by point in time. */
  readonly cash: readonly number[];
};

/** What leads under a north star and a mode. */
export type Measure = keyof Omit<Merit, 'id' | 'cash'> | 'payback';

/** A project that takes longer to pay back is at risk of being cut, whatever it is worth (mission M2). */
export const paybackMonthsMax = 24;

/** The answer under one north star and one mode. */
export type Verdict = {
  readonly northStar: NorthStar;
  readonly mode: Mode;
  readonly measure: Measure;
  /** Null where a gate or the ceiling of cash ended all options. */
  readonly option: string | null;
  readonly rival: string | null;
  /** By how much the option leads its rival in the measure, of payback in months; 0 where they are equal. */
  readonly margin: number;
  /** Months after which the option pays back, where payback leads. */
  readonly payback: number | null;
};

export type Recommendation = {
  readonly verdict: Verdict;
  /** All four, in the order of the page. */
  readonly verdicts: readonly Verdict[];
  readonly ended: readonly Ended[];
  /** The option that is worth most, where the recommended one is worth less by so much. */
  readonly costs: { readonly than: string; readonly value: number; readonly gains: number } | null;
};

/** An option that does not stand for choice, and why. */
export type Ended = { readonly option: string; readonly by: Gate | 'cash-ceiling' };

/**
 * What leads: run rate at the end, or the first year, of EBITDA; value, or the first year, of free cash flow, where nothing pays
 * back soon enough against the status quo (decision cases, §5.28; mission M2).
 */
const measureOf: Readonly<Record<NorthStar, Readonly<Record<Mode, Exclude<Measure, 'payback'>>>>> = {
  ebitda: { growth: 'runRate', efficiency: 'firstYearEbitda' },
  'free-cash-flow': { growth: 'npv', efficiency: 'firstYearFreeCashFlow' },
};

const stars = ['ebitda', 'free-cash-flow'] as const;
const modes = ['growth', 'efficiency'] as const;

/**
 * The option that leads in what is optimized this year. A failed gate ends an option whatever it is worth, and so does more
 * funding than there is: more than the status quo needs, where one is named. The north star may pick an option that is worth
 * less: that is said, not hidden.
 */
export function recommend(merits: readonly Merit[], decision: Decision): Recommendation {
  const quo = merits.find(({ id }) => id === decision.statusQuo);
  const ended = merits.flatMap((merit) => endedBy(merit, { decision, quo }));
  const standing = merits.filter(({ id }) => !ended.some(({ option }) => option === id));
  const verdictBy = (northStar: NorthStar, mode: Mode): Verdict => verdictOf(standing, { northStar, mode, quo });
  const verdict = verdictBy(decision.northStar, decision.mode);
  return {
    verdict,
    verdicts: stars.flatMap((northStar) => modes.map((mode) => verdictBy(northStar, mode))),
    ended,
    costs: costsOf(standing, verdict, quo),
  };
}

type Ending = { readonly decision: Decision; readonly quo: Merit | undefined };

function endedBy(merit: Merit, { decision: { gates, cashCeiling }, quo }: Ending): Ended[] {
  const gate = gates.find(({ fails }) => fails.includes(merit.id));
  if (gate) return [{ option: merit.id, by: gate }];
  return cashCeiling !== null && fundingOf(merit, quo) > cashCeiling ? [{ option: merit.id, by: 'cash-ceiling' }] : [];
}

/** Most that cumulative cash is below that of the status quo, or below zero where there is none. */
function fundingOf({ cash }: Merit, quo: Merit | undefined): number {
  return cash.reduce((most, total, point) => Math.max(most, (quo?.cash[point] ?? 0) - total), 0);
}

/**
 * Months until cumulative cash is at least that of the status quo for good, to the end of a month; null where that comes too
 * late, and of the status quo itself, which has nothing to pay back.
 */
function paybackOf({ id, cash }: Merit, quo: Merit | undefined): number | null {
  if (!quo || id === quo.id) return null;
  const months = cash.findLastIndex((total, point) => total < (quo.cash[point] ?? 0)) + 1;
  return months <= paybackMonthsMax && months < cash.length ? months : null;
}

type Asked = { readonly northStar: NorthStar; readonly mode: Mode; readonly quo: Merit | undefined };

function verdictOf(standing: readonly Merit[], { northStar, mode, quo }: Asked): Verdict {
  const leads = measureOf[northStar][mode];
  const isSooner = leads === 'firstYearFreeCashFlow' && standing.some((merit) => paybackOf(merit, quo) !== null);
  const measure = isSooner ? 'payback' : leads;
  const lead = (one: Merit, other: Merit): number => leadOf(one, other, { measure, quo });
  const [first, second] = standing.toSorted((a, b) => lead(b, a) || b[leads] - a[leads] || b.npv - a.npv);
  return {
    northStar,
    mode,
    measure,
    option: first?.id ?? null,
    rival: second?.id ?? null,
    margin: first && second ? lead(first, second) : 0,
    payback: first && isSooner ? paybackOf(first, quo) : null,
  };
}

/** By how much one option leads another; what does not pay back in time is as late as that allows. */
function leadOf(
  one: Merit,
  other: Merit,
  { measure, quo }: { readonly measure: Measure; readonly quo: Merit | undefined },
): number {
  if (measure !== 'payback') return one[measure] - other[measure];
  return (paybackOf(other, quo) ?? paybackMonthsMax) - (paybackOf(one, quo) ?? paybackMonthsMax);
}

function costsOf(
  standing: readonly Merit[],
  { option, measure }: Verdict,
  quo: Merit | undefined,
): Recommendation['costs'] {
  const chosen = standing.find(({ id }) => id === option);
  const [best] = standing.toSorted((a, b) => b.npv - a.npv);
  if (!chosen || !best || best.npv <= chosen.npv) return null;
  return { than: best.id, value: best.npv - chosen.npv, gains: leadOf(chosen, best, { measure, quo }) };
}
