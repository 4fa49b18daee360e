import type { CompanyStore } from '../ports/index.ts';
import { currencyOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';

/** All companies with their functional currency and the first and last month that was billed. */
export const listCompanies: Handler<'companies.list'> = async (_input, { ports }) => {
  const current = await ports.store.current();
  const companies = (await ports.store.companies()).map(async ({ name, demo }) => ({
    name,
    demo,
    current: name === current,
    ...(await extentOf(await ports.store.company(name))),
  }));
  return { companies: await Promise.all(companies) };
};

async function extentOf(
  books: CompanyStore,
): Promise<{ currency: string | null; firstMonth: string | null; lastMonth: string | null }> {
  const currency = await currencyOf(books);
  const months = (await books.liveParts()).map((part) => part.billingPeriod).sort();
  return {
    currency,
    firstMonth: months[0] ?? null,
    lastMonth: months.at(-1) ?? null,
  };
}
