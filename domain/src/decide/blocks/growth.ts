/**
 * Growth from one value to the next, by least squares on the logarithms of equal steps; null of fewer than three values, or of
 * one that is not above zero.
 */
export function growthOf(values: readonly number[]): number | null {
  if (values.length < 3 || values.some((value) => !(value > 0))) return null;
  const middle = (values.length - 1) / 2;
  const moment = values.reduce((sum, value, index) => sum + (index - middle) * Math.log(value), 0);
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return Math.exp(moment / spread) - 1;
}
