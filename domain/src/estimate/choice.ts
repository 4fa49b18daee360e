import { inverseNormal } from './normal.ts';

/** A value and the chance of it, from 0 to 1. */
export type Chosen = { readonly value: number; readonly chance: number };

/** Possible values, the least first, and the chance that a draw is at most each of them. */
type Steps = { readonly values: readonly number[]; readonly upTo: readonly number[] };

/** A chance that is met but for rounding is met. */
const rounding = 1e-12;

/** The values that can come, in order. */
export function stepsOf(of: readonly Chosen[]): Steps {
  const possible = of.filter(({ chance }) => chance > 0).toSorted((a, b) => a.value - b.value);
  let sum = 0;
  const upTo = possible.map(({ chance }, index) => {
    sum += chance;
    return index === possible.length - 1 ? 1 : sum;
  });
  return { values: possible.map(({ value }) => value), upTo };
}

/** The least value that a share of draws does not exceed. */
export function stepAt({ values, upTo }: Steps, share: number): number {
  const index = upTo.findIndex((each) => share <= each + rounding);
  return values.at(index) ?? Number.NaN;
}

/** The value at a standard normal draw. */
export function choiceOfDraw({ values, upTo }: Steps): (draw: number) => number {
  const ends = upTo.map((share) => (share >= 1 ? Infinity : inverseNormal(share)));
  return (draw) => {
    let index = 0;
    while (draw > (ends[index] ?? Infinity)) index += 1;
    return values[index] ?? Number.NaN;
  };
}
