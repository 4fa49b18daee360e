import { Refusal } from '@capwise/domain';
import {
  postEntries,
  foldAsset,
  type Asset,
  type AssetHistory,
  type Entry,
  type Framework,
} from '@capwise/domain/assets';
import { accountCodes, accountOf, changeUnder, type Batch, type Posting, type SourceLine } from '@capwise/domain/books';
import { addMonths, lastDay, monthOf } from '@capwise/domain/time';
import { accountsOfClass, monthsUnpaid } from '@capwise/domain/treatment';
import { additionOf, assetOf, eventsOf, type AssetDocument } from './document.ts';

export const assetProducer = 'assets';

/** `opening`: the month that the books open with, where it began before; null where it did not. */
export type FoldedAsset = { readonly asset: Asset; readonly history: AssetHistory; readonly opening: string | null };

/** An asset's life as its document and further events make it under a framework. Refuses what cannot happen to it. */
export function foldDocument(
  document: AssetDocument,
  currency: string,
  {
    further = [],
    framework = 'us-gaap',
  }: { readonly further?: AssetDocument['events']; readonly framework?: Framework } = {},
): FoldedAsset {
  const events = [...document.events, ...further];
  const asset = assetOf(document, events, currency);
  const additions = (document.additions ?? []).map((addition) => additionOf(addition, currency));
  const all = [...additions, ...events.flatMap((event) => eventsOf(event, currency))];
  return { asset, history: foldAsset(asset, all, framework), opening: document.opening ?? null };
}

/**
 * All postings of an asset's life: its purchase, its charges, and a line for each thing that happened to it. What happened before
 * the books open stands against opening equity.
 */
export function batchOf(document: AssetDocument, currency: string): Batch {
  const { asset, history, opening } = foldDocument(document, currency);
  const ifrs = foldUnderIfrs(document, currency);
  const month = monthOf(asset.began);
  const lifeOf = ({ entries }: AssetHistory): readonly Posting[] =>
    post(broughtIn(entries, opening), { id: asset.id, line: 1 });
  const usGaap = lifeOf(history);
  const line = (what: string, treatment: string): SourceLine => ({
    what: `${what} · ${asset.name}`,
    month,
    postingMonth: month,
    dimensions: { entity: 'main', asset: asset.id },
    treatment,
    amounts: { amount: asset.cost },
    source: { kind: 'asset', id: asset.id, document: JSON.stringify(document) },
    notes: [
      ...(ifrs === null ? ['a test lacks the estimates that IFRS needs: the IFRS view repeats US GAAP'] : []),
      ...(opening === null ? [] : [`until the books open with ${opening}, it stands against opening equity`]),
    ],
  });
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
      ...post(broughtIn(purchaseOf(asset, document.asset.netDays), opening), { id: asset.id, line: 0 }),
      ...usGaap,
      ...changeUnder('ifrs', { own: ifrs === null ? usGaap : lifeOf(ifrs), usGaap }),
    ],
    madeFrom: [],
  };
}

/** Entries before the month that the books open with: cash and results of that time are opening equity, and no flow. */
function broughtIn(entries: readonly Entry[], opening: string | null): readonly Entry[] {
  const stands = (account: string): string =>
    account === accountCodes.cash || accountOf(account).row !== undefined ? accountCodes.openingEquity : account;
  return entries.map((entry) =>
    opening === null || monthOf(entry.date).toString() >= opening
      ? entry
      : { ...entry, debit: stands(entry.debit), credit: stands(entry.credit), nonCash: true },
  );
}

/** null where an impairment test lacks an estimate that IFRS needs. */
function foldUnderIfrs(document: AssetDocument, currency: string): AssetHistory | null {
  try {
    return foldDocument(document, currency, { framework: 'ifrs' }).history;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TEST_INCOMPLETE') return null;
    throw error;
  }
}

function post(
  entries: readonly Entry[],
  { id, line }: { readonly id: string; readonly line: number },
): readonly Posting[] {
  return postEntries(entries, {
    basis: 'us-gaap',
    scenario: 'actual',
    dimensions: { entity: 'main', asset: id },
    measure: 'amount',
    line,
  });
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
