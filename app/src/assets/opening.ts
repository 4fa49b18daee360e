import { Refusal } from '@capwise/domain';
import { readOpenings, type Openings } from '../books/opening.ts';
import { recordInOpenMonths } from '../books/record-open.ts';
import type { CompanyReads, CompanyWrites } from '../ports/index.ts';
import { settleAgain } from '../sources/settle.ts';
import { batchOf } from './batch.ts';
import type { AssetDocument } from './document.ts';
import { readRegister } from './register.ts';

/** The document of an asset that enters the register. Refuses ASSET_EXISTS where an opening entry holds its balances. */
export function newDocument(asset: AssetDocument['asset'], openings: Openings): AssetDocument {
  if (!openings.assets.has(asset.id)) return openedWith({ asset, events: [] }, openings);
  throw new Refusal(
    'ASSET_EXISTS',
    `an opening entry holds balances of the asset "${asset.id}", which the register would bring in again: take them out of it first, or choose another id`,
    { value: asset.id },
  );
}

/** The document of an asset as the opening entries of the books have it: what happened before the first is brought in. */
function openedWith({ opening: _, ...document }: AssetDocument, { month }: Openings): AssetDocument {
  return month !== null && document.asset.began.slice(0, 7) < month ? { ...document, opening: month } : document;
}

/** Posts the assets again for which the month that the books open with has changed. */
export async function openAgain(books: CompanyReads & CompanyWrites, currency: string): Promise<void> {
  const openings = await readOpenings(books);
  const documents = [...(await readRegister(books)).values()];
  const changed = documents
    .map((document) => ({ before: document.opening, document: openedWith(document, openings) }))
    .filter(({ before, document }) => before !== document.opening);
  for (const { document } of changed) await recordInOpenMonths(books, batchOf(document, currency));
  if (changed.length > 0) await settleAgain(books, new Set(changed.map(({ document }) => document.asset.id)));
}

/** An opening entry and the register would count an asset twice. Refuses ASSET_EXISTS. */
export async function requireOnce(books: CompanyReads, assets: readonly string[]): Promise<void> {
  const register = await readRegister(books);
  const twice = assets.find((asset) => register.has(asset));
  if (twice === undefined) return;
  throw new Refusal(
    'ASSET_EXISTS',
    `the opening entry names the asset "${twice}", which the register brings in with its cost and what was charged before: leave its balances out of the opening entry`,
    { value: twice },
  );
}
