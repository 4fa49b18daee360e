import { moneyText } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import type { AssetEvent, CostShare } from './asset.ts';
import type { Part } from './part.ts';
import { requireCurrency, text } from './require.ts';
import type { AssetState } from './state.ts';

/** Refuses an event that is earlier than the asset as EVENT_BEFORE_ASSET. */
export function requireBegun({ asset }: AssetState, { kind, date }: AssetEvent): void {
  if (Temporal.PlainDate.compare(date, asset.began) >= 0) return;
  throw new Refusal(
    'EVENT_BEFORE_ASSET',
    `"${kind}" of ${date} is before "${asset.name}" began on ${asset.began}: give the event a date from then on, or correct the beginning`,
    { value: date.toString(), began: asset.began.toString(), event: kind },
  );
}

/** Refuses what only an asset in progress can meet as ASSET_IN_SERVICE. */
export function requireInProgress({ asset, phase, inService }: AssetState, { kind, date }: AssetEvent): void {
  if (phase === 'in-progress') return;
  throw new Refusal(
    'ASSET_IN_SERVICE',
    `"${kind}" of ${date} finds "${asset.name}" in service since ${inService}: leave it out, or record new functionality as an asset of its own`,
    { value: date.toString(), event: kind },
  );
}

/** Refuses what only an asset in use can meet as ASSET_NOT_IN_SERVICE. */
export function requireInService({ asset, phase }: AssetState, { kind, date }: AssetEvent): void {
  if (phase === 'in-service') return;
  throw new Refusal(
    'ASSET_NOT_IN_SERVICE',
    `"${kind}" of ${date} finds "${asset.name}" still in progress, without a life: record when it is ready for use first`,
    { value: date.toString(), event: kind },
  );
}

/** Refuses what needs a document and names none. */
export function requireDocument(
  code: 'UNDOCUMENTED_SHARE' | 'UNDOCUMENTED_TEST',
  document: string,
  { what, remedy }: { readonly what: string; readonly remedy: string },
): void {
  if (document.trim() !== '') return;
  throw new Refusal(code, `${what} names no document: ${remedy}`, { value: document });
}

/** Refuses a share of the cost without a document (UNDOCUMENTED_SHARE), of no amount (INVALID_AMOUNT), or by a name that is taken (PART_EXISTS). */
export function requireShare({ asset, parts }: AssetState, { name, cost, document }: CostShare): void {
  requireDocument('UNDOCUMENTED_SHARE', document, {
    what: `the share "${name}" of ${text(cost)}`,
    remedy: 'name the document that says what this part cost; a share is never guessed',
  });
  requireCurrency(`the share "${name}"`, cost, asset.cost.currency);
  if (cost.minor <= 0n) {
    throw new Refusal('INVALID_AMOUNT', `the share "${name}" is ${text(cost)}: give its cost, above 0`, {
      value: moneyText(cost),
    });
  }
  if (!parts.some((part) => part.name === name)) return;
  throw new Refusal('PART_EXISTS', `"${asset.name}" has a part "${name}" already: give the share another name`, {
    value: name,
  });
}

/** The parts that an event concerns: the one it names, else all. Refuses a name that no part has as UNKNOWN_PART. */
export function targetsOf({ asset, parts }: AssetState, { part }: { readonly part?: string }): readonly Part[] {
  const targets = parts.filter(({ name }) => part === undefined || name === part);
  if (targets.length > 0) return targets;
  throw new Refusal(
    'UNKNOWN_PART',
    `"${asset.name}" has no part "${part}" on the books: its parts are ${parts.map(({ name }) => name).join(', ')}`,
    { value: part ?? null },
  );
}
