import { addRatios, multiplyRatios, ratio, type Ratio } from '../money/index.ts';

export function subtractRatios(minuend: Ratio, subtrahend: Ratio): Ratio {
  return addRatios(minuend, ratio(-subtrahend.numerator, subtrahend.denominator));
}

/** Throws when the divisor is zero. */
export function divideRatios(dividend: Ratio, divisor: Ratio): Ratio {
  return multiplyRatios(dividend, ratio(divisor.denominator, divisor.numerator));
}

export function isLess(left: Ratio, right: Ratio): boolean {
  return left.numerator * right.denominator < right.numerator * left.denominator;
}

export function smaller(left: Ratio, right: Ratio): Ratio {
  return isLess(right, left) ? right : left;
}

export function larger(left: Ratio, right: Ratio): Ratio {
  return isLess(left, right) ? right : left;
}
