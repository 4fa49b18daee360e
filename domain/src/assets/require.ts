import { moneyText, type Money } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import type { Method } from './method.ts';

/** Refuses a life or a term that is no whole number of months above zero as LIFE_NOT_POSITIVE. */
export function requireLife(what: string, months: number): void {
  if (Number.isInteger(months) && months > 0) return;
  throw new Refusal(
    'LIFE_NOT_POSITIVE',
    `${what} of ${months} months has no schedule: give a whole number of months above 0`,
    { value: months },
  );
}

/** Refuses a cost or a residual value below zero, and a residual value above the cost, as INVALID_AMOUNT. */
export function requireAmounts(cost: Money, residual: Money): void {
  requireNotNegative('the cost', cost);
  requireNotNegative('the residual value', residual);
  requireCurrency('the residual value', residual, cost.currency);
  if (residual.minor > cost.minor) {
    throw new Refusal(
      'INVALID_AMOUNT',
      `a residual value of ${text(residual)} is above the cost of ${text(cost)}: give at most the cost`,
      { value: moneyText(residual), max: moneyText(cost) },
    );
  }
}

/** Refuses an amount below zero as INVALID_AMOUNT. */
export function requireNotNegative(what: string, amount: Money): void {
  if (amount.minor >= 0n) return;
  throw new Refusal('INVALID_AMOUNT', `${what} is ${text(amount)}: give an amount of 0 or more`, {
    value: moneyText(amount),
  });
}

/** Refuses an amount in another currency than the rest as NEEDS_RATE. */
export function requireCurrency(what: string, amount: Money, currency: string): void {
  if (amount.currency === currency) return;
  throw new Refusal(
    'NEEDS_RATE',
    `${what} is in ${amount.currency} and the rest in ${currency}: convert it with the rate of its date first`,
    { value: amount.currency, currency },
  );
}

/** Refuses a percentage, or a count of units, that gives no charge as INVALID_METHOD. */
export function requireMethod(method: Method): void {
  if (method.kind === 'declining-balance' && !(Number.isInteger(method.percent) && method.percent > 0)) {
    throw new Refusal(
      'INVALID_METHOD',
      `a declining balance at ${method.percent}% of the straight-line rate has no charge: give a whole percentage above 0, such as 150 or 200`,
      { value: method.percent },
    );
  }
  if (method.kind !== 'units-of-production') return;
  const bad = [method.expectedUnits - 1n, ...method.used.map(({ units }) => units)].find((units) => units < 0n);
  if (bad === undefined) return;
  throw new Refusal(
    'INVALID_METHOD',
    `units of production need at least 1 expected unit and no month below 0, not ${method.expectedUnits} expected and ${method.used.map(({ units }) => units).join(', ') || 'none'} used: correct the units`,
    { value: String(method.expectedUnits) },
  );
}

/** An amount with its currency, for messages. */
export function text(amount: Money): string {
  return `${moneyText(amount)} ${amount.currency}`;
}
