import { postEntries } from '../../assets/index.ts';
import { accountCodes } from '../../books/account.ts';
import type { Posting } from '../../books/posting.ts';
import { money } from '../../money/index.ts';
import { addMonths, lastDay } from '../../time/index.ts';
import { postingContext, type LineContext } from '../line-context.ts';
import { taxYearsOf } from './tax-year.ts';

/**
 * The postings of income tax by tax year, in minor units: a year's tax is paid in equal parts at the end of its months, as
 * estimated payments do (sec. 6655), and received where it is below zero. One payment at the end of the year would turn the flows of an
 * ordinary case around once a year, so that no one rate of return fitted them.
 */
export function taxPostings(taxes: readonly number[], context: LineContext, currency: string): readonly Posting[] {
  const { start, horizon } = context;
  const entries = taxYearsOf(start, horizon).flatMap(({ first, last }, index) => {
    const months = last - first + 1;
    const until = (month: number): number => Math.round(((taxes[index] ?? 0) * month) / months);
    return Array.from({ length: months }, (_, month) => ({
      step: 0,
      date: lastDay(addMonths(start, first + month)),
      debit: accountCodes.incomeTax,
      credit: accountCodes.cash,
      amount: money(BigInt(until(month + 1) - until(month)), currency),
      section: 'operating' as const,
    })).filter(({ amount }) => amount.minor !== 0n);
  });
  return postEntries(entries, postingContext(context));
}

/** Tax by year where losses wait for income of the same option: a loss lowers what later years are taxed on, and pays nothing. */
export function carriedTaxes(incomes: readonly number[], rate: number): readonly number[] {
  let carried = 0;
  return incomes.map((income) => {
    const left = income - carried;
    carried = Math.max(0, -left);
    return rate * Math.max(0, left);
  });
}
