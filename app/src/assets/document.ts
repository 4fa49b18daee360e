import type { Input } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { Asset, AssetEvent, Estimates, Method } from '@capwise/domain/assets';
import { parseMoney, type Money } from '@capwise/domain/money';
import { monthOf } from '@capwise/domain/time';

/** An asset as a person gave it, and what happened to it, in the order in which it was recorded. */
export type AssetDocument = {
  readonly asset: Input<'assets.add'>;
  readonly events: readonly WireEvent[];
  /** Cost that documents capitalize into it while it is in progress; absent in what was kept before there were any. */
  readonly additions?: readonly Addition[];
  /** Month that the books open with, where it began before: what happened until then is brought in. Absent where it did not. */
  readonly opening?: string;
};

/** Cost that a source document adds: posted by the document's own treatment. */
export type Addition = { readonly document: string; readonly date: string; readonly amount: string };

export type WireEvent = Input<'assets.record'>['event'];

type TimeMethodName = Exclude<Input<'assets.add'>['method'], 'units-of-production'>;

const methods: Readonly<Record<TimeMethodName, Method>> = {
  'straight-line': { kind: 'straight-line' },
  '150-declining': { kind: 'declining-balance', percent: 150, switchesToStraightLine: false },
  '150-declining-switch': { kind: 'declining-balance', percent: 150, switchesToStraightLine: true },
  'double-declining': { kind: 'declining-balance', percent: 200, switchesToStraightLine: false },
  'double-declining-switch': { kind: 'declining-balance', percent: 200, switchesToStraightLine: true },
  'sum-of-years-digits': { kind: 'sum-of-years-digits' },
};

/** The asset of a document; `events` are all that count, those that are tried too. */
export function assetOf({ asset }: AssetDocument, events: readonly WireEvent[], currency: string): Asset {
  return {
    id: asset.id,
    name: asset.name,
    class: asset.class,
    cost: parseMoney(asset.cost, currency),
    residual: parseMoney(asset.residual, currency),
    began: Temporal.PlainDate.from(asset.began),
    inService: asset.inService === undefined ? null : Temporal.PlainDate.from(asset.inService),
    lifeMonths: asset.lifeMonths,
    method: methodOf(asset, events),
    convention: asset.convention,
  };
}

function methodOf({ method, expectedUnits, name }: AssetDocument['asset'], events: readonly WireEvent[]): Method {
  const used = events.flatMap((event) =>
    event.kind === 'usage' ? [{ month: monthOf(Temporal.PlainDate.from(event.date)), units: BigInt(event.units) }] : [],
  );
  if (method === 'units-of-production' && expectedUnits !== undefined) {
    return { kind: method, expectedUnits: BigInt(expectedUnits), used };
  }
  if (method !== 'units-of-production' && used.length === 0) return methods[method];
  throw new Refusal(
    'UNITS_MISSING',
    method === 'units-of-production'
      ? `"${name}" is used up by units and says not how many it is expected to give: give expectedUnits`
      : `"${name}" is used up by ${method}, which counts no units: leave the usage out, or choose units-of-production`,
    { value: method },
  );
}

export function additionOf({ date, amount }: Addition, currency: string): AssetEvent {
  return { kind: 'addition', date: Temporal.PlainDate.from(date), amount: parseMoney(amount, currency) };
}

/** What an event does to the asset; units that were given are part of its method. */
export function eventsOf(event: WireEvent, currency: string): readonly AssetEvent[] {
  return event.kind === 'usage' ? [] : [eventOf(event, currency)];
}

function eventOf(event: Exclude<WireEvent, { kind: 'usage' }>, currency: string): AssetEvent {
  const amount = (text: string): Money => parseMoney(text, currency);
  const date = Temporal.PlainDate.from(event.date);
  const part = 'part' in event && event.part !== undefined ? { part: event.part } : {};
  switch (event.kind) {
    case 'ready-for-use':
      return { kind: event.kind, date };
    case 'retirement':
      return { kind: event.kind, date, ...part };
    case 'life-change':
      return { kind: event.kind, date, counts: event.counts, months: event.months, ...part };
    case 'impairment-test':
      return { kind: event.kind, date, estimates: estimatesOf(event, amount), ...part };
    case 'impairment':
      return { kind: event.kind, date, loss: amount(event.loss), ...part };
    case 'completion-not-probable':
      return { kind: event.kind, date, ...(event.fairValue !== undefined && { fairValue: amount(event.fairValue) }) };
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
