import type { BridgeBar, StatementLine } from '@capwise/domain/books';

/** Names of the lines of the statement, in the field's words. */
export const statementLabels: Readonly<Record<Exclude<StatementLine, 'ebitda'>, string>> = {
  revenue: 'Revenue',
  'cost-of-revenue': 'Cost of revenue',
  'research-and-development': 'Research and development',
  'sales-and-marketing': 'Sales and marketing',
  'general-and-administrative': 'General and administrative',
  unassigned: 'Cost without a function yet',
  'adjusted-ebitda': 'Adjusted EBITDA',
  'impairment-and-abandonment': 'Impairment and abandonment',
  disposal: 'Gains and losses on disposal',
  amortization: 'Depreciation and amortization',
  'operating-income': 'Operating income',
  'other-income': 'Other income and exchange differences',
  interest: 'Interest',
  'pre-tax-income': 'Pre-tax income',
  'income-tax': 'Income tax',
  'net-income': 'Net income',
};

export const barLabels: Readonly<Record<Exclude<BridgeBar, 'ebitda'>, string>> = {
  'non-cash': 'Non-cash items in EBITDA',
  'other-income': 'Other income and exchange differences',
  receivables: 'Receivables',
  prepaid: 'Prepaid',
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
  cash: 'Change in cash',
};

/** EBITDA = net income + tax + interest + D&A − other income and exchange differences; printed with the figure. */
export const ebitdaDefinition =
  'EBITDA = net income + income tax + interest + depreciation and amortization − other income and exchange differences. ' +
  'Adjusted EBITDA leaves out impairment, abandonment and disposal.';

/** Without revenue from the ledger the measure is an effect of spend, never "EBITDA". */
export function measureName(hasRevenue: boolean): string {
  return hasRevenue ? 'EBITDA' : 'EBITDA effect of engineering spend';
}
