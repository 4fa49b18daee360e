import { Refusal } from '@capwise/domain';
import { readOpenings } from '../books/opening.ts';
import { recordInOpenMonths } from '../books/record-open.ts';
import { keptCurrency } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { batchOf } from './batch.ts';
import { newDocument } from './opening.ts';
import { readRegister } from './register.ts';
import { viewOf } from './view.ts';

/** `assets.add`: a purchase enters the register, and its whole life is posted. */
export const addAsset: Handler<'assets.add'> = async (asset, context) => {
  const company = await context.books();
  return context.commit(company, async (books) => {
    if ((await readRegister(books)).has(asset.id)) {
      throw new Refusal(
        'ASSET_EXISTS',
        `an asset "${asset.id}" is in the register already: record an event of it, or choose another id`,
        { value: asset.id },
      );
    }
    const document = newDocument(asset, await readOpenings(books));
    const currency = await keptCurrency(books);
    await recordInOpenMonths(books, batchOf(document, currency));
    return viewOf(document, currency);
  });
};
