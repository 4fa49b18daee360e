import type { Framework } from '@capwise/domain/assets';
import type { Month } from '@capwise/domain/time';

/** What a line is read within. */
export type LineSetting = {
  readonly currency: string;
  readonly framework: Framework;
  readonly start: Month;
  /** Months that the case looks ahead. */
  readonly horizon: number;
};
