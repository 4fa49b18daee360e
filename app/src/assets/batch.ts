import { postEntries, foldAsset, type Asset, type AssetHistory, type Entry } from '@capwise/domain/assets';
import { accountCodes, type Batch, type SourceLine } from '@capwise/domain/books';
import { addMonths, lastDay, monthOf } from '@capwise/domain/time';
import { accountsOfClass, monthsUnpaid } from '@capwise/domain/treatment';
import { additionOf, assetOf, eventOf, type AssetDocument } from './document.ts';

export const assetProducer = 'assets';

/** The framework of the books; a company's other frameworks are parallel views. */
const framework = 'us-gaap';

export type FoldedAsset = { readonly asset: Asset; readonly history: AssetHistory };

/** An asset's life as its document and further events make it. Refuses what cannot happen to it. */
export function foldDocument(
  document: AssetDocument,
  currency: string,
  further: AssetDocument['events'] = [],
): FoldedAsset {
  const asset = assetOf(document, currency);
  const additions = (document.additions ?? []).map((addition) => additionOf(addition, currency));
  const events = [...additions, ...[...document.events, ...further].map((event) => eventOf(event, currency))];
  return { asset, history: foldAsset(asset, events, framework) };
}

/** All postings of an asset's life: its purchase, its charges, and a line for each thing that happened to it. */
export function batchOf(document: AssetDocument, currency: string): Batch {
  const { asset, history } = foldDocument(document, currency);
  const month = monthOf(asset.began);
  const line = (what: string, treatment: string): SourceLine => ({
    what: `${what} · ${asset.name}`,
    month,
    postingMonth: month,
    dimensions: { entity: 'main', asset: asset.id },
    treatment,
    amounts: { amount: asset.cost },
    source: { kind: 'asset', id: asset.id, document: JSON.stringify(document) },
    notes: [],
  });
  const context = {
    basis: framework,
    scenario: 'actual',
    dimensions: { entity: 'main', asset: asset.id },
    measure: 'amount',
  } as const;
  return {
    producer: assetProducer,
    subject: asset.id,
    period: month.toString(),
    lines: [
      line('Purchase', 'capitalize a purchase'),
      line('Depreciation', 'depreciation'),
      ...history.steps.map(({ event }) => line(event.kind.replaceAll('-', ' '), `asset: ${event.kind}`)),
    ],
    postings: [
      ...postEntries(purchaseOf(asset, document.asset.netDays), { ...context, line: 0 }),
      ...postEntries(history.entries, { ...context, line: 1 }),
    ],
    madeFrom: [],
  };
}

/** Dr asset in progress, Cr payable (section investing), which settles on its terms. */
function purchaseOf(asset: Asset, netDays: number): readonly Entry[] {
  const { inProgress, payables } = accountsOfClass[asset.class];
  const months = monthsUnpaid(netDays);
  const paid = months === 0 ? asset.began : lastDay(addMonths(monthOf(asset.began), months));
  const common = { step: 0, amount: asset.cost, section: 'investing' as const };
  return [
    { ...common, date: asset.began, debit: inProgress, credit: payables },
    { ...common, date: paid, debit: payables, credit: accountCodes.cash },
  ];
}
