import { Refusal } from '../refusal/index.ts';
import { quantileOf, type Distribution } from './distribution.ts';
import { pairText, wordsText, type Measured } from './range-amount.ts';
import type { Unit } from './unit.ts';

/**
 * What a text says of an amount. `base` stands for it where one value is needed, `distribution` is null where it is sure; both are
 * in months, people and currency. `words` say how it was understood.
 */
export type Range = {
  readonly base: number;
  readonly distribution: Distribution | null;
  readonly unit: Unit | null;
  readonly words: string;
};

/** What lies between two ends, in words. */
export function betweenWords(distribution: Distribution, low: number, high: number, measured: Measured): string {
  const ends = pairText(low, high, measured);
  return distribution.kind === 'uniform' ? `anywhere between ${ends}` : `90% between ${ends}`;
}

/** Which distribution was fitted, its median, and what lies between its ends. */
export function fitWords(distribution: Distribution, measured: Measured, ends: string): string {
  const shift = distribution.kind === 'lognormal' && distribution.shift !== 0;
  const name = shift ? `lognormal from ${wordsText(distribution.shift, measured)} on` : distribution.kind;
  return `${name}, median ${wordsText(quantileOf(distribution, 0.5), measured)}, ${ends}`;
}

/** True of percentages and ratios. */
export function isShare({ unit }: Measured): boolean {
  return unit !== null && Object.keys(unit).length === 0;
}

/** Refuses INVALID_RANGE where a low end is not below its high end. */
export function requireOrder(low: number, high: number, text: string, swapped: string): void {
  if (low < high) return;
  throw invalidRange(
    text,
    low === high
      ? 'both ends are the same; write the one amount'
      : `its low end is above its high end; write ${swapped}`,
  );
}

/** Refuses INVALID_RANGE where a value is not between its ends; `example` is what it should have looked like. */
export function requireBetween(
  value: number,
  [low, high]: readonly [number, number],
  { text, what, example }: { readonly text: string; readonly what: string; readonly example: string },
): void {
  if (low < value && value < high) return;
  throw invalidRange(text, `${what} is not between its ends; write ${example}`);
}

/** A range that can be read and makes no sense. */
export function invalidRange(text: string, why: string): Refusal {
  return new Refusal('INVALID_RANGE', `"${text.trim()}" is no range: ${why}`, { value: text.trim() });
}
