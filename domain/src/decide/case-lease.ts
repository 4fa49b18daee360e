import { leaseEntries, leaseSchedule, postEntries, type Entry, type Framework, type Lease } from '../assets/index.ts';
import { accountCodes, expenseAccount } from '../books/account.ts';
import type { Posting } from '../books/posting.ts';
import { firstMonthOfIfrs18 } from '../books/read-basis.ts';
import { money, type Money } from '../money/index.ts';
import { addMonths, compareMonths, firstDay, monthOf, parseMonth, type Month } from '../time/index.ts';
import type { CaseLine } from './case.ts';
import type { CaseTreatment } from './case-treatment.ts';
import { postingContext, type LineContext } from './line-context.ts';
import { chargesOf } from './occurrence.ts';

/** How a lease is written in a case. */
export type CaseLease = Extract<CaseTreatment, { kind: 'lease' }>;

/** A case knows no company, and with it no fiscal year of its own: years begin in January. */
export const caseYearStart = 1;

/** The first month in which paid interest is financing: under IFRS, with IFRS 18, from 2027 on; null under US GAAP. */
export function financingInterestFrom(framework: Framework): Month | null {
  return framework === 'ifrs' ? parseMonth(firstMonthOfIfrs18(caseYearStart)) : null;
}

/** Present value of what a lease pays, when it commences. Refuses what the schedule refuses. */
export function leasePresentValue(line: CaseLine, treatment: CaseLease, start: Month): Money {
  return leaseSchedule(leaseOf(line, treatment, start), 'finance').initial;
}

/**
 * The postings of a lease up to the end of the case: what is paid after it is for use after it. A cancelled option stays bound by
 * the lease: payments go on, and the right of use is abandoned. Refuses what the schedule refuses.
 */
export function postLease(line: CaseLine, treatment: CaseLease, context: LineContext): readonly Posting[] {
  const { cancelledAt, start } = context;
  if (cancelledAt !== null && cancelledAt <= line.startsAt) return [];
  const entries = leaseEntries(leaseOf(line, treatment, start), {
    treatment: treatment.treatment,
    costAccount: expenseAccount(treatment.function, treatment.nature),
    interestSection: 'operating',
  });
  const kept =
    cancelledAt === null ? entries : abandoned(entries, firstDay(addMonths(start, cancelledAt)), line.amount.currency);
  const end = firstDay(addMonths(start, context.horizon));
  const sectioned = kept
    .filter(({ date }) => Temporal.PlainDate.compare(date, end) < 0)
    .map((entry) => inSection(entry, context.framework));
  return postEntries(sectioned, postingContext(context));
}

function leaseOf(line: CaseLine, { termMonths, due, annualRate }: CaseLease, start: Month): Lease {
  return {
    name: line.what,
    commences: firstDay(addMonths(start, line.startsAt)),
    termMonths,
    payments: chargesOf(line, 0, null).map(({ month, amount }) => ({ month: month - line.startsAt, amount })),
    due,
    annualRate,
  };
}

function inSection(entry: Entry, framework: Framework): Entry {
  const from = financingInterestFrom(framework);
  const isPaidInterest = entry.debit === accountCodes.accruedLeaseInterest;
  if (!from || !isPaidInterest || compareMonths(monthOf(entry.date), from) < 0) return entry;
  return { ...entry, section: 'financing' };
}

/** From a day on the right of use is no longer used: what is left of it is a loss inside EBITDA (ASC 360-10-35-47). */
function abandoned(entries: readonly Entry[], day: Temporal.PlainDate, currency: string): readonly Entry[] {
  const rights: readonly string[] = [accountCodes.operatingRightOfUse, accountCodes.financeRightOfUse];
  const ends = entries.filter(
    ({ credit, date }) => rights.includes(credit) && Temporal.PlainDate.compare(date, day) >= 0,
  );
  const [first] = ends;
  if (!first) return entries;
  const left = ends.reduce((sum, { amount }) => sum + amount.minor, 0n);
  return [
    ...entries.filter((entry) => !ends.includes(entry)),
    {
      step: 0,
      date: day,
      debit: accountCodes.abandonmentLoss,
      credit: first.credit,
      amount: money(left, currency),
      nonCash: true,
    },
  ];
}
