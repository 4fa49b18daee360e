import { Refusal } from '../refusal/index.ts';

/**
 * Refuses a list of flows that is empty (EMPTY_FLOWS), holds NaN or an infinity, or adds up to more than a number can hold
 * (NOT_FINITE, with the period).
 */
export function requireFlows(name: string, flows: readonly number[]): void {
  if (flows.length === 0) {
    throw new Refusal('EMPTY_FLOWS', `"${name}" has no flow: give at least the one of period 0`, { argument: name });
  }
  const period = flows.findIndex((flow) => !Number.isFinite(flow));
  if (period !== -1) {
    throw new Refusal(
      'NOT_FINITE',
      `"${name}" holds ${flows[period]} in period ${period}: give a finite number for every period`,
      { argument: name, period },
    );
  }
  requireSum(name, flows);
}

/** Refuses a rate per period that is not finite (NOT_FINITE) or is −100% or less (RATE_LE_MINUS_ONE). */
export function requireRate(rate: number, name = 'rate'): void {
  if (!Number.isFinite(rate)) {
    throw new Refusal('NOT_FINITE', `"${name}" is ${rate}: give a finite number, 0.1 for 10% a period`, {
      argument: name,
    });
  }
  if (rate <= -1) {
    throw new Refusal(
      'RATE_LE_MINUS_ONE',
      `a rate of ${rate} (${rate * 100}%) has no discount factor: give a rate above -1, 0.1 for 10% a period`,
      { argument: name, rate },
    );
  }
}

/** Each flow's value at period 0: flow × (1 + rate)^−(period + shift). Refuses what a number cannot hold as NOT_FINITE. */
export function discounted(flows: readonly number[], rate: number, shift = 0): readonly number[] {
  const values = flows.map((flow, period) => (flow === 0 ? 0 : flow * (1 + rate) ** -(period + shift)));
  requireSum(`flows discounted at ${rate}`, values);
  return values;
}

/** Half of what a number can hold, so that the difference of two lists can be held as well. */
const sizeMax = Number.MAX_VALUE / 2;

function requireSum(name: string, values: readonly number[]): void {
  if (values.reduce((size, value) => size + Math.abs(value), 0) <= sizeMax) return;
  throw new Refusal('NOT_FINITE', `"${name}" add up to more than a number can hold: give them in a larger unit`, {
    argument: name,
  });
}
