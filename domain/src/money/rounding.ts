/** How a fraction of a minor unit is resolved. Named at every call: there is no default. */
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up';

/** `dividend / divisor` as a whole number by the named rule. `half-up` and `up` move away from zero, `down` towards it. */
export function divideRounded(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  if (divisor === 0n) throw new RangeError(`cannot divide ${dividend} by zero`);
  const negative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  const whole = top / bottom;
  const magnitude = whole + (movesAway(whole, top % bottom, bottom, rounding) ? 1n : 0n);
  return negative ? -magnitude : magnitude;
}

function movesAway(whole: bigint, rest: bigint, divisor: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return rest > 0n;
    case 'half-up':
      return rest * 2n >= divisor;
    case 'half-even':
      return rest * 2n > divisor || (rest * 2n === divisor && whole % 2n === 1n);
  }
}
