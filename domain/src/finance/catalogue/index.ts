import { breakEven } from './break-even.ts';
import type { FinanceFunction } from './definition.ts';
import { depreciation } from './depreciation.ts';
import { loans } from './loans.ts';
import { paymentTerms } from './payment-terms.ts';
import { presentValue } from './present-value.ts';
import { returns } from './returns.ts';
import { risk } from './risk.ts';
import { valuation } from './valuation.ts';
import { views } from './views.ts';

export type { FinanceArgument, FinanceValue } from './definition.ts';

const catalogue = {
  ...presentValue,
  ...returns,
  ...breakEven,
  ...loans,
  ...depreciation,
  ...valuation,
  ...paymentTerms,
  ...views,
  ...risk,
} as const;

/** Name of a function of the calculator. */
export type FinanceFunctionName = keyof typeof catalogue;

/** Every function of the calculator by name, family after family: the one place that says what each takes. */
export const financeCatalogue: Readonly<Record<FinanceFunctionName, FinanceFunction>> = catalogue;

/** The names, in the order of the catalogue. */
export const financeFunctions = Object.keys(catalogue) as readonly FinanceFunctionName[];
