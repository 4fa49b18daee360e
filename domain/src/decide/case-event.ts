import type { Formula } from '../estimate/index.ts';
import type { Money } from '../money/index.ts';

/** What happens to what a line capitalized, at the beginning of a month counted from the start of the case. */
export type CaseEvent = {
  readonly atMonth: number;
  /** What is calculated from assumptions; the fields beside it are what comes out at their base. */
  readonly formulas?: EventFormulas;
} /** Prospective (ASC 250): `lifeMonths` count from the month of service. */ & (
  | { readonly kind: 'life-change'; readonly lifeMonths: number }
  | { readonly kind: 'impairment'; readonly loss: Money }
  /** Stopped then: what is left is a loss inside EBITDA. */
  | { readonly kind: 'retirement' }
  /** Announced then, used until `endsAt`: tested by `test`, then the life is shortened. */
  | { readonly kind: 'shutdown-plan'; readonly endsAt: number; readonly test: string }
  | { readonly kind: 'sale'; readonly proceeds: Money; readonly netDays: number }
);

/** The fields of an event that formulas decide. */
export type EventFormulas = { readonly proceeds?: Formula } & { readonly [Field in EventTimingField]?: Formula };

/** Fields of an event that decide when it counts. */
export type EventTimingField = (typeof eventTimingFields)[number];

export const eventTimingFields = ['atMonth', 'lifeMonths', 'endsAt', 'netDays'] as const;
