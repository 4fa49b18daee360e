import type { Framework } from '../assets/index.ts';
import { addMonths, type Month } from '../time/index.ts';
import type { PostingContext } from '../treatment/index.ts';

/** Where a line stands in its case, for what it posts. */
export type LineContext = {
  readonly start: Month;
  /** Months that the case looks ahead. */
  readonly horizon: number;
  readonly framework: Framework;
  readonly scenario: `case:${string}`;
  readonly line: number;
  readonly cancelledAt: number | null;
};

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
