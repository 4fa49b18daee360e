import { Refusal } from '@capwise/domain';
import { currencyOf, settingsOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads, CompanyWrites } from '../ports/index.ts';
import { postAgain } from '../sources/post.ts';
import { settleAgain } from '../sources/settle.ts';

/** `companies.set`: changes choices, and posts the bills again by them: what differs becomes a new revision. */
export const changeSettings: Handler<'companies.set'> = async (changes, context) => {
  const { store } = context.ports;
  if (context.named !== undefined && changes.currency !== undefined && !context.dryRun)
    await store.create(context.named, { demo: false });
  const company = await context.books();
  return context.commit(company, async (books) => {
    if (changes.currency !== undefined) await fixCurrency(books, changes.currency);
    const posted = await postAgain(books, context.lake(company.name), async () => {
      for (const [key, value] of Object.entries(changes)) {
        if (value !== undefined && key !== 'currency') await books.putSetting(key, value);
      }
    });
    const revisions = posted + (await settleAgain(books));
    return { name: company.name, ...(await settingsOf(books)), revisions };
  });
};

async function fixCurrency(books: CompanyReads & CompanyWrites, currency: string): Promise<void> {
  const fixed = await currencyOf(books);
  if (fixed === currency) return;
  if (fixed !== null && ((await books.liveParts()).length > 0 || (await books.rates()).length > 0)) {
    throw new Refusal(
      'CURRENCY_FIXED',
      `the books are kept in ${fixed} since their first import or exchange rate: use another company (--company) to keep books in ${currency}`,
      {
        value: currency,
        functional: fixed,
      },
    );
  }
  await books.putSetting('currency', currency);
}
