import { requireAmounts, type Asset } from './depreciation.ts';
import { requireAboveZero, requireLife, requirePeriod, requireWithin } from './requirements.ts';
import { compensatedSum } from './sum.ts';

export type VdbArguments = Asset & {
  /** From where, in periods from 0; within a period its charge is spread evenly. */
  readonly start: number;
  readonly end: number;
  readonly factor?: number;
  /** Keeps the declining balance to the end instead of switching to straight line where that is more. */
  readonly noSwitch?: boolean;
};

/** Every period is a step: a life of daily periods over three centuries. */
const periodsMax = 100_000;

/**
 * Declining balance between two points in time, switching to straight line once that charges more. Refuses NOT_FINITE,
 * LIFE_NOT_POSITIVE, PERIOD_OUT_OF_RANGE, and amounts or a factor below zero as INVALID_INPUT.
 */
export function vdb({ cost, salvage, life, start, end, factor = 2, noSwitch = false }: VdbArguments): number {
  requireAmounts(cost, salvage);
  requireLife(life);
  requireWithin(life, { argument: 'life', from: 0, to: periodsMax });
  requireAboveZero(factor, 'factor');
  requirePeriod(start, { argument: 'start', from: 0, to: life });
  requirePeriod(end, { argument: 'end', from: start, to: life });
  const charges = chargesUntil(end, { cost, salvage, life, share: Math.min(1, factor / life), noSwitch });
  return compensatedSum(
    charges.map((charge, period) => {
      const part = Math.min(end, period + 1) - Math.max(start, period);
      return part > 0 ? charge * part : 0;
    }),
  );
}

type Method = Asset & { readonly share: number; readonly noSwitch: boolean };

/** The charge of each whole period; of a last one that the life cuts off, its pace. */
function chargesUntil(end: number, { cost, salvage, life, share, noSwitch }: Method): readonly number[] {
  const charges: number[] = [];
  let left = Math.max(0, cost - salvage);
  let pace = 0;
  for (let period = 0; period < end; period += 1) {
    const declining = Math.min((salvage + left) * share, left);
    const straight = left / (life - period);
    if (pace === 0 && !noSwitch && straight > declining) pace = straight;
    const charge = pace === 0 ? declining : pace;
    charges.push(charge);
    left -= charge;
  }
  return charges;
}
