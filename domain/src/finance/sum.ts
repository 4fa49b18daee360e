/** The running totals of numbers, each compensated for what rounding lost (Neumaier 1974). */
export function runningTotals(values: readonly number[]): readonly number[] {
  let sum = 0;
  let lost = 0;
  return values.map((value) => {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    return sum + lost;
  });
}

/** The sum of numbers, compensated for what rounding lost; 0 for none. */
export function compensatedSum(values: readonly number[]): number {
  return runningTotals(values).at(-1) ?? 0;
}

/**
 * Which side of zero a total is on, and 0 when it is as small as the rounding of its parts: `magnitude` is the sum of their
 * sizes. Decimal fractions are not exact in binary: 0.1 + 0.2 − 0.3 is no debt.
 */
export function signBeyondRounding(total: number, magnitude: number): number {
  return Math.abs(total) <= magnitude * roundingShare ? 0 : Math.sign(total);
}

const roundingShare = 2 ** -49;
