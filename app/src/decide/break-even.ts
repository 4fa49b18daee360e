import type { Answer } from '@capwise/contract/registry';
import type { Case, CaseOption } from '@capwise/domain/decide';
import { breakEvenCumulative } from '@capwise/domain/finance';

type BreakEven = Answer<'decide.evaluate'>['comparisons'][number]['breakEven'];

/** An option with its cash by point in time, in minor units. */
export type Flowing = { readonly option: CaseOption; readonly flows: readonly bigint[] };

/** Months at which cumulative cash of two options is equal. Costs go down; the function wants them as magnitudes. */
export function crossingMonths(left: readonly bigint[], right: readonly bigint[]): readonly number[] {
  const costs = (flows: readonly bigint[]): number[] => flows.map((minor) => -Number(minor));
  return breakEvenCumulative({ a: costs(left), b: costs(right) });
}

/**
 * Months until cumulative cash of two options is equal; where one saves what the other carries on with, from the first saving on.
 * What is not reached within the case is taken on at the pace of its last twelve months.
 */
export function breakEvenOf(subject: Case, left: Flowing, right: Flowing): BreakEven {
  const from = savingsFrom(left.option, right.option) ?? savingsFrom(right.option, left.option) ?? 0;
  const [crossing] = crossingMonths(left.flows, right.flows).filter((month) => month > from);
  if (crossing !== undefined) return { months: crossing - from, from, isBeyond: false };
  if (isNeverBehind(subject, left, right)) return { months: 0, from, isBeyond: false };
  const gaps = left.flows.map((flow, point) => Number(flow - (right.flows[point] ?? 0n)));
  const gap = gaps.reduce((sum, each) => sum + each, 0);
  const pace = gaps.slice(-12).reduce((sum, each) => sum + each, 0) / 12;
  const isClosing = gap * pace < 0;
  return {
    months: isClosing ? subject.years * 12 - gap / pace - from : null,
    from,
    isBeyond: isClosing,
  };
}

/** The option that changes the other is ahead of it from the first day on: there is nothing to pay back. */
function isNeverBehind({ years }: Case, left: Flowing, right: Flowing): boolean {
  const [saver, quo] =
    left.option.against === right.option.id
      ? [left, right]
      : right.option.against === left.option.id
        ? [right, left]
        : [];
  if (!saver || !quo) return false;
  let gap = 0n;
  return Array.from({ length: years * 12 + 1 }).every((_, point) => {
    gap += (saver.flows[point] ?? 0n) - (quo.flows[point] ?? 0n);
    return gap >= 0n;
  });
}

function savingsFrom(option: CaseOption, quo: CaseOption): number | undefined {
  if (option.against !== quo.id) return undefined;
  const starts = option.lines.filter(({ saves }) => saves !== undefined).map(({ startsAt }) => startsAt);
  return starts.length === 0 ? undefined : Math.min(...starts);
}
