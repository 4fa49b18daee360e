import type { Framework } from '../assets/index.ts';
import { addMonths, type Month } from '../time/index.ts';
import type { PostingContext } from '../treatment/index.ts';
import type { Case, CaseOption } from './case.ts';
import type { TaxProfile } from './tax/tax-profile.ts';

/** Where a line stands in its case, for what it posts. */
export type LineContext = {
  readonly start: Month;
  /** Months that the case looks ahead. */
  readonly horizon: number;
  readonly framework: Framework;
  readonly scenario: `case:${string}`;
  readonly line: number;
  readonly cancelledAt: number | null;
  /** Taxes the line by itself; absent where nothing is taxed, or where an option is taxed as a whole. */
  readonly tax?: TaxProfile;
};

type LinePlace = Pick<LineContext, 'scenario' | 'line'> & { readonly years: number };

/** The context of a line of an option. Tax is linear only where losses are used: then it is a line's own. */
export function contextOf(subject: Case, { cancelledAt }: CaseOption, { years, ...place }: LinePlace): LineContext {
  const { start, framework, tax } = subject;
  return {
    start,
    framework,
    horizon: years * 12,
    cancelledAt,
    ...place,
    ...(tax?.losses === 'used' && { tax }),
  };
}

/** What every posting of a line carries; month 0 of its shares is `at`, counted from the start of the case. */
export function postingContext({ start, framework, scenario, line }: LineContext, at = 0): PostingContext {
  return {
    basis: framework,
    scenario,
    month: addMonths(start, at),
    dimensions: { entity: 'main' },
    line,
    measure: 'amount',
  };
}
