import { Refusal } from '../refusal/index.ts';
import { discounted, requireFlows, requireRate } from './flows.ts';
import { npv } from './npv.ts';
import { requireFinite } from './requirements.ts';
import { compensatedSum } from './sum.ts';

type Flows = { readonly rate: number; readonly flows: readonly number[] };

/**
 * Net present value of a flow now and of flows spread through each period after it, each counted at the middle of its period.
 * Refuses EMPTY_FLOWS, NOT_FINITE and RATE_LE_MINUS_ONE.
 */
export function npvMidPeriod({ rate, flows }: Flows): number {
  requireFlows('flows', flows);
  requireRate(rate);
  const [now = 0, ...later] = flows;
  return compensatedSum([now, ...discounted(later, rate, 0.5)]);
}

/** Net present value without what is spent already, whatever is decided. Refuses what `npv` refuses. */
export function incrementalNpv({ rate, flows, sunk }: Flows & { readonly sunk: number }): number {
  requireFinite({ sunk });
  return npv({ rate, flows });
}

export type ProfitabilityIndex = {
  /** Present value returned per unit invested. */
  readonly index: number;
  /** Money is invested at period 0 only; otherwise all inflows are set against all outflows. */
  readonly isSingleInvestment: boolean;
};

/**
 * Present value of what comes back per unit of present value put in. Refuses EMPTY_FLOWS, NOT_FINITE, RATE_LE_MINUS_ONE, and
 * flows without an outflow as NO_CAPITAL.
 */
export function profitabilityIndex({ rate, flows }: Flows): ProfitabilityIndex {
  requireFlows('flows', flows);
  requireRate(rate);
  if (!flows.some((flow) => flow < 0)) {
    throw new Refusal('NO_CAPITAL', 'no flow is an outflow, so nothing is invested: give what is invested below zero', {
      argument: 'flows',
    });
  }
  const values = discounted(flows, rate);
  const inflows = compensatedSum(values.map((value) => Math.max(value, 0)));
  const outflows = compensatedSum(values.map((value) => Math.max(-value, 0)));
  const isSingleInvestment = flows.every((flow, period) => flow >= 0 === period > 0 || flow === 0);
  return { index: inflows / outflows, isSingleInvestment };
}
