import { Refusal } from '../refusal/index.ts';
import { requireFlows } from './flows.ts';
import { runningTotals, signBeyondRounding } from './sum.ts';

export type BreakEvenArguments = {
  /** Cost of one option by period, from period 0. */
  readonly a: readonly number[];
  /** Cost of the other, by the same periods. */
  readonly b: readonly number[];
};

/**
 * The times, in periods, at which the running totals of two streams cross or meet, ascending; none when one is ahead
 * throughout. Within a period the totals move evenly; a stretch on which they stay equal counts once, at its beginning; that
 * both start equal in period 0 is no meeting. Refuses EMPTY_FLOWS, LENGTH_MISMATCH and NOT_FINITE.
 */
export function breakEvenCumulative({ a, b }: BreakEvenArguments): readonly number[] {
  requireFlows('a', a);
  requireFlows('b', b);
  if (a.length !== b.length) {
    throw new Refusal(
      'LENGTH_MISMATCH',
      `"a" has ${a.length} periods and "b" has ${b.length}: give both for the same periods`,
      { argument: 'b', a: a.length, b: b.length },
    );
  }
  const parts = a.flatMap((cost, period) => [cost, -(b[period] ?? 0)]);
  const atPeriodEnd = (_: number, index: number): boolean => index % 2 === 1;
  const gaps = runningTotals(parts).filter(atPeriodEnd);
  const sizes = runningTotals(parts.map(Math.abs)).filter(atPeriodEnd);
  const signs = gaps.map((gap, period) => signBeyondRounding(gap, sizes[period] ?? 0));
  return gaps.flatMap((gap, period) => {
    const [before, signBefore, sign] = [gaps[period - 1] ?? 0, signs[period - 1] ?? 0, signs[period] ?? 0];
    if (period === 0 || signBefore === 0 || sign === signBefore) return [];
    return sign === 0 ? [period] : [period - 1 + before / (before - gap)];
  });
}
