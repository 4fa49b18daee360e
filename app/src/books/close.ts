import { Refusal } from '@capwise/domain';
import { accountCodes } from '@capwise/domain/books';
import { money, moneyText, parseMoney, subtract } from '@capwise/domain/money';
import { currencyOf } from '../company/index.ts';
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
  const currency = (await currencyOf(books)) ?? 'USD';
  const totals = (await readDocuments(books)).flatMap(({ id, stored: { document, withdrawn } }) =>
    document.kind === 'invoice-total' && withdrawn === null && document.month <= through ? [{ id, ...document }] : [],
  );
  if (totals.length === 0) return;
  const sums = await books.sumsBy({ scenario: 'actual', accounts: [accountCodes.payables], measures: ['billed'] }, [
    'invoice',
  ]);
  for (const { id, invoice, amount, month } of totals) {
    const said = parseMoney(amount, currency);
    const billed = money(
      sums.reduce((sum, { minor, values }) => (values.invoice === invoice ? sum - minor : sum), 0n),
      currency,
    );
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
