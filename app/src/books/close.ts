import { Refusal } from '@capwise/domain';
import { accountCodes } from '@capwise/domain/books';
import { money, moneyText, parseMoney, subtract, type Money } from '@capwise/domain/money';
import { unitOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { readDocuments } from './documents/register.ts';

/** `books.close`: from now on nothing posts into the month or any before it. A source that does not tie is settled first. */
export const closeMonths: Handler<'books.close'> = async ({ through }, context) => {
  const company = await context.books();
  return context.commit(company, async (books) => {
    await requireInvoicesTied(books, through);
    return { through, batches: await books.close(through) };
  });
};

/** Every invoice whose total was recorded up to the month says the same as its bill. Refuses SOURCE_UNBALANCED. */
async function requireInvoicesTied(books: CompanyReads, through: string): Promise<void> {
  const functional = await unitOf(books);
  const totals = (await readDocuments(books)).flatMap(({ id, stored: { document, withdrawn } }) =>
    document.kind === 'invoice-total' && withdrawn === null && document.month <= through ? [{ id, ...document }] : [],
  );
  for (const { id, invoice, amount, month, currency = functional } of totals) {
    const said = parseMoney(amount, currency);
    const billed = await billedOf(books, invoice, currency);
    if (said.minor === billed.minor) continue;
    const difference = moneyText(subtract(said, billed));
    throw new Refusal(
      'SOURCE_UNBALANCED',
      `invoice "${invoice}" of ${month} says ${moneyText(said)} ${currency}, and its bill says ${moneyText(billed)}: ${difference} differ. ` +
        `Load the bill again, or correct or withdraw the total ("${id}"), and close then`,
      { invoice, said: moneyText(said), billed: moneyText(billed), difference },
    );
  }
}

/** What the bill says of an invoice, in the currency of the invoice. */
async function billedOf(books: CompanyReads, invoice: string, currency: string): Promise<Money> {
  const filter = { accounts: [accountCodes.payables], measures: ['billed'], dimensions: { invoice }, currency };
  const sums = await books.sums({ scenario: 'actual', ...filter });
  return money(
    sums.reduce((sum, { minor }) => sum - minor, 0n),
    currency,
  );
}
