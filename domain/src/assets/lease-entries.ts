import { accountCodes, type AccountCode, type CashSection } from '../books/account.ts';
import { money, type Money } from '../money/index.ts';
import { firstDay, lastDay } from '../time/index.ts';
import type { Entry } from './entry.ts';
import { leaseSchedule, type Lease, type LeaseRow, type LeaseTreatment } from './lease.ts';

export type LeasePosting = {
  readonly treatment: LeaseTreatment;
  /** Expense account of an operating or a short-term lease's cost. */
  readonly costAccount: AccountCode;
  /** Where paid interest of a finance lease belongs: operating, or financing under IFRS 18 from 2027. */
  readonly interestSection: Extract<CashSection, 'operating' | 'financing'>;
};

/**
 * The entries of a lease. Operating: one cost inside EBITDA, payments operating. Finance: amortization and interest below
 * EBITDA; a payment settles the interest of the months before it first (`interestSection`), then principal (financing).
 * Short-term: straight-line cost, no right of use. Refuses what the schedule refuses.
 */
export function leaseEntries(lease: Lease, posting: LeasePosting): readonly Entry[] {
  const { initial, rows } = leaseSchedule(lease, posting.treatment);
  const entries = entriesOf(lease, rows, { ...posting, initial });
  return entries.filter(({ amount }) => amount.minor !== 0n);
}

function entriesOf(
  lease: Lease,
  rows: readonly LeaseRow[],
  posting: LeasePosting & { readonly initial: Money },
): readonly Entry[] {
  if (posting.treatment === 'short-term') return rows.flatMap((row) => straightLine(lease, row, posting.costAccount));
  const isOperating = posting.treatment === 'operating';
  const [rightOfUse, liability] = isOperating
    ? [accountCodes.operatingRightOfUse, accountCodes.operatingLeaseLiability]
    : [accountCodes.financeRightOfUse, accountCodes.financeLeaseLiability];
  const inception: Entry = {
    step: 0,
    date: lease.commences,
    debit: rightOfUse,
    credit: liability,
    amount: posting.initial,
    nonCash: true,
  };
  return [
    inception,
    ...(isOperating
      ? rows.flatMap((row) => operating(lease, row, posting.costAccount))
      : finance(lease, rows, posting)),
  ];
}

function straightLine(lease: Lease, row: LeaseRow, costAccount: AccountCode): readonly Entry[] {
  const accrued = accountCodes.accruedLiabilities;
  return [
    { step: 0, date: lastDay(row.month), debit: costAccount, credit: accrued, amount: row.cost },
    paid(lease, row, { debit: accrued, amount: row.payment, section: 'operating' }),
  ];
}

function operating(lease: Lease, row: LeaseRow, costAccount: AccountCode): readonly Entry[] {
  const { operatingRightOfUse, operatingLeaseLiability } = accountCodes;
  const date = lastDay(row.month);
  return [
    { step: 0, date, debit: costAccount, credit: operatingRightOfUse, amount: row.amortization, nonCash: true },
    { step: 0, date, debit: costAccount, credit: operatingLeaseLiability, amount: row.interest },
    paid(lease, row, { debit: operatingLeaseLiability, amount: row.payment, section: 'operating' }),
  ];
}

function finance(lease: Lease, rows: readonly LeaseRow[], { interestSection }: LeasePosting): readonly Entry[] {
  const { financeRightOfUse, financeLeaseLiability, accruedLeaseInterest } = accountCodes;
  let accrued = 0n;
  return rows.flatMap((row): readonly Entry[] => {
    const of = (minor: bigint): Money => money(minor, row.payment.currency);
    const date = lastDay(row.month);
    if (lease.due === 'end') accrued += row.interest.minor;
    const interest = accrued < row.payment.minor ? accrued : row.payment.minor;
    accrued -= interest;
    if (lease.due === 'begin') accrued += row.interest.minor;
    return [
      {
        step: 0,
        date,
        debit: accountCodes.amortizationOfRightOfUse,
        credit: financeRightOfUse,
        amount: row.amortization,
        nonCash: true,
      },
      { step: 0, date, debit: accountCodes.interest, credit: accruedLeaseInterest, amount: row.interest },
      paid(lease, row, { debit: accruedLeaseInterest, amount: of(interest), section: interestSection }),
      paid(lease, row, {
        debit: financeLeaseLiability,
        amount: of(row.payment.minor - interest),
        section: 'financing',
      }),
    ];
  });
}

function paid(
  lease: Lease,
  { month }: LeaseRow,
  entry: { readonly debit: AccountCode; readonly amount: Money; readonly section: CashSection },
): Entry {
  const first = firstDay(month);
  const begins = Temporal.PlainDate.compare(lease.commences, first) > 0 ? lease.commences : first;
  const date = lease.due === 'begin' ? begins : lastDay(month);
  return { step: 0, date, credit: accountCodes.cash, ...entry };
}
