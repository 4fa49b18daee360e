import { defaultBillPolicy, type BillPolicy } from '@capwise/domain/cloud';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { CompanyReads } from '../ports/index.ts';
import { currencyOf } from './currency.ts';

/** The choices of a company, with the default of each that was never made. */
export type Settings = {
  readonly currency: string | null;
  readonly netDays: number;
  readonly recoverableTax: boolean;
  /** Month (1–12) in which the fiscal year starts. */
  readonly fiscalStart: number;
};

/** Read one after the other: within a write they share one connection. */
export async function settingsOf(company: CompanyReads): Promise<Settings> {
  const netDays = await company.setting('netDays');
  const recoverableTax = await company.setting('recoverableTax');
  const fiscalStart = await company.setting('fiscalStart');
  return {
    currency: await currencyOf(company),
    netDays: typeof netDays === 'number' ? netDays : defaultBillPolicy.netDays,
    recoverableTax: typeof recoverableTax === 'boolean' ? recoverableTax : defaultBillPolicy.recoverableTax,
    fiscalStart: typeof fiscalStart === 'number' ? fiscalStart : 1,
  };
}

export async function fiscalStartOf(company: CompanyReads): Promise<number> {
  return (await settingsOf(company)).fiscalStart;
}

/** How bills of the company post: its choices, and the first month that is open. */
export async function billPolicyOf(company: CompanyReads): Promise<BillPolicy> {
  const [{ netDays, recoverableTax }, closedThrough] = await Promise.all([
    settingsOf(company),
    company.closedThrough(),
  ]);
  return {
    ...defaultBillPolicy,
    netDays,
    recoverableTax,
    firstOpenMonth: closedThrough === null ? null : addMonths(parseMonth(closedThrough), 1),
  };
}
