import { readDocuments } from '../books/documents/register.ts';
import type { Handler } from '../handler/index.ts';
import { estimateFigures } from './estimate-figures.ts';
import { openMonths } from './month-end.ts';

/** `cloud.estimate`: what the bills of a month still lack, with a range, and how their accruals turned out. */
export const estimateMonth: Handler<'cloud.estimate'> = async ({ month, asOf }, context) => {
  const company = await context.books();
  const documents = await readDocuments(company, asOf);
  const open = await openMonths(company, context.lake(company.name), { month, asOf });
  return { month, bills: open.map((bill) => estimateFigures(bill, documents)) };
};
