import {
  accountCodes,
  accountOf,
  chartOfAccounts,
  stockInSoftware,
  type Account,
  type AccountCode,
  type StatementRow,
} from './account.ts';
import { debits, type PostingSum } from './fold.ts';

/** Natures of cost that a policy can move below Adjusted EBITDA, each as a row of its own. */
export const adjustments = ['stock-compensation', 'severance'] as const;
export type Adjustment = (typeof adjustments)[number];

/** A row of accounts as a policy shows it. */
export type StatementItem = StatementRow | Adjustment;

/** What a company chose about its statement. */
export type StatementPolicy = {
  /** Cost that Adjusted EBITDA leaves out beside impairment, abandonment and disposal. */
  readonly adjustments: readonly Adjustment[];
  /** Whether the amortization of capitalized software counts as a cost of revenue in the gross margin. */
  readonly grossMargin: 'before-amortization' | 'after-software-amortization';
};

/** Nothing is adjusted beside what the statement always names, and gross margin is before amortization. */
export const defaultStatementPolicy: StatementPolicy = { adjustments: [], grossMargin: 'before-amortization' };

/** The lines of the statement in the order in which they are read: rows of accounts, and the subtotals after them. */
export const statementLines = [
  'revenue',
  'cost-of-revenue',
  'gross-margin',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
  'adjusted-ebitda',
  'impairment-and-abandonment',
  'disposal',
  'stock-compensation',
  'severance',
  'ebitda',
  'amortization',
  'operating-income',
  'other-income',
  'exchange-differences',
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
 * The items that a line of the statement is the sum of. EBITDA = net income + tax + interest + D&A − other income and
 * exchange differences (accounting contract, §4); adjusted EBITDA leaves out the items between the two.
 */
export const itemsOfLine: Readonly<Record<StatementLine, readonly StatementItem[]>> = (() => {
  const ebitda = [...operatingRows, 'impairment-and-abandonment', 'disposal', ...adjustments] as const;
  const operatingIncome = [...ebitda, 'amortization'] as const;
  const preTax = [...operatingIncome, 'other-income', 'exchange-differences', 'interest'] as const;
  return {
    revenue: ['revenue'],
    'cost-of-revenue': ['cost-of-revenue'],
    'gross-margin': ['revenue', 'cost-of-revenue'],
    'research-and-development': ['research-and-development'],
    'sales-and-marketing': ['sales-and-marketing'],
    'general-and-administrative': ['general-and-administrative'],
    unassigned: ['unassigned'],
    'adjusted-ebitda': operatingRows,
    'impairment-and-abandonment': ['impairment-and-abandonment'],
    disposal: ['disposal'],
    'stock-compensation': ['stock-compensation'],
    severance: ['severance'],
    ebitda,
    amortization: ['amortization'],
    'operating-income': operatingIncome,
    'other-income': ['other-income'],
    'exchange-differences': ['exchange-differences'],
    interest: ['interest'],
    'pre-tax-income': preTax,
    'income-tax': ['income-tax'],
    'net-income': [...preTax, 'income-tax'],
  };
})();

/** The rows that a line is the sum of while no policy moves anything out of them. */
export const rowsOfLine = Object.fromEntries(
  statementLines.map((line): [string, unknown] => [line, itemsOfLine[line].filter((item) => !isAdjustment(item))]),
) as Readonly<Record<StatementLine, readonly StatementRow[]>>;

/** True for an item that exists only where a policy lists it. */
export function isAdjustment(item: StatementItem): item is Adjustment {
  return (adjustments as readonly string[]).includes(item);
}

/** The item of the statement that an account belongs to under a policy; undefined for the balance sheet. */
export function itemOf({ row, nature }: Account, { adjustments: listed }: StatementPolicy): StatementItem | undefined {
  return listed.find((adjustment) => adjustment === nature) ?? row;
}

/** The accounts of an item under a policy, by code. */
export function accountsOfItem(item: StatementItem, policy: StatementPolicy): readonly AccountCode[] {
  return chartOfAccounts.filter((account) => itemOf(account, policy) === item).map(({ code }) => code);
}

/** Every line of the statement in minor units; what raises profit is +. */
export function statementOf(
  sums: readonly PostingSum[],
  policy: StatementPolicy = defaultStatementPolicy,
): Readonly<Record<StatementLine, bigint>> {
  const byItem = new Map<StatementItem, bigint>();
  for (const { account, minor } of sums) {
    const item = itemOf(accountOf(account), policy);
    if (item) byItem.set(item, (byItem.get(item) ?? 0n) - minor);
  }
  const lines = statementLines.map((line) => [
    line,
    itemsOfLine[line].reduce((sum, item) => sum + (byItem.get(item) ?? 0n), 0n),
  ]);
  const found = Object.fromEntries(lines) as Record<StatementLine, bigint>;
  return { ...found, 'gross-margin': found['gross-margin'] - amortizationInMargin(sums, policy) };
}

function amortizationInMargin(sums: readonly PostingSum[], { grossMargin }: StatementPolicy): bigint {
  if (grossMargin === 'before-amortization') return 0n;
  return debits(sums, ({ account }) => account === accountCodes.amortizationOfSoftware);
}

/**
 * What was added to capitalized software, in minor units, +: "EBITDA less capitalized software" stands beside EBITDA. Of
 * entries that are not cash only capitalized stock compensation counts, by its contra-expense: write-offs and balances that were
 * brought in are no additions.
 */
export function softwareAdditions(sums: readonly PostingSum[]): bigint {
  const accounts: readonly string[] = [accountCodes.softwareInProgress, accountCodes.software];
  const paid = debits(sums, (sum) => accounts.includes(sum.account) && !sum.nonCash);
  return paid - debits(sums, ({ account }) => stockInSoftware.includes(account));
}

/**
 * Operating profit before depreciation, amortization and impairments within the scope of IAS 36, in minor units: the
 * subtotal that IFRS 18.118 names. Losses on abandonment and disposal are derecognition, not IAS 36, and stay in it.
 */
export function operatingProfitBefore(sums: readonly PostingSum[]): bigint {
  const { 'operating-income': operatingIncome, amortization } = statementOf(sums);
  const impairments = debits(sums, ({ account }) => account === accountCodes.impairmentLoss);
  return operatingIncome - amortization + impairments;
}
