import { minorDigits } from './currency.ts';
import { fineDigits, type Fine } from './decimal.ts';
import { money, type Money } from './money.ts';
import { divideRounded, type Rounding } from './rounding.ts';
import { addRatios, portion, zero, type Ratio } from './ratio.ts';

/**
 * Splits an amount by weights so that the parts sum to it: each part is its share rounded down, and the units left over go
 * one by one to the largest remainders (ties: the earlier part). Weights are not negative; all zero throws unless the
 * amount is zero.
 */
export function allocate<C extends string>(amount: Money<C>, weights: readonly bigint[]): readonly Money<C>[] {
  const sum = weights.reduce((left, right) => left + right, 0n);
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight below zero has no share');
  if (sum === 0n) {
    if (amount.minor !== 0n) throw new RangeError(`nothing to split ${amount.minor} by: every weight is zero`);
    return weights.map(() => amount);
  }
  const magnitude = amount.minor < 0n ? -amount.minor : amount.minor;
  const sign = amount.minor < 0n ? -1n : 1n;
  const shares = weights.map((weight) => ({ floor: (magnitude * weight) / sum, rest: (magnitude * weight) % sum }));
  return handOut(shares, magnitude).map((minor) => money(sign * minor, amount.currency));
}

/**
 * Rounds many exact amounts so that the parts sum to their total rounded once by `rounding`: each is rounded towards minus
 * infinity, and the minor units left over go to the largest remainders (ties: the earlier). An invoice's cents reach its
 * source lines this way.
 */
export function roundToSum<C extends string>(
  parts: readonly Fine[],
  currency: C,
  rounding: Rounding,
): readonly Money<C>[] {
  const unit = 10n ** BigInt(fineDigits - minorDigits(currency));
  return divideToSum(parts, unit, rounding).map((minor) => money(minor, currency));
}

/**
 * Divides many whole numbers by one above zero so that the quotients sum to their total divided and rounded once: each is
 * rounded towards minus infinity, and the units left over go to the largest remainders (ties: the earlier).
 */
export function divideToSum(dividends: readonly bigint[], divisor: bigint, rounding: Rounding): readonly bigint[] {
  const whole = divideRounded(
    dividends.reduce((left, right) => left + right, 0n),
    divisor,
    rounding,
  );
  const shares = dividends.map((dividend) => {
    const rest = ((dividend % divisor) + divisor) % divisor;
    return { floor: (dividend - rest) / divisor, rest };
  });
  return handOut(shares, whole);
}

/**
 * Splits an amount over consecutive shares by cumulative rounding: part k is the rounded running total up to k less the one
 * before. The parts sum to the amount times the sum of the shares, and no part is off by more than one unit.
 */
export function spreadAmount<C extends string>(
  amount: Money<C>,
  shares: readonly Ratio[],
  rounding: Rounding,
): readonly Money<C>[] {
  let running = zero;
  let before = 0n;
  return shares.map((share) => {
    running = addRatios(running, share);
    const reached = portion(amount.minor, running, rounding);
    const part = money(reached - before, amount.currency);
    before = reached;
    return part;
  });
}

type Remainder = { readonly floor: bigint; readonly rest: bigint };

function handOut(shares: readonly Remainder[], whole: bigint): readonly bigint[] {
  const left = whole - shares.reduce((sum, share) => sum + share.floor, 0n);
  const order = shares
    .map((share, index) => ({ rest: share.rest, index }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const extra = new Set(order.slice(0, Number(left)).map((entry) => entry.index));
  return shares.map((share, index) => share.floor + (extra.has(index) ? 1n : 0n));
}
