import type { Decision, Gate, Mode, NorthStar } from './case.ts';

/** By what an option is judged, in major units. */
export type Merit = {
  readonly id: string;
  readonly npv: number;
  /** EBITDA of the last twelve months of the case. */
  readonly runRate: number;
  readonly firstYearEbitda: number;
  readonly firstYearFreeCashFlow: number;
  /** Most that cumulative cash is below zero. */
  readonly peakFunding: number;
};

/** What leads under a north star and a mode. */
export type Measure = keyof Omit<Merit, 'id' | 'peakFunding'>;

/** The answer under one north star and one mode. */
export type Verdict = {
  readonly northStar: NorthStar;
  readonly mode: Mode;
  readonly measure: Measure;
  /** Null where a gate or the ceiling of cash ended all options. */
  readonly option: string | null;
  readonly rival: string | null;
  /** By how much the option leads its rival in the measure; 0 where they are equal. */
  readonly margin: number;
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

/** What leads: run rate at the end, or the first year, of EBITDA; value, or the first year, of free cash flow. */
const measureOf: Readonly<Record<NorthStar, Readonly<Record<Mode, Measure>>>> = {
  ebitda: { growth: 'runRate', efficiency: 'firstYearEbitda' },
  'free-cash-flow': { growth: 'npv', efficiency: 'firstYearFreeCashFlow' },
};

const stars = ['ebitda', 'free-cash-flow'] as const;
const modes = ['growth', 'efficiency'] as const;

/**
 * The option that leads in what is optimized this year. A failed gate ends an option whatever it is worth, and so does more
 * funding than there is. The north star may pick an option that is worth less: that is said, not hidden.
 */
export function recommend(merits: readonly Merit[], decision: Decision): Recommendation {
  const ended = merits.flatMap((merit) => endedBy(merit, decision));
  const standing = merits.filter(({ id }) => !ended.some(({ option }) => option === id));
  const verdicts = stars.flatMap((northStar) => modes.map((mode) => verdictOf(standing, northStar, mode)));
  const verdict = verdictOf(standing, decision.northStar, decision.mode);
  return { verdict, verdicts, ended, costs: costsOf(standing, verdict) };
}

function endedBy({ id, peakFunding }: Merit, { gates, cashCeiling }: Decision): Ended[] {
  const gate = gates.find(({ fails }) => fails.includes(id));
  if (gate) return [{ option: id, by: gate }];
  return cashCeiling !== null && peakFunding > cashCeiling ? [{ option: id, by: 'cash-ceiling' }] : [];
}

function verdictOf(standing: readonly Merit[], northStar: NorthStar, mode: Mode): Verdict {
  const measure = measureOf[northStar][mode];
  const [first, second] = standing.toSorted((a, b) => b[measure] - a[measure] || b.npv - a.npv);
  return {
    northStar,
    mode,
    measure,
    option: first?.id ?? null,
    rival: second?.id ?? null,
    margin: first && second ? first[measure] - second[measure] : 0,
  };
}

function costsOf(standing: readonly Merit[], { option, measure }: Verdict): Recommendation['costs'] {
  const chosen = standing.find(({ id }) => id === option);
  const [best] = standing.toSorted((a, b) => b.npv - a.npv);
  if (!chosen || !best || best.npv <= chosen.npv) return null;
  return { than: best.id, value: best.npv - chosen.npv, gains: chosen[measure] - best[measure] };
}
