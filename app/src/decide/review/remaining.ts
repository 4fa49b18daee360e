import {
  decisionFlowPoints,
  memoAmounts,
  monthlyRate,
  postOption,
  type Case,
  type CaseOption,
} from '@capwise/domain/decide';
import { npv } from '@capwise/domain/finance';
import { minorDigits } from '@capwise/domain/money';
import { addMonths, compareMonths, monthOf } from '@capwise/domain/time';
import type { FoldedCase } from '../fold-document.ts';

/** What is left of an option, in minor units. */
export type Remaining = {
  readonly option: string;
  readonly label: string;
  readonly minor: bigint;
  /** Whether it can be chosen: no variant, and ended by no gate and no ceiling of cash. */
  readonly stands: boolean;
};

/** What is left of each option once so many months have happened; once none has, its present value. */
export function remainingOf(
  { read: { subject }, bases, recommendation: { ended } }: Pick<FoldedCase, 'read' | 'bases' | 'recommendation'>,
  happened: number,
): readonly Remaining[] {
  return subject.options.map((option) => ({
    option: option.id,
    label: option.name,
    minor: BigInt(Math.round(worthAfter(subject, option, happened))),
    stands: bases.some((base) => base.option.id === option.id) && !ended.some(({ option: gone }) => gone === option.id),
  }));
}

/** The option that is worth most from here on, among those that can be chosen. */
export function bestOf(remaining: readonly Remaining[]): Remaining | undefined {
  return remaining.filter(({ stands }) => stands).toSorted((a, b) => Number(b.minor - a.minor))[0];
}

/** The points in time of the case's own fold from a month on, discounted to the beginning of that month. */
function worthAfter(subject: Case, option: CaseOption, happened: number): number {
  const first = addMonths(subject.start, happened);
  const postings = postOption(subject, option, '').filter(({ date }) => compareMonths(monthOf(date), first) >= 0);
  const memo = memoAmounts(subject, option).filter(({ month }) => month >= happened);
  const scale = 10 ** minorDigits(subject.currency);
  const flows = decisionFlowPoints(postings, subject, memo)
    .slice(happened)
    .map((minor) => Number(minor) / scale);
  return npv({ rate: monthlyRate(subject.discountRate), flows }) * scale;
}
