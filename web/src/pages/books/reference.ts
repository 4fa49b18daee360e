import { periodLabel } from '../../format/period.ts';
import { comparedPeriod } from './flux.ts';

/** What a period is compared with: another period of the books, or the budget of the same one. */
export type Reference = {
  readonly scenario: 'actual' | 'budget';
  readonly period: string;
  /** What comments about the comparison are kept under. */
  readonly against: string;
  /** As a column names it. */
  readonly label: string;
};

/** Reads what the address names. A text that is no period is kept: the server says what is wrong with it. */
export function referenceOf(period: string, against: string): Reference {
  if (against === 'budget') return { scenario: 'budget', period, against, label: 'Budget' };
  const compared = comparedOrTyped(period, against);
  return { scenario: 'actual', period: compared, against: compared, label: periodLabel(compared) };
}

function comparedOrTyped(period: string, against: string): string {
  try {
    return comparedPeriod(period, against);
  } catch {
    return against;
  }
}
