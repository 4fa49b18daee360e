import type { Distribution, Formula, Unit } from '../estimate/index.ts';

/** A named quantity that a case rests on: sure, a range, or calculated from others. In major units, months, people, or a ratio. */
export type Assumption = {
  readonly name: string;
  /** What it is without its range: the books' own fold stands on it. */
  readonly base: number;
  readonly unit: Unit | null;
  /** The unit that was stated, which it is shown in; null where none was. */
  readonly stated: { readonly unit: string; readonly factor: number } | null;
  /** What its draws follow; null where it is sure or calculated. */
  readonly distribution: Distribution | null;
  /** How it is calculated from others; null where it is given. */
  readonly formula: Formula | null;
  /** As it was written, and how that was understood. */
  readonly written: string;
  readonly words: string;
  readonly source: string | null;
  readonly owner: string | null;
  /** The day of its source. */
  readonly date: Temporal.PlainDate | null;
};

/** Two assumptions that move together: the correlation of the normal draws behind them, from −1 to 1. */
export type Together = { readonly names: readonly [string, string]; readonly correlation: number };

/** A fold of a case that a formula decides, by the field that it gives. */
export type LineFormulas = { readonly amount?: Formula } & { readonly [Field in TimingField]?: Formula };

/** Fields of a line that decide when its amount counts. */
export type TimingField = (typeof timingFields)[number];

/** Fields of a line that decide when its amount counts, in the order in which they are read. */
export const timingFields = [
  'startsAt',
  'endsAt',
  'netDays',
  'readyAt',
  'lifeMonths',
  'termMonths',
  'paidAfter',
  'annualRate',
] as const;
