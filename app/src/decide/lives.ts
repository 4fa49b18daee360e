import type { Case, CaseOption } from '@capwise/domain/decide';
import { equivalentAnnualCost } from '@capwise/domain/finance';
import { serviceEnd } from './checks/line-facts.ts';

/** Months until the last line of an option that serves ends, within the case; all of the case where nothing ends. */
export function lifeMonths(subject: Case, { lines, cancelledAt }: CaseOption): number {
  const horizon = subject.years * 12;
  const ends = lines
    .filter(({ leftOut, isTerminal }) => leftOut === undefined && !isTerminal)
    .flatMap((line) => serviceEnd(line, subject) ?? []);
  return Math.max(1, Math.min(horizon, cancelledAt ?? horizon, ends.length === 0 ? horizon : Math.max(...ends)));
}

/** Whether options that are laid side by side end at different times. */
export function livesDiffer(subject: Case): boolean {
  const bases = subject.options.filter(({ variantOf }) => variantOf === null);
  return new Set(bases.map((option) => lifeMonths(subject, option))).size > 1;
}

/** The level amount at the end of each year of its life that a present value is worth as much as, in the same units; a cost is −. */
export function equivalentAnnual(subject: Case, option: CaseOption, npv: number): { months: number; amount: number } {
  const months = lifeMonths(subject, option);
  const rate = subject.discountRate;
  return { months, amount: equivalentAnnualCost({ pvCost: npv, rate, years: months / 12 }) };
}
