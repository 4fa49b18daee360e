import { portion, ratio } from '../money/index.ts';

/** What is known of a prepaid balance beside its amount. Minor units. */
export type PrepaidBalance = {
  readonly closing: bigint;
  /** Whole months of its stated term that are left; null where no term is stated. */
  readonly monthsLeft: number | null;
  /** What its postings of the next twelve months take from it, +. */
  readonly scheduled: bigint;
};

/** How the part that runs out within twelve months is found: all, the part of the even term, the schedule, or none of it. */
export type WithinYear =
  | { readonly kind: 'all'; readonly minor: bigint }
  | { readonly kind: 'even'; readonly minor: bigint; readonly months: number; readonly of: number }
  | { readonly kind: 'scheduled'; readonly minor: bigint }
  | { readonly kind: 'none'; readonly minor: 0n };

const monthsOfYear = 12;

/**
 * The part of a prepaid that is used within twelve months (ASC 210-10-45-1): by the term that was stated at its purchase,
 * evenly; else by the postings that are dated in the future; the rest is beyond. The balance is above zero.
 */
export function withinYear({ closing, monthsLeft, scheduled }: PrepaidBalance): WithinYear {
  if (monthsLeft !== null) {
    if (monthsLeft <= monthsOfYear) return { kind: 'all', minor: closing };
    const minor = portion(closing, ratio(monthsOfYear, monthsLeft), 'half-up');
    return { kind: 'even', minor, months: monthsOfYear, of: monthsLeft };
  }
  if (scheduled <= 0n) return { kind: 'none', minor: 0n };
  return scheduled >= closing ? { kind: 'all', minor: closing } : { kind: 'scheduled', minor: scheduled };
}
