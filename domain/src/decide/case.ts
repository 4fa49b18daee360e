import type { Framework } from '../assets/index.ts';
import type { Money } from '../money/index.ts';
import type { Month } from '../time/index.ts';
import type { Formula } from '../estimate/index.ts';
import type { Assumption, LineFormulas, Together } from './assumption.ts';
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
  /** What is calculated from assumptions; the fields beside it are what comes out at their base. */
  readonly formulas?: LineFormulas;
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
  readonly cancelFormula?: Formula;
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
  readonly rateFormula?: Formula;
  readonly options: readonly CaseOption[];
  /** Each stands after those that it is calculated from. */
  readonly assumptions: readonly Assumption[];
  readonly together: readonly Together[];
  readonly decision: Decision;
};

/** What is optimized this year. */
export type NorthStar = 'ebitda' | 'free-cash-flow';
/** What leads within it: value and run rate, or payback and this year. */
export type Mode = 'growth' | 'efficiency';

/** A condition that ends options whatever they are worth. */
export type Gate = {
  readonly gate: string;
  /** Ids of the options that do not pass. */
  readonly fails: readonly string[];
  readonly reason: string | null;
  readonly wayRound: string | null;
};

/** By what a case is decided, and by whom. */
export type Decision = {
  /** Id of the option that goes on as today; null where none was named. */
  readonly statusQuo: string | null;
  readonly northStar: NorthStar;
  readonly mode: Mode;
  readonly gates: readonly Gate[];
  /** Most that cumulative cash may be below zero at any time, in major units; null where it was not said. */
  readonly cashCeiling: number | null;
  readonly owner: string | null;
  readonly decideBy: Temporal.PlainDate | null;
  /** When the option is left again, and when it is stopped. */
  readonly exit: readonly string[];
  readonly kill: readonly string[];
};
