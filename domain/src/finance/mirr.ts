import { discounted, requireFlows, requireRate } from './flows.ts';
import { requireBothSigns } from './irr.ts';
import { compensatedSum } from './sum.ts';

export type MirrArguments = {
  /** By period; inflow +. */
  readonly flows: readonly number[];
  /** What outflows are financed at, per period. */
  readonly financeRate: number;
  /** What inflows are invested at, per period. */
  readonly reinvestRate: number;
};

/**
 * Modified internal rate of return per period: always one. Refuses EMPTY_FLOWS, NOT_FINITE, NO_SIGN_CHANGE and
 * RATE_LE_MINUS_ONE.
 */
export function mirr({ flows, financeRate, reinvestRate }: MirrArguments): number {
  requireFlows('flows', flows);
  requireRate(financeRate, 'financeRate');
  requireRate(reinvestRate, 'reinvestRate');
  requireBothSigns(flows);
  const inflows = discounted(
    flows.map((flow) => Math.max(flow, 0)),
    reinvestRate,
  );
  const outflows = discounted(
    flows.map((flow) => Math.max(-flow, 0)),
    financeRate,
  );
  const growth = compensatedSum(inflows) / compensatedSum(outflows);
  return Math.expm1(Math.log1p(reinvestRate) + Math.log(growth) / (flows.length - 1));
}
