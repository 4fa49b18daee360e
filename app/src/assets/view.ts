import type { Answer } from '@capwise/contract/registry';
import type { Framework } from '@capwise/domain/assets';
import { assetFigures, stepFigures } from './figures.ts';
import { foldDocument, type FoldedAsset } from './batch.ts';
import type { AssetDocument } from './document.ts';

type View = Answer<'assets.show'>;

/** What is tried of an asset, and under which framework it is read. */
export type Trial = { readonly tried?: AssetDocument['events']; readonly framework?: Framework };

/** The view of an asset; `tried` events change its schedule and are not posted. */
export function viewOf(
  document: AssetDocument,
  currency: string,
  { tried = [], framework = 'us-gaap' }: Trial = {},
): View {
  const folded = foldDocument(document, currency, { further: tried, framework });
  const posted = tried.length === 0;
  const figures = assetFigures(folded, { posted, framework });
  const effects = stepFigures(folded, { posted, framework });
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
    steps: folded.history.steps.map((step) => ({
      date: step.event.date.toString(),
      kind: step.event.kind,
      ...effects(step),
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
