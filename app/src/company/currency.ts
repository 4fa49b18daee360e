import type { CompanyReads, CompanyWrites } from '../ports/index.ts';

/** What amounts are in until the books say otherwise. */
export const defaultCurrency = 'USD';

/** The functional currency of a company: that of its first import, kept as a setting; null before it. */
export async function currencyOf(company: CompanyReads): Promise<string | null> {
  return currencyIn(await company.setting('currency'));
}

/** The functional currency as its setting has it; null where that was never put. */
export function currencyIn(setting: unknown): string | null {
  return typeof setting === 'string' ? setting : null;
}

/** The functional currency, or the one that amounts are in before there is one. */
export async function unitOf(company: CompanyReads): Promise<string> {
  return (await currencyOf(company)) ?? defaultCurrency;
}

/** The functional currency; the first that writes into the books fixes it. */
export async function keptCurrency(
  books: CompanyReads & CompanyWrites,
  first: string = defaultCurrency,
): Promise<string> {
  const kept = await currencyOf(books);
  if (kept === null) await books.putSetting('currency', first);
  return kept ?? first;
}
