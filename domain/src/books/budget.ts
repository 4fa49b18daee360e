import { money, type Money } from '../money/index.ts';
import { lastDay, type Month } from '../time/index.ts';
import { accountCodes, accountOf, type AccountCode } from './account.ts';
import type { Dimensions, Posting } from './posting.ts';

/** What a plan says of an account in a month: cost + on accounts of cost, revenue + on accounts of revenue. */
export type BudgetLine = {
  readonly account: AccountCode;
  readonly month: Month;
  readonly amount: Money;
  readonly dimensions: Dimensions;
};

/** True for an account of revenue or cost: what a budget is of. Balances follow from them and are not planned by account. */
export function isBudgeted(account: AccountCode): boolean {
  return accountOf(account).row !== undefined;
}

/** What amortization stands against, which is no cash. */
const accumulated: Readonly<Record<AccountCode, AccountCode>> = {
  [accountCodes.amortizationOfSoftware]: accountCodes.softwareAmortization,
  [accountCodes.depreciationOfEquipment]: accountCodes.equipmentDepreciation,
  [accountCodes.amortizationOfRightOfUse]: accountCodes.financeRightOfUse,
};

/**
 * The postings of a planned line, in the scenario of the budget. A plan of profit says nothing of payment: what it plans counts
 * as paid in its month, and its cash is not shown.
 */
export function budgetPostings({ account, month, amount, dimensions }: BudgetLine, line: number): readonly Posting[] {
  const contra = accumulated[account];
  const debit = accountOf(account).kind === 'income' ? -amount.minor : amount.minor;
  const side = (code: AccountCode, minor: bigint): Posting => ({
    basis: 'us-gaap',
    scenario: 'budget',
    date: lastDay(month),
    account: code,
    dimensions,
    amount: money(minor, amount.currency),
    transaction: money(minor, amount.currency),
    line,
    measure: 'amount',
    ...(contra !== undefined && { nonCash: true }),
  });
  return [
    side(account, debit),
    { ...side(contra ?? accountCodes.cash, -debit), ...(contra === undefined && { section: 'operating' as const }) },
  ];
}
