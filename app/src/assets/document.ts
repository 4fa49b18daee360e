import type { Input } from '@capwise/contract/registry';
import type { Asset, AssetEvent, Estimates, Method } from '@capwise/domain/assets';
import { parseMoney, type Money } from '@capwise/domain/money';

/** An asset as a person gave it, and what happened to it, in the order in which it was recorded. */
export type AssetDocument = {
  readonly asset: Input<'assets.add'>;
  readonly events: readonly WireEvent[];
  /** Cost that documents capitalize into it while it is in progress; absent in what was kept before there were any. */
  readonly additions?: readonly Addition[];
};

/** Cost that a source document adds: posted by the document's own treatment. */
export type Addition = { readonly document: string; readonly date: string; readonly amount: string };

export type WireEvent = Input<'assets.record'>['event'];

const methods: Readonly<Record<Input<'assets.add'>['method'], Method>> = {
  'straight-line': { kind: 'straight-line' },
  '150-declining': { kind: 'declining-balance', percent: 150, switchesToStraightLine: false },
  '150-declining-switch': { kind: 'declining-balance', percent: 150, switchesToStraightLine: true },
  'double-declining': { kind: 'declining-balance', percent: 200, switchesToStraightLine: false },
  'double-declining-switch': { kind: 'declining-balance', percent: 200, switchesToStraightLine: true },
  'sum-of-years-digits': { kind: 'sum-of-years-digits' },
};

export function assetOf({ asset }: AssetDocument, currency: string): Asset {
  return {
    id: asset.id,
    name: asset.name,
    class: asset.class,
    cost: parseMoney(asset.cost, currency),
    residual: parseMoney(asset.residual, currency),
    began: Temporal.PlainDate.from(asset.began),
    inService: asset.inService === undefined ? null : Temporal.PlainDate.from(asset.inService),
    lifeMonths: asset.lifeMonths,
    method: methods[asset.method],
    convention: asset.convention,
  };
}

export function additionOf({ date, amount }: Addition, currency: string): AssetEvent {
  return { kind: 'addition', date: Temporal.PlainDate.from(date), amount: parseMoney(amount, currency) };
}

export function eventOf(event: WireEvent, currency: string): AssetEvent {
  const amount = (text: string): Money => parseMoney(text, currency);
  const date = Temporal.PlainDate.from(event.date);
  switch (event.kind) {
    case 'ready-for-use':
    case 'retirement':
      return { kind: event.kind, date };
    case 'life-change':
      return { kind: event.kind, date, counts: event.counts, months: event.months };
    case 'impairment-test':
      return { kind: event.kind, date, estimates: estimatesOf(event, amount) };
    case 'impairment':
      return { kind: event.kind, date, loss: amount(event.loss) };
    case 'partial-abandonment':
      return { kind: event.kind, date, share: { ...event.share, cost: amount(event.share.cost) } };
    case 'shutdown-plan': {
      const estimates = estimatesOf(event, amount);
      const tested = Object.keys(estimates).length > 0;
      const test = tested
        ? ({ kind: 'estimates', estimates } as const)
        : ({ kind: 'documented', document: event.document ?? '' } as const);
      return { kind: event.kind, date, ceaseUse: Temporal.PlainDate.from(event.ceaseUse), test };
    }
    case 'sale':
      return { kind: event.kind, date, proceeds: amount(event.proceeds), netDays: event.netDays };
  }
}

type EstimateTexts = Readonly<Partial<Record<keyof Estimates, string | undefined>>>;

function estimatesOf(texts: EstimateTexts, amount: (text: string) => Money): Estimates {
  const names = ['undiscountedCashFlows', 'fairValue', 'fairValueLessCosts', 'valueInUse'] as const;
  return Object.fromEntries(names.flatMap((name) => (texts[name] === undefined ? [] : [[name, amount(texts[name])]])));
}
