import { addMonths, type Month } from '../../time/index.ts';

/** Months of a case that one tax year covers: a case knows no company, so that years begin in January. */
export type TaxYear = {
  readonly year: number;
  /** First and last month of the case in it. */
  readonly first: number;
  readonly last: number;
};

/** The tax years of a case; the first and the last may be short. */
export function taxYearsOf(start: Month, horizon: number): readonly TaxYear[] {
  const end = addMonths(start, horizon - 1);
  return Array.from({ length: end.year - start.year + 1 }, (_, index) => {
    const year = start.year + index;
    const first = (year - start.year) * 12 - (start.month - 1);
    return { year, first: Math.max(0, first), last: Math.min(horizon - 1, first + 11) };
  });
}

/** Month of the case in which a calendar year begins; below 0 where that was before the case. */
export function januaryOf(start: Month, year: number): number {
  return (year - start.year) * 12 - (start.month - 1);
}
