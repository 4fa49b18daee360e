import { recordInOpenMonths } from '../books/record-open.ts';
import { unitOf } from '../company/index.ts';
import { settleAgain } from '../sources/settle.ts';
import type { Handler } from '../handler/index.ts';
import { batchOf } from './batch.ts';
import { findDocument } from './register.ts';
import { viewOf } from './view.ts';

/** `assets.record`: what happened changes the asset's postings from its month on; an impossible event posts nothing. */
export const recordEvent: Handler<'assets.record'> = async ({ id, event }, context) => {
  const company = await context.books();
  return context.commit(company, async (books) => {
    const currency = await unitOf(books);
    const before = await findDocument(books, id);
    const document = { ...before, events: [...before.events, event] };
    await recordInOpenMonths(books, batchOf(document, currency));
    await settleAgain(books, new Set([id]));
    return viewOf(document, currency);
  });
};
