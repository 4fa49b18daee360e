import { divideRounded, fineDigits, type Fine } from '../money/index.ts';

/** What a bill says of a month that is not over, or not billed to its end. */
export type OpenBill = {
  /** Effective cost of usage by day that is covered. */
  readonly days: readonly Fine[];
  /** Days of the month that no row covers. */
  readonly missing: number;
  /** Credits so far, and those of the month before: sign of the bill, so below zero. */
  readonly credits: Fine;
  readonly creditsBefore: Fine;
};

export type MonthEndEstimate = {
  /** Usage of the missing days at the mean of the covered ones. */
  readonly usage: Fine;
  /** Credits that came in the month before and not yet in this one; below zero. */
  readonly credits: Fine;
  readonly estimate: Fine;
  /** Range that holds the amount in four of five months, were each day a draw like the covered ones. */
  readonly low: Fine;
  readonly high: Fine;
};

/** Quantile of the normal distribution at 0.9. */
const spread = 1.2816;

/**
 * What is still to be accrued of a month: the missing days at the mean of the covered ones, and the credits that are still
 * expected; with a range of 80% from the variation of the days. null while no day is covered.
 */
export function estimateMonthEnd({ days, missing, credits, creditsBefore }: OpenBill): MonthEndEstimate | null {
  if (days.length === 0) return null;
  const sum = days.reduce((total, day) => total + day, 0n);
  const usage = divideRounded(sum * BigInt(missing), BigInt(days.length), 'half-even');
  const expected = creditsBefore < credits ? creditsBefore - credits : 0n;
  const half = fineOf(spread * deviation(days) * Math.sqrt(missing * (1 + missing / days.length)));
  const estimate = usage + expected;
  const low = estimate - half;
  return { usage, credits: expected, estimate, low: low > 0n ? low : 0n, high: estimate + half };
}

/** Standard deviation of a day, in units of the currency: an estimate, so a number. */
function deviation(days: readonly Fine[]): number {
  if (days.length < 2) return 0;
  const values = days.map((day) => Number(day) / 10 ** fineDigits);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

const millionths = 6;

function fineOf(value: number): Fine {
  return BigInt(Math.round(value * 10 ** millionths)) * 10n ** BigInt(fineDigits - millionths);
}
