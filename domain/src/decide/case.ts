import type { Framework } from '../assets/index.ts';
import type { Money } from '../money/index.ts';
import type { Month } from '../time/index.ts';
import type { Formula } from '../estimate/index.ts';
import type { Assumption, LineFormulas, Together } from './assumption.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseTreatment } from './case-treatment.ts';
import type { TaxProfile } from './tax/tax-profile.ts';

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
  /** Not in the decision: spent already (sunk), or a share of cost that no option changes (allocated). */
  readonly leftOut?: 'sunk' | 'allocated';
  /** What is left at the end, worth only what someone would pay for it. */
  readonly isTerminal?: boolean;
  /** Who answers for a benefit. */
  readonly owner?: string;
  /** A saving of labor whose budget was cut: without it people do other work and nothing is saved. */
  readonly isBudgetReleased?: boolean;
  /** What happens to what the line capitalized, in the order of the months. */
  readonly events?: readonly CaseEvent[];
  /** How long what it capitalizes earns more than it costs to keep, where that was said. */
  readonly economicLifeMonths?: number;
  /** What it is used for in each year of its book life, where that was said. */
  readonly uses?: readonly YearOfUse[];
  /** What is calculated from assumptions; the fields beside it are what comes out at their base. */
  readonly formulas?: LineFormulas;
};

/** What a part does in a year of its book life, counted from 1 on: value at full use, and the share of the year in which it is used. */
export type YearOfUse = {
  readonly year: number;
  readonly use: string;
  readonly value: Money;
  readonly utilization: number;
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
  /** A year, pre-tax unless there is a tax profile: 0.1 is 10%. */
  readonly discountRate: number;
  readonly rateFormula?: Formula;
  /** Absent: everything is pre-tax. */
  readonly tax?: TaxProfile;
  /** Whether amounts and the rate contain inflation; nominal unless it was said. */
  readonly prices?: 'nominal' | 'real';
  readonly core?: Core;
  readonly stresses?: readonly Stress[];
  readonly options: readonly CaseOption[];
  /** Each stands after those that it is calculated from. */
  readonly assumptions: readonly Assumption[];
  readonly together: readonly Together[];
  readonly decision: Decision;
};

/** Whether software is core to the company (mission D1): what is not is bought. */
export type Core = {
  readonly differentiator: boolean;
  readonly drivesRevenue: boolean;
  readonly competitiveAdvantage: boolean;
};

/** What if some assumptions had these values, in base units: a fee that triples, an exit that must be paid. */
export type Stress = {
  readonly name: string;
  readonly set: readonly { readonly name: string; readonly value: number }[];
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
