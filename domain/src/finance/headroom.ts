import { Refusal } from '../refusal/index.ts';
import { requireFinite, requireWithin } from './requirements.ts';

export type HeadroomArguments = {
  /** Spare capacity as a share of what is used: 0.5 is half as much again. */
  readonly headroom: number;
  /** Growth of what is used, per period: 0.02 is 2%. */
  readonly growth: number;
};

/**
 * Periods until growth has used up spare capacity: ln(1 + headroom) / ln(1 + growth). Refuses NOT_FINITE, headroom below zero as
 * INVALID_INPUT, and growth that never gets there as NEVER.
 */
export function headroomPeriods({ headroom, growth }: HeadroomArguments): number {
  requireWithin(headroom, { argument: 'headroom', from: 0, to: Number.POSITIVE_INFINITY });
  requireFinite({ growth });
  if (headroom === 0) return 0;
  if (growth > 0) return Math.log1p(headroom) / Math.log1p(growth);
  throw new Refusal(
    'NEVER',
    `growth of ${growth} a period never uses up the headroom: all of it is spare; give growth above 0`,
    { argument: 'growth', growth },
  );
}
