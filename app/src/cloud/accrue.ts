import { unitOf } from '../company/index.ts';
import { post } from '../books/documents/record.ts';
import { readDocuments } from '../books/documents/register.ts';
import type { Handler } from '../handler/index.ts';
import { accrualId, accrualOf } from './accrual-document.ts';
import { estimateFigures } from './estimate-figures.ts';
import { openMonths, type OpenMonth } from './month-end.ts';

/** `cloud.accrue`: records an accrual for each bill of the month that is not final; its bill takes it back. */
export const accrueMonth: Handler<'cloud.accrue'> = async ({ month }, context) => {
  const company = await context.books();
  const lake = context.lake(company.name);
  return context.commit(company, async (books) => {
    const currency = await unitOf(books);
    const open = await openMonths(books, lake, { month });
    const documents = await readDocuments(books);
    const recorded: string[] = [];
    const left: { bill: string; why: string }[] = [];
    for (const bill of open) {
      const why = whyNot(bill, currency);
      const document = why === null ? accrualOf(bill) : null;
      if (document) {
        const id = accrualId(bill.part);
        const before = documents.find((known) => known.id === id);
        await post(books, { id, stored: { document, withdrawn: null }, currency, before });
        recorded.push(id);
      } else {
        left.push({
          bill: `${bill.part.source} · ${bill.part.billingAccount}`,
          why: why ?? 'it covers its month, and no credit is missing',
        });
      }
    }
    const after = await readDocuments(books);
    return { month, bills: open.map((bill) => estimateFigures(bill, after)), recorded, left };
  });
};

function whyNot({ part, estimate }: OpenMonth, currency: string): string | null {
  if (part.currency !== currency) return `it is in ${part.currency}, and the books are kept in ${currency}`;
  return estimate === null ? 'no day of the month has usage to go by' : null;
}
