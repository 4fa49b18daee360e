import { currencyOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { findDocument } from './register.ts';
import { viewOf } from './view.ts';

export const showAsset: Handler<'assets.show'> = async ({ id, whatIf, asOf }, context) => {
  const company = await context.books();
  return viewOf(await findDocument(company, id, asOf), (await currencyOf(company)) ?? 'USD', whatIf);
};
