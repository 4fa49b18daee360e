import { Refusal } from '../refusal/index.ts';

/** Refuses numbers that are not finite as NOT_FINITE, with the name of the first. */
export function requireFinite(values: Readonly<Record<string, number>>): void {
  for (const [argument, value] of Object.entries(values)) {
    if (Number.isFinite(value)) continue;
    throw new Refusal('NOT_FINITE', `"${argument}" is ${value}: give a finite number`, { argument });
  }
}

/** Refuses a life or a term that is not finite (NOT_FINITE) or not above zero (LIFE_NOT_POSITIVE). */
export function requireLife(life: number, argument = 'life'): void {
  requireFinite({ [argument]: life });
  if (life > 0) return;
  throw new Refusal('LIFE_NOT_POSITIVE', `"${argument}" is ${life}: give a length above zero`, { argument, life });
}

/** Refuses a life or a term that is not a whole number of periods above zero: NOT_FINITE, LIFE_NOT_POSITIVE. */
export function requireWholeLife(life: number, argument = 'life'): void {
  requireLife(life, argument);
  if (Number.isInteger(life)) return;
  throw new Refusal('LIFE_NOT_POSITIVE', `"${argument}" is ${life}: give a whole number of periods above zero`, {
    argument,
    life,
  });
}

export type Limits = { readonly argument: string; readonly from: number; readonly to: number };

/** Refuses a point in time outside of its limits as PERIOD_OUT_OF_RANGE. */
export function requirePeriod(period: number, { argument, from, to }: Limits): void {
  requireFinite({ [argument]: period });
  if (period >= from && period <= to) return;
  const range = to === Number.POSITIVE_INFINITY ? `${from} or more` : `${from} to ${to}`;
  throw new Refusal('PERIOD_OUT_OF_RANGE', `"${argument}" is ${period}: give ${range}`, { argument, period });
}

/** Refuses a period that is not one of the whole numbers within its limits as PERIOD_OUT_OF_RANGE. */
export function requireWholePeriod(period: number, limits: Limits): void {
  requirePeriod(period, limits);
  if (Number.isInteger(period)) return;
  const { argument } = limits;
  throw new Refusal('PERIOD_OUT_OF_RANGE', `"${argument}" is ${period}: give a whole number`, { argument, period });
}

/** Refuses a number outside of what its meaning allows as INVALID_INPUT. */
export function requireWithin(value: number, { argument, from, to }: Limits): void {
  requireFinite({ [argument]: value });
  if (value >= from && value <= to) return;
  const range = to === Number.POSITIVE_INFINITY ? `${from} or more` : `a number from ${from} to ${to}`;
  throw new Refusal('INVALID_INPUT', `"${argument}" is ${value}: give ${range}`, { argument, value });
}

/** Refuses a number that is not above zero as INVALID_INPUT. */
export function requireAboveZero(value: number, argument: string): void {
  requireFinite({ [argument]: value });
  if (value > 0) return;
  throw new Refusal('INVALID_INPUT', `"${argument}" is ${value}: give a number above zero`, { argument, value });
}
