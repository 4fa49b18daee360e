import { adjustments, defaultStatementPolicy, type Adjustment, type StatementPolicy } from '@capwise/domain/books';
import { defaultBillPolicy, type BillPolicy } from '@capwise/domain/cloud';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { CompanyReads } from '../ports/index.ts';
import { dueMonthsOf } from '../sources/datasets/invoices.ts';
import { currencyOf } from './currency.ts';

/** The choices of a company, with the default of each that was never made. */
export type Settings = {
  readonly currency: string | null;
  readonly netDays: number;
  readonly recoverableTax: boolean;
  /** Month (1–12) in which the fiscal year starts. */
  readonly fiscalStart: number;
  /** What Adjusted EBITDA leaves out beside impairment, abandonment and disposal. */
  readonly adjustments: Adjustment[];
  readonly grossMargin: StatementPolicy['grossMargin'];
  /** Finance-lease principal is taken off the free cash flow. */
  readonly freeCashFlowTakesLeases: boolean;
};

/** Read one after the other: within a write they share one connection. */
export async function settingsOf(company: CompanyReads): Promise<Settings> {
  const netDays = await company.setting('netDays');
  const recoverableTax = await company.setting('recoverableTax');
  const fiscalStart = await company.setting('fiscalStart');
  const listed = await company.setting('adjustments');
  const grossMargin = await company.setting('grossMargin');
  const takesLeases = await company.setting('freeCashFlowTakesLeases');
  return {
    currency: await currencyOf(company),
    netDays: typeof netDays === 'number' ? netDays : defaultBillPolicy.netDays,
    recoverableTax: typeof recoverableTax === 'boolean' ? recoverableTax : defaultBillPolicy.recoverableTax,
    fiscalStart: typeof fiscalStart === 'number' ? fiscalStart : 1,
    adjustments: adjustments.filter((adjustment) => Array.isArray(listed) && listed.includes(adjustment)),
    grossMargin: grossMargin === 'after-software-amortization' ? grossMargin : defaultStatementPolicy.grossMargin,
    freeCashFlowTakesLeases: typeof takesLeases === 'boolean' ? takesLeases : true,
  };
}

export async function fiscalStartOf(company: CompanyReads): Promise<number> {
  return (await settingsOf(company)).fiscalStart;
}

/** How bills of the company post: its choices, and the first month that is open. */
export async function billPolicyOf(company: CompanyReads): Promise<BillPolicy> {
  const { netDays, recoverableTax } = await settingsOf(company);
  const closedThrough = await company.closedThrough();
  const dueMonths = await dueMonthsOf(company);
  return {
    ...defaultBillPolicy,
    netDays,
    recoverableTax,
    ...(dueMonths.size > 0 && { dueMonths }),
    firstOpenMonth: closedThrough === null ? null : addMonths(parseMonth(closedThrough), 1),
  };
}
