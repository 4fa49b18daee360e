import { unitOf } from '../../company/index.ts';
import type { Handler } from '../../handler/index.ts';
import { post } from './record.ts';
import { findDocument } from './register.ts';
import { viewOf } from './view.ts';

/** `books.withdraw`: open months forget the document; what it did in closed ones is reversed in the first open month. */
export const withdrawDocument: Handler<'books.withdraw'> = async ({ id, reason }, context) => {
  const company = await context.books();
  return context.commit(company, async (books) => {
    const currency = await unitOf(books);
    const before = await findDocument(books, id);
    await post(books, { id, stored: { ...before.stored, withdrawn: reason }, currency, before });
    return viewOf(books, await findDocument(books, id), { currency });
  });
};
