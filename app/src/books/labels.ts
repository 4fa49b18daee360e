import type { BalanceGroup, BridgeBar, StatementItem, StatementLine, StatementPolicy } from '@capwise/domain/books';

/** Names of the rows of the statement, in the field's words. */
export const itemLabels: Readonly<Record<StatementItem, string>> = {
  revenue: 'Revenue',
  'cost-of-revenue': 'Cost of revenue',
  'research-and-development': 'Research and development',
  'sales-and-marketing': 'Sales and marketing',
  'general-and-administrative': 'General and administrative',
  unassigned: 'Cost without a function yet',
  'impairment-and-abandonment': 'Impairment, abandonment and write-down losses',
  disposal: 'Gains and losses on disposal',
  'stock-compensation': 'Stock compensation',
  severance: 'Severance',
  amortization: 'Depreciation and amortization',
  'other-income': 'Other income',
  'exchange-differences': 'Exchange differences',
  interest: 'Interest',
  'income-tax': 'Income tax',
};

/** Names of the lines of the statement; that of EBITDA depends on whether there is revenue (`measureName`). */
export function statementLabel(line: StatementLine, { grossMargin }: StatementPolicy): string {
  switch (line) {
    case 'gross-margin':
      return grossMargin === 'before-amortization'
        ? 'Gross margin before amortization'
        : 'Gross margin after amortization of software';
    case 'adjusted-ebitda':
      return 'Adjusted EBITDA';
    case 'ebitda':
      return 'EBITDA';
    case 'operating-income':
      return 'Operating income';
    case 'pre-tax-income':
      return 'Pre-tax income';
    case 'net-income':
      return 'Net income';
    default:
      return itemLabels[line];
  }
}

export const barLabels: Readonly<Record<Exclude<BridgeBar, 'ebitda'>, string>> = {
  'non-cash': 'Non-cash items in EBITDA',
  'other-income': 'Other income and exchange differences',
  receivables: 'Receivables',
  prepaid: 'Prepaid',
  'deferred-implementation': 'Deferred hosting cost',
  payables: 'Unpaid bills',
  accruals: 'Accruals',
  'deferred-revenue': 'Deferred revenue',
  'billed-effective-difference': 'Billed/effective difference',
  interest: 'Interest paid',
  'income-tax': 'Income tax paid',
  'capital-expenditure': 'Property and equipment bought',
  'capitalized-software': 'Capitalized software paid',
  'disposal-proceeds': 'Disposal proceeds',
  'lease-principal': 'Lease principal',
  'debt-and-equity': 'Debt and equity',
  'currency-restatement': 'Currency restatement of cash',
  cash: 'Change in cash',
};

/** Names of the balances that are read together. */
export const groupLabels: Readonly<Record<BalanceGroup, string>> = {
  cash: 'Cash',
  receivables: 'Receivables',
  prepaids: 'Prepaids',
  differences: 'Billed/effective difference',
  'assets-in-progress': 'Assets in progress',
  assets: 'Assets in service',
  payables: 'Payables',
  accruals: 'Accruals',
  'deferred-revenue': 'Deferred revenue',
  leases: 'Lease liabilities',
  equity: 'Equity',
};

/** EBITDA = net income + tax + interest + D&A − other income and exchange differences; printed with the figure. */
export function ebitdaDefinition({ adjustments }: StatementPolicy): string {
  const left = ['impairment, abandonment and write-down losses', 'gains and losses on disposal'];
  const out = [...left, ...adjustments.map((adjustment) => itemLabels[adjustment].toLowerCase())];
  return (
    'EBITDA = net income + income tax + interest + depreciation and amortization − other income − exchange differences. ' +
    `Adjusted EBITDA leaves out ${out.slice(0, -1).join(', ')} and ${out.at(-1)}.`
  );
}

/** Without revenue from the ledger the measure is an effect of spend, never "EBITDA". */
export function measureName(hasRevenue: boolean): string {
  return hasRevenue ? 'EBITDA' : 'EBITDA effect of engineering spend';
}
