import { Refusal } from '../refusal/index.ts';
import { discounted, requireFlows, requireRate } from './flows.ts';
import { runningTotals, signBeyondRounding } from './sum.ts';

export type PaybackArguments = {
  /** By period; inflow +. */
  readonly flows: readonly number[];
  /** Per period; with a rate the payback is a discounted one. */
  readonly rate?: number;
  /** `interp`: within the period, as if its flow were spread evenly. `whole`: the end of that period. */
  readonly mode?: 'interp' | 'whole';
  /** The first recovery, or the last, after which the total stays recovered. */
  readonly which?: 'first' | 'last';
};

/**
 * Periods from the first outflow until the running total is no longer below zero; 0 when it never is. Refuses NEVER,
 * EMPTY_FLOWS, NOT_FINITE and RATE_LE_MINUS_ONE.
 */
export function payback({ flows, rate = 0, mode = 'interp', which = 'first' }: PaybackArguments): number {
  requireFlows('flows', flows);
  requireRate(rate);
  const values = discounted(flows, rate);
  const totals = runningTotals(values);
  const sizes = runningTotals(values.map(Math.abs));
  const signs = totals.map((total, period) => signBeyondRounding(total, sizes[period] ?? 0));
  if (signs.every((sign) => sign >= 0)) return 0;
  const period = recovery(signs, which);
  if (period === undefined) throw never(flows, totals.at(-1) ?? 0, which);
  const owed = -(totals[period - 1] ?? 0);
  const part = mode === 'whole' ? 1 : Math.min(1, owed / (values[period] ?? 0));
  return period - 1 + part - flows.findIndex((flow) => flow < 0);
}

/** The period in which the total rises from below zero to zero or above; undefined when it does not, or not for good. */
function recovery(signs: readonly number[], which: 'first' | 'last'): number | undefined {
  const recovers = (sign: number, period: number): boolean => sign >= 0 && (signs[period - 1] ?? 0) < 0;
  const period = which === 'first' ? signs.findIndex(recovers) : signs.findLastIndex(recovers);
  const lost = which === 'last' && (signs.at(-1) ?? 0) < 0;
  return period === -1 || lost ? undefined : period;
}

function never(flows: readonly number[], total: number, which: 'first' | 'last'): Refusal {
  const when = which === 'last' ? 'are not paid back for good' : 'are not paid back';
  return new Refusal(
    'NEVER',
    `the outflows ${when} within ${flows.length} periods: ${total} at the end; give more periods or larger inflows`,
    { argument: 'flows', periods: flows.length, total },
  );
}
