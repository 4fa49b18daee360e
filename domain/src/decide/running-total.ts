/** Sums up to and with each. */
export function runningTotal(values: readonly bigint[]): readonly bigint[] {
  let sum = 0n;
  return values.map((value) => (sum += value));
}
