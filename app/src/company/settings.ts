import { adjustments, defaultStatementPolicy, type Adjustment, type StatementPolicy } from '@capwise/domain/books';
import { defaultBillPolicy, type BillPolicy } from '@capwise/domain/cloud';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { CompanyReads } from '../ports/index.ts';
import { dueMonthsOf } from '../sources/datasets/invoices.ts';
import { currencyIn } from './currency.ts';

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
  /** Tags and own columns of bills that name who owns a cost, however they are spelled. */
  readonly ownerTags: string[];
};

const defaultOwnerTags = ['owner', 'team', 'cost-center'];

const keys = [
  'currency',
  'netDays',
  'recoverableTax',
  'fiscalStart',
  'adjustments',
  'grossMargin',
  'freeCashFlowTakesLeases',
  'ownerTags',
];

/** All choices of a company, in one question to the store. */
export async function settingsOf(company: CompanyReads): Promise<Settings> {
  const settings = await company.settings(keys);
  const netDays = settings.get('netDays');
  const recoverableTax = settings.get('recoverableTax');
  const fiscalStart = settings.get('fiscalStart');
  const listed = settings.get('adjustments');
  const grossMargin = settings.get('grossMargin');
  const takesLeases = settings.get('freeCashFlowTakesLeases');
  return {
    currency: currencyIn(settings.get('currency')),
    netDays: typeof netDays === 'number' ? netDays : defaultBillPolicy.netDays,
    recoverableTax: typeof recoverableTax === 'boolean' ? recoverableTax : defaultBillPolicy.recoverableTax,
    fiscalStart: typeof fiscalStart === 'number' ? fiscalStart : 1,
    adjustments: adjustments.filter((adjustment) => Array.isArray(listed) && listed.includes(adjustment)),
    grossMargin: grossMargin === 'after-software-amortization' ? grossMargin : defaultStatementPolicy.grossMargin,
    freeCashFlowTakesLeases: typeof takesLeases === 'boolean' ? takesLeases : true,
    ownerTags: ownerTagsIn(settings.get('ownerTags')),
  };
}

/** Tags and own columns of bills that name who owns a cost. */
export async function ownerTagsOf(company: CompanyReads): Promise<string[]> {
  return ownerTagsIn(await company.setting('ownerTags'));
}

function ownerTagsIn(listed: unknown): string[] {
  return Array.isArray(listed) ? listed.map(String) : defaultOwnerTags;
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
