import type { Framework } from '../assets/index.ts';
import type { Money } from '../money/index.ts';
import type { Month } from '../time/index.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseTreatment } from './case-treatment.ts';

/** How often a line's amount comes. A yearly or quarterly amount is spread evenly over its months. */
export type Recurrence = 'once' | 'month' | 'quarter' | 'year';

/** One cost or income of an option: a magnitude above zero; its treatment says which way it goes. */
export type CaseLine = {
  readonly what: string;
  readonly amount: Money;
  /** How many people the amount is for: it is their sum. */
  readonly people?: number;
  readonly every: Recurrence;
  readonly startsAt: number;
  /** First month without it; absent: to the end of the case. */
  readonly endsAt?: number;
  readonly netDays: number;
  readonly treatment: CaseTreatment;
  /** The line whose cost this one avoids: all that it posts counts the other way. */
  readonly saves?: string;
  /** What happens to what the line capitalized, in the order of the months. */
  readonly events?: readonly CaseEvent[];
};

export type CaseOption = {
  readonly id: string;
  readonly name: string;
  /** The option that this one varies. */
  readonly variantOf: string | null;
  /** The status quo: an option whose lines this one carries too, before its own. */
  readonly against: string | null;
  /** Everything stops at the beginning of this month: charges end, and what is capitalized is abandoned. */
  readonly cancelledAt: number | null;
  readonly lines: readonly CaseLine[];
};

/** A question with options to lay side by side. */
export type Case = {
  readonly question: string;
  readonly currency: string;
  readonly framework: Framework;
  readonly start: Month;
  readonly years: number;
  /** A year, pre-tax: 0.1 is 10%. */
  readonly discountRate: number;
  readonly options: readonly CaseOption[];
};
