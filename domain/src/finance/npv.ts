import { discounted, requireFlows, requireRate } from './flows.ts';
import { compensatedSum } from './sum.ts';

/** When the first flow happens: now, or at the end of the first period as spreadsheets have it. */
export type NpvConvention = 't0' | 'excel-end-of-period';

export type NpvArguments = {
  /** Per period: 0.1 is 10%. */
  readonly rate: number;
  /** By period; inflow +. */
  readonly flows: readonly number[];
  readonly convention?: NpvConvention;
};

/** Net present value. Refuses EMPTY_FLOWS, NOT_FINITE and RATE_LE_MINUS_ONE. */
export function npv({ rate, flows, convention = 't0' }: NpvArguments): number {
  requireFlows('flows', flows);
  requireRate(rate);
  return compensatedSum(discounted(flows, rate, convention === 't0' ? 0 : 1));
}
