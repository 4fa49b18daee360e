import type { CompanyReads } from '../ports/index.ts';

/** The functional currency of a company: that of its first import, kept as a setting; null before it. */
export async function currencyOf(company: CompanyReads): Promise<string | null> {
  const setting = await company.setting('currency');
  return typeof setting === 'string' ? setting : null;
}
