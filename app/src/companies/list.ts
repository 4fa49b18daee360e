import { Refusal } from '@capwise/domain';
import type { CompanyRecord, Store } from '../ports/index.ts';
import { currencyOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';

type Listed = Pick<CompanyRecord, 'name' | 'demo'> & {
  readonly currency: string | null;
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
};

/** All companies with their functional currency and the first and last month that was billed. */
export const listCompanies: Handler<'companies.list'> = async (_input, { ports: { store } }) => {
  const current = await store.current();
  const listed = await Promise.all((await store.companies()).map((company) => extentOf(store, company)));
  return {
    companies: listed.flatMap((company) => (company ? [{ ...company, current: company.name === current }] : [])),
  };
};

/** Null for a company that was dropped since the list was read, as one is in which a first file was only tried. */
async function extentOf(store: Store, { name, demo }: CompanyRecord): Promise<Listed | null> {
  try {
    const books = await store.company(name);
    const currency = await currencyOf(books);
    const months = (await books.liveParts()).map((part) => part.billingPeriod).sort();
    return { name, demo, currency, firstMonth: months[0] ?? null, lastMonth: months.at(-1) ?? null };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'UNKNOWN_COMPANY') return null;
    throw error;
  }
}
