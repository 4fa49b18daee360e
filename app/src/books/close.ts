import { Refusal } from '@capwise/domain';
import { moneyText, subtract } from '@capwise/domain/money';
import { unitOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { readTotals } from '../sources/datasets/totals.ts';

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
  for (const { document, invoice, issuer, month, said, bill } of await readTotals(books, await unitOf(books))) {
    if (month > through || said.minor === bill.amount.minor) continue;
    const [total, billed] = [moneyText(said), moneyText(bill.amount)];
    const difference = moneyText(subtract(said, bill.amount));
    const onBill = bill.isKnown ? `its bill says ${billed}` : 'no bill has a row of it';
    throw new Refusal(
      'SOURCE_UNBALANCED',
      `invoice "${invoice}"${issuer === null ? '' : ` of ${issuer}`} of ${month} says ${total} ${said.currency}, and ${onBill}: ` +
        `${difference} differ. Load the bill again, or correct or withdraw the total ("${document}"), and close then`,
      { invoice, said: total, billed, difference },
    );
  }
}
