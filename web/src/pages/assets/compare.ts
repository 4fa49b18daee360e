import { fineText, parseFine } from '@capwise/domain/money';
import type { AssetEvent, AssetView } from './answers.ts';
import { less } from './sum.ts';

/** What an asset's life amounts to: losses less gains inside EBITDA, charges outside of it. Decimal texts. */
export type Life = {
  readonly loss: string;
  readonly charges: string;
  readonly highest: string;
  /** null: nothing is ever charged. */
  readonly lastCharge: string | null;
};

export type Comparison = {
  readonly posted: Life;
  readonly tried: Life;
  /** Tried less posted. */
  readonly loss: string;
  readonly charges: string;
  /** What the tried event leaves on the books. */
  readonly carrying: string;
};

/** The posted life of an asset beside the one with a tried event in it. */
export function compareViews(posted: AssetView, tried: AssetView, event: AssetEvent): Comparison {
  const [left, right] = [lifeOf(posted), lifeOf(tried)];
  const step = tried.steps.findLast(({ kind, date }) => kind === event.kind && date === event.date);
  return {
    posted: left,
    tried: right,
    loss: less(right.loss, left.loss),
    charges: less(right.charges, left.charges),
    carrying: (step ?? tried.steps.at(-1))?.carrying.value ?? '0',
  };
}

function lifeOf({ rows, steps }: AssetView): Life {
  const charges = rows.map(({ charge }) => parseFine(charge.value ?? '0'));
  return {
    loss: fineText(
      steps.reduce((sum, { loss, gain }) => sum + parseFine(loss.value ?? '0') - parseFine(gain.value ?? '0'), 0n),
    ),
    charges: fineText(charges.reduce((sum, charge) => sum + charge, 0n)),
    highest: fineText(charges.reduce((highest, charge) => (charge > highest ? charge : highest), 0n)),
    lastCharge: rows.findLast(({ charge }) => parseFine(charge.value ?? '0') !== 0n)?.month ?? null,
  };
}
