import { money, type Money } from '@capwise/domain/money';
import { unitOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { foldDocument, type FoldedAsset } from './batch.ts';
import { readRegister } from './register.ts';
import { assetFigures } from './figures.ts';
import { stateOf } from './view.ts';

/** `assets.list`: the register at the end of a month. */
export const listAssets: Handler<'assets.list'> = async ({ month, asOf }, context) => {
  const company = await context.books();
  const currency = await unitOf(company);
  const end = month ?? context.ports.now().toString().slice(0, 7);
  const documents = [...(await readRegister(company, asOf)).values()].filter(
    ({ asset }) => asset.began.slice(0, 7) <= end,
  );
  return {
    month: end,
    assets: documents.map((document) => {
      const folded = foldDocument(document, currency);
      const figures = assetFigures(folded, { posted: true, framework: 'us-gaap' });
      const rows = folded.history.rows.filter((row) => row.month.toString() <= end);
      const last = rows.at(-1);
      const none = money(0n, currency);
      const carrying = last?.carrying ?? inProgress(folded, end);
      const accumulated = last?.accumulated ?? none;
      const cost: Money = money(carrying.minor + accumulated.minor, currency);
      return {
        id: document.asset.id,
        name: document.asset.name,
        class: document.asset.class,
        state: stateOf(folded, end),
        cost: figures.cost(cost, end),
        accumulated: figures.accumulated(accumulated, end),
        carrying: figures.carrying(carrying, end),
        charge: figures.charge(last?.month.toString() === end ? last.charge : none, end),
        lastCharge: folded.history.rows.findLast(({ charge }) => charge.minor !== 0n)?.month.toString() ?? null,
      };
    }),
  };
};

/** What an asset in progress stands at: its cost, with what was added to it and lost of it until then. */
function inProgress({ asset, history }: FoldedAsset, month: string): Money {
  const last = history.steps.findLast(({ event }) => event.date.toPlainYearMonth().toString() <= month);
  return last?.carrying ?? asset.cost;
}
