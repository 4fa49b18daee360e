import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { accountsOfClass } from '@capwise/domain/treatment';
import type { Money } from '@capwise/domain/money';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import { foldDocument, type FoldedAsset } from './batch.ts';
import type { AssetDocument } from './document.ts';

type View = Answer<'assets.show'>;

/** Figures of an asset that open to its postings; those of something tried open to nothing. */
export type AssetFigures = Readonly<
  Record<'cost' | 'accumulated' | 'charge' | 'carrying', (amount: Money, month: string) => Figure>
>;

export function assetFigures({ asset }: FoldedAsset, posted: boolean): AssetFigures {
  const dimensions = { asset: asset.id };
  const { inProgress, inService, accumulated, charge } = accountsOfClass[asset.class];
  const cost = [inProgress, inService];
  const figure = (amount: Money, trace: Figure['trace']): Figure =>
    minorFigure(amount.minor, amount.currency, posted ? trace : formula('Tried, not posted', []));
  return {
    cost: (amount, to) => figure(amount, postingsTrace({ to, accounts: cost, dimensions }, 1)),
    accumulated: (amount, to) => figure(amount, postingsTrace({ to, accounts: [accumulated], dimensions }, -1)),
    charge: (amount, month) =>
      figure(amount, postingsTrace({ from: month, to: month, accounts: [charge], dimensions }, 1)),
    carrying: (amount, to) => figure(amount, postingsTrace({ to, accounts: [...cost, accumulated], dimensions }, 1)),
  };
}

/** The view of an asset; `tried` events change its schedule and are not posted. */
export function viewOf(document: AssetDocument, currency: string, tried: AssetDocument['events'] = []): View {
  const folded = foldDocument(document, currency, tried);
  const figures = assetFigures(folded, tried.length === 0);
  const nothing = formula('What the event did', []);
  return {
    asset: document.asset,
    events: [...document.events, ...tried],
    state: stateOf(folded),
    rows: folded.history.rows.map(({ month, charge, accumulated, carrying }) => ({
      month: month.toString(),
      charge: figures.charge(charge, month.toString()),
      accumulated: figures.accumulated(accumulated, month.toString()),
      carrying: figures.carrying(carrying, month.toString()),
    })),
    steps: folded.history.steps.map(({ event, loss, gain, carrying }) => ({
      date: event.date.toString(),
      kind: event.kind,
      loss: minorFigure(loss.minor, currency, nothing),
      gain: minorFigure(gain.minor, currency, nothing),
      carrying: minorFigure(carrying.minor, currency, nothing),
    })),
  };
}

/** What an asset is at the end of a month, or, without one, of all that is known of it. */
export function stateOf({ asset, history }: FoldedAsset, month?: string): View['state'] {
  const steps = history.steps.filter(({ event }) => month === undefined || event.date.toString().slice(0, 7) <= month);
  const last = steps.at(-1);
  if (last && ['retirement', 'sale'].includes(last.event.kind) && last.carrying.minor === 0n) return 'disposed';
  if (!steps.some(({ event }) => event.kind === 'ready-for-use')) return 'in progress';
  const end = history.rows.at(-1);
  const done = month !== undefined && end !== undefined && end.month.toString() <= month;
  return done && end.carrying.minor === asset.residual.minor ? 'fully depreciated' : 'in service';
}
