import { unitOf } from '../../company/index.ts';
import type { Handler } from '../../handler/index.ts';
import { findDocument } from './register.ts';
import { viewOf } from './view.ts';

export const showDocument: Handler<'books.document'> = async ({ id, asOf }, context) => {
  const company = await context.books();
  const currency = await unitOf(company);
  return viewOf(company, await findDocument(company, id, asOf), { currency, asOf });
};
