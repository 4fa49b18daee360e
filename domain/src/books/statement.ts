import { accountCodes, accountOf, type StatementRow } from './account.ts';
import { debits, type PostingSum } from './fold.ts';

/** The lines of the statement in the order in which they are read: rows of accounts, and the subtotals after them. */
export const statementLines = [
  'revenue',
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
  'adjusted-ebitda',
  'impairment-and-abandonment',
  'disposal',
  'ebitda',
  'amortization',
  'operating-income',
  'other-income',
  'interest',
  'pre-tax-income',
  'income-tax',
  'net-income',
] as const;
export type StatementLine = (typeof statementLines)[number];

const operatingRows = [
  'revenue',
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
] as const;

/**
 * The rows that a line of the statement is the sum of. EBITDA = net income + tax + interest + D&A − other income and
 * exchange differences (accounting contract, §4); adjusted EBITDA leaves out the losses above it.
 */
export const rowsOfLine: Readonly<Record<StatementLine, readonly StatementRow[]>> = (() => {
  const ebitda = [...operatingRows, 'impairment-and-abandonment', 'disposal'] as const;
  const operatingIncome = [...ebitda, 'amortization'] as const;
  const preTax = [...operatingIncome, 'other-income', 'interest'] as const;
  return {
    revenue: ['revenue'],
    'cost-of-revenue': ['cost-of-revenue'],
    'research-and-development': ['research-and-development'],
    'sales-and-marketing': ['sales-and-marketing'],
    'general-and-administrative': ['general-and-administrative'],
    unassigned: ['unassigned'],
    'adjusted-ebitda': operatingRows,
    'impairment-and-abandonment': ['impairment-and-abandonment'],
    disposal: ['disposal'],
    ebitda,
    amortization: ['amortization'],
    'operating-income': operatingIncome,
    'other-income': ['other-income'],
    interest: ['interest'],
    'pre-tax-income': preTax,
    'income-tax': ['income-tax'],
    'net-income': [...preTax, 'income-tax'],
  };
})();

/** Every line of the statement in minor units; what raises profit is +. */
export function statementOf(sums: readonly PostingSum[]): Readonly<Record<StatementLine, bigint>> {
  const byRow = new Map<StatementRow, bigint>();
  for (const { account, minor } of sums) {
    const { row } = accountOf(account);
    if (row) byRow.set(row, (byRow.get(row) ?? 0n) - minor);
  }
  const lines = statementLines.map((line) => [
    line,
    rowsOfLine[line].reduce((sum, row) => sum + (byRow.get(row) ?? 0n), 0n),
  ]);
  return Object.fromEntries(lines) as Record<StatementLine, bigint>;
}

/** What was added to capitalized software, in minor units, +: "EBITDA less capitalized software" stands beside EBITDA. */
export function softwareAdditions(sums: readonly PostingSum[]): bigint {
  const accounts: readonly string[] = [accountCodes.softwareInProgress, accountCodes.software];
  return debits(sums, (sum) => accounts.includes(sum.account) && !sum.nonCash);
}
