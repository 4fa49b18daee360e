import { unitOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { findDocument } from './register.ts';
import { viewOf } from './view.ts';

/** `assets.show`: an asset's schedule as its events make it, or as tried ones would, under either framework. */
export const showAsset: Handler<'assets.show'> = async ({ id, whatIf, basis, asOf }, context) => {
  const company = await context.books();
  const document = await findDocument(company, id, asOf);
  return viewOf(document, await unitOf(company), { tried: whatIf, framework: basis });
};
