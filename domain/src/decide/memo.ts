import type { Posting } from '../books/posting.ts';
import type { Case, CaseLine, CaseOption } from './case.ts';
import { settledFlowPoints } from './fold.ts';
import { chargesOf } from './occurrence.ts';

/** What a memo line counts in a month of the case, in minor units: a benefit is +. It is in no account. */
export type MemoAmount = {
  readonly line: number;
  readonly month: number;
  /** At the beginning of its month, not at its end. */
  readonly opening: boolean;
  readonly minor: bigint;
};

/** The off-book amounts of an option, line by line and month by month. */
export function memoAmounts(subject: Case, option: CaseOption): readonly MemoAmount[] {
  return amountsOf(subject, option, (line) => (line.leftOut === undefined ? memoSign(line) : null));
}

/** What lines that are left out of the decision would pay or bring, line by line and month by month: it is shown and counts nowhere. */
export function leftOutAmounts(subject: Case, option: CaseOption): readonly MemoAmount[] {
  return amountsOf(subject, option, (line) => (line.leftOut === undefined ? null : (memoSign(line) ?? cashSign(line))));
}

function amountsOf(
  subject: Case,
  option: CaseOption,
  signOf: (line: CaseLine) => bigint | null,
): readonly MemoAmount[] {
  return option.lines.flatMap((line, number) => {
    const sign = signOf(line);
    if (sign === null || line.startsAt >= subject.years * 12) return [];
    return chargesOf(line, subject.years * 12, option.cancelledAt).map(({ month, amount }) => ({
      line: number,
      month,
      opening: line.every === 'once',
      minor: sign * amount.minor,
    }));
  });
}

/** What the decision is made by, by point in time: cash, settled when the case ends (`settledFlowPoints`), and what is off-book. */
export function decisionFlowPoints(
  postings: readonly Posting[],
  subject: Case,
  memo: readonly MemoAmount[],
): readonly bigint[] {
  const flows = [...settledFlowPoints(postings, subject)];
  for (const { month, opening, minor } of memo) {
    const point = opening ? month : month + 1;
    const before = flows[point];
    if (before !== undefined) flows[point] = before + minor;
  }
  return flows;
}

function memoSign({ treatment, saves }: CaseLine): bigint | null {
  if (treatment.kind !== 'memo') return null;
  return (treatment.counts === 'cost') === (saves === undefined) ? -1n : 1n;
}

function cashSign({ treatment, saves }: CaseLine): bigint {
  return (treatment.kind === 'earn') === (saves === undefined) ? 1n : -1n;
}
