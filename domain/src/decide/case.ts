import type { CostFunction, CostNature } from '../books/account.ts';
import type { Money } from '../money/index.ts';
import type { Month } from '../time/index.ts';
import type { AssetClass } from '../treatment/index.ts';

/** How often a line's amount comes. A yearly or quarterly amount is spread evenly over its months. */
export type Recurrence = 'once' | 'month' | 'quarter' | 'year';

/** What a line is, and with it how it is treated. Months count from the start of the case. */
export type CaseTreatment =
  | { readonly kind: 'expense'; readonly function: CostFunction; readonly nature: CostNature }
  | {
      readonly kind: 'prepay';
      readonly function: CostFunction;
      readonly nature: CostNature;
      readonly termMonths: number;
    }
  | { readonly kind: 'capitalize'; readonly asset: AssetClass; readonly readyAt: number; readonly lifeMonths: number }
  | { readonly kind: 'earn' };

/** One cost or income of an option: a magnitude above zero; its treatment says which way it goes. */
export type CaseLine = {
  readonly what: string;
  readonly amount: Money;
  readonly every: Recurrence;
  readonly startsAt: number;
  /** First month without it; absent: to the end of the case. */
  readonly endsAt?: number;
  readonly netDays: number;
  readonly treatment: CaseTreatment;
};

export type CaseOption = {
  readonly id: string;
  readonly name: string;
  /** The option that this one varies. */
  readonly variantOf: string | null;
  /** Everything stops at the beginning of this month: charges end, and what is capitalized is abandoned. */
  readonly cancelledAt: number | null;
  readonly lines: readonly CaseLine[];
};

/** A question with options to lay side by side. */
export type Case = {
  readonly question: string;
  readonly currency: string;
  readonly start: Month;
  readonly years: number;
  /** A year, pre-tax: 0.1 is 10%. */
  readonly discountRate: number;
  readonly options: readonly CaseOption[];
};
