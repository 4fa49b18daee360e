import { money, type Money } from '../money/index.ts';
import { lastDay, type Month } from '../time/index.ts';
import type { Asset, AssetEvent } from './asset.ts';
import { accountsOfClass } from '../treatment/index.ts';
import type { Entry } from './entry.ts';
import type { Framework } from './impairment.ts';
import { advance, partInProgress, type Part } from './part.ts';

/** What an event did, in money; what it did not do is zero. */
export type Step = {
  readonly event: AssetEvent;
  readonly loss: Money;
  /** Proceeds less carrying amount: a loss is −. */
  readonly gain: Money;
  readonly reversal: Money;
  /** Cost that became part of the asset. */
  readonly added: Money;
  /** Cost that did not, because completion is no longer probable. */
  readonly expensed: Money;
  /** What the asset stands at after it. */
  readonly carrying: Money;
  /** Its parts after it, each with its residual value and what was charged of it. */
  readonly parts: readonly Part[];
};

/** Where an asset stands between two events. */
export type AssetState = {
  readonly asset: Asset;
  readonly framework: Framework;
  readonly phase: 'in-progress' | 'in-service' | 'disposed';
  readonly inService: Temporal.PlainDate | null;
  readonly completionIsProbable: boolean;
  readonly parts: readonly Part[];
  readonly steps: readonly Step[];
  readonly entries: readonly Entry[];
  /** Months that have a row even where nothing is charged. */
  readonly scheduled: readonly Month[];
};

/** The name of what no share was taken out of. */
export const mainPart = 'main';

/** An asset on the day on which it begins. */
export function begin(asset: Asset, framework: Framework): AssetState {
  return {
    asset,
    framework,
    phase: 'in-progress',
    inService: null,
    completionIsProbable: true,
    parts: [partInProgress(mainPart, asset.cost.minor, asset.residual.minor)],
    steps: [],
    entries: [],
    scheduled: [],
  };
}

export function amountOf({ cost }: Asset, minor: bigint): Money {
  return money(minor, cost.currency);
}

/** Charges every part for the months before `until`, or to the end of its life. */
export function chargeUntil(state: AssetState, until?: Month): AssetState {
  const advanced = state.parts.map((part) => advance(part, until));
  const { charge, accumulated } = accountsOfClass[state.asset.class];
  const charges = advanced.flatMap((result) => result.charges);
  const entries = charges.map(({ month, minor }) => ({
    step: 0,
    date: lastDay(month),
    debit: charge,
    credit: accumulated,
    amount: amountOf(state.asset, minor),
    nonCash: true,
  }));
  return {
    ...state,
    parts: advanced.map(({ part }) => part),
    entries: [...state.entries, ...entries],
    scheduled: [...state.scheduled, ...charges.map(({ month }) => month)],
  };
}
