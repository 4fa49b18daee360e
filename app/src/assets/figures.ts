import type { Figure, Trace } from '@capwise/contract/operation';
import type { Framework, Step } from '@capwise/domain/assets';
import { accountCodes } from '@capwise/domain/books';
import { accountsOfClass } from '@capwise/domain/treatment';
import type { Money } from '@capwise/domain/money';
import { formula, minorFigure, postingsTrace } from '../figure/index.ts';
import type { FoldedAsset } from './batch.ts';

/** How an asset is read: as it is posted or as somebody tries it, under a framework. */
export type Reading = { readonly posted: boolean; readonly framework: Framework };

type Named<Name extends string> = Readonly<Record<Name, (amount: Money, month: string) => Figure>>;

/** Figures of an asset that open to its postings; those of something tried open to nothing. */
export function assetFigures(
  { asset, history, opening }: FoldedAsset,
  reading: Reading,
): Named<'cost' | 'accumulated' | 'charge' | 'carrying'> {
  const { inProgress, inService, accumulated, charge } = accountsOfClass[asset.class];
  const cost = [inProgress, inService];
  const figure = figureOf(asset.id, reading);
  const mixed = new Set(history.steps.filter(({ event }) => !passes.has(event.kind)).map(monthOf));
  const unposted = figureOf(asset.id, { ...reading, posted: false });
  // Before the books open a charge has no expense: what it added to the accumulated is all there is of it.
  const broughtIn = (amount: Money, month: string): Figure =>
    (mixed.has(month) ? unposted : figure)(amount, { from: month, to: month, accounts: [accumulated] }, -1);
  return {
    cost: (amount, to) => figure(amount, { to, accounts: cost }, 1),
    accumulated: (amount, to) => figure(amount, { to, accounts: [accumulated] }, -1),
    charge: (amount, month) =>
      opening !== null && month < opening
        ? broughtIn(amount, month)
        : figure(amount, { from: month, to: month, accounts: [charge] }, 1),
    carrying: (amount, to) => figure(amount, { to, accounts: [...cost, accumulated] }, 1),
  };
}

/** What happens to an asset without a change of what is accumulated of it. */
const passes: ReadonlySet<Step['event']['kind']> = new Set(['ready-for-use', 'addition', 'life-change']);

const losses = [accountCodes.impairmentLoss, accountCodes.abandonmentLoss, accountCodes.disposalResult];

/** What an event did: it opens to the losses and gains of its month, where it is alone in it and the books are open. */
export function stepFigures(
  { asset, history, opening }: FoldedAsset,
  reading: Reading,
): (step: Step) => Readonly<Record<'loss' | 'gain' | 'carrying', Figure>> {
  const months = history.steps.filter(moves).map(monthOf);
  return (step) => {
    const month = monthOf(step);
    const alone = months.filter((other) => other === month).length === 1;
    const isOpen = opening === null || month >= opening;
    const figure = figureOf(asset.id, { ...reading, posted: reading.posted && alone && isOpen && moves(step) });
    return {
      loss: figure(step.loss, { from: month, to: month, accounts: losses.slice(0, 2) }, 1),
      gain: figure(step.gain, { from: month, to: month, accounts: losses.slice(2) }, -1),
      carrying: minorFigure(
        step.carrying.minor,
        step.carrying.currency,
        formula('What it stands at right after it', []),
      ),
    };
  };
}

function monthOf({ event }: Step): string {
  return event.date.toPlainYearMonth().toString();
}

function moves({ loss, gain, reversal }: Step): boolean {
  return [loss, gain, reversal].some(({ minor }) => minor !== 0n);
}

function figureOf(
  asset: string,
  { posted, framework }: Reading,
): (amount: Money, filter: Parameters<typeof postingsTrace>[0], sign: 1 | -1) => Figure {
  const basis = framework === 'us-gaap' ? {} : { basis: framework };
  const none: Trace = formula(posted ? 'Nothing below' : 'Not posted on its own', []);
  return (amount, filter, sign) =>
    minorFigure(
      amount.minor,
      amount.currency,
      posted ? postingsTrace({ ...filter, ...basis, dimensions: { asset } }, sign) : none,
    );
}
