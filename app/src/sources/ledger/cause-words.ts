import type { AccountOwner } from '@capwise/domain/books';
import type { Cause, VendorMonthCause } from '@capwise/domain/sources/tie-out';
import { accountText } from './account-map.ts';

const missing: Readonly<Record<AccountOwner, string>> = {
  bills: 'no bill that posts to it is loaded',
  payroll: 'no payroll was read for it',
  contracts: 'no contract or document posts to it',
  assets: 'no asset posts to it',
  ledger: 'the ledger owns it',
};

const notRead: Readonly<Record<AccountOwner, string>> = {
  bills: 'no bill posts to it',
  payroll: 'no payroll was read for it',
  contracts: 'no contract or document posts to it',
  assets: 'no asset posts to it',
  ledger: 'nothing posts to it',
};

const vendorMonth: Readonly<Record<VendorMonthCause, string>> = {
  missing: 'has it in another month, or lacks it',
  early: 'has it in an earlier month',
  twice: 'has it twice',
};

/** Why a group differs, as a person reads it. */
export function causeWords(cause: Cause, owner: AccountOwner): string {
  switch (cause.kind) {
    case 'tied':
      return 'ties';
    case 'ledger-owned':
      return 'the ledger owns it: what Capwise has is a part of it';
    case 'not-in-ledger':
      return 'the trial balance has no account for it: map one, or it is booked elsewhere';
    case 'rounding':
      return 'rounding';
    case 'opening':
      return 'since before the first month: its opening balance is not in the books, or not in the ledger';
    case 'unmapped-account':
      return `account ${cause.account} of the ledger holds exactly that and is not mapped`;
    case 'nothing-read':
      return missing[owner];
    case 'months-not-read':
      return `${notRead[owner]} in ${cause.months.join(', ')}`;
    case 'vendor-month':
      if (cause.how === 'counted-twice') return twiceWords(cause);
      return `as much as ${cause.vendor} of ${cause.month}: the ledger ${vendorMonth[cause.how]}`;
    case 'other-side':
      return `the other side of what differs on ${cause.accounts.map(accountText).join(' and ')}`;
    case 'other-account':
      return `the same amount the other way on ${cause.accounts.map(accountText).join(' and ')}: booked on the other account`;
    case 'unexplained':
      return 'not explained';
  }
}

function twiceWords({ documents, vendors, months }: Extract<Cause, { readonly how: 'counted-twice' }>): string {
  const bill = `a bill of ${vendors.join(' and ')}`;
  return `counted twice: as much as ${documents.join(' and ')} in ${months.join(', ')}, where ${bill} posts cost too`;
}
