import { divideRounded, type Rounding } from './rounding.ts';

/** An exact share or rate: `numerator / denominator`, the denominator above zero, in lowest terms. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

export const zero: Ratio = { numerator: 0n, denominator: 1n };
export const one: Ratio = { numerator: 1n, denominator: 1n };

/** Makes a ratio in lowest terms. Throws on a zero denominator. */
export function ratio(numerator: bigint | number, denominator: bigint | number = 1n): Ratio {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  if (bottom === 0n) throw new RangeError(`ratio ${top}/0 has no value`);
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom * sign);
  return { numerator: (sign * top) / divisor, denominator: (sign * bottom) / divisor };
}

export function addRatios(left: Ratio, right: Ratio): Ratio {
  return ratio(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function multiplyRatios(left: Ratio, right: Ratio): Ratio {
  return ratio(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** `amount × share`, rounded to a whole number of units by the named rule. */
export function portion(amount: bigint, share: Ratio, rounding: Rounding): bigint {
  return divideRounded(amount * share.numerator, share.denominator, rounding);
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
