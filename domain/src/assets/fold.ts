import type { AssetEvent, Asset } from './asset.ts';
import { accountsOfClass } from '../treatment/index.ts';
import type { Entry } from './entry.ts';
import { applyEvent } from './events.ts';
import type { Framework } from './impairment.ts';
import { requireAmounts, requireLife, requireMethod } from './require.ts';
import type { ScheduleRow } from './schedule.ts';
import { amountOf, begin, chargeUntil, type AssetState, type Step } from './state.ts';
import { compareMonths, monthOf, monthRange, type Month } from '../time/index.ts';

/** An asset's life: its schedule as its events made it, what each event did, and the entries of both. */
export type AssetHistory = {
  readonly rows: readonly ScheduleRow[];
  /** In the order of their dates. */
  readonly steps: readonly Step[];
  readonly entries: readonly Entry[];
};

/**
 * Folds an asset and its events, by date, into its history under a framework. Entries of step 0 are the monthly charges; those of
 * step n belong to the nth of `steps`. Refuses what the schedule refuses, EVENT_BEFORE_ASSET, EVENT_AFTER_DISPOSAL,
 * ASSET_NOT_IN_SERVICE, ASSET_IN_SERVICE, IMPAIRMENT_ABOVE_BOOK, TEST_INCOMPLETE, UNDOCUMENTED_TEST, UNDOCUMENTED_SHARE,
 * SHARE_ABOVE_COST, PART_EXISTS, UNKNOWN_PART, METHOD_WITHOUT_LIFE and NEEDS_RATE, and then posts nothing at all.
 */
export function foldAsset(asset: Asset, events: readonly AssetEvent[], framework: Framework): AssetHistory {
  if (asset.method.kind !== 'units-of-production') requireLife('a life', asset.lifeMonths);
  requireMethod(asset.method);
  requireAmounts(asset.cost, asset.residual);
  const ordered = inOrder(asset, events);
  const folded = chargeUntil(replay(asset, ordered, framework));
  return { rows: rowsOf(asset, folded), steps: folded.steps, entries: folded.entries.filter(isMoving) };
}

function replay(asset: Asset, events: readonly AssetEvent[], framework: Framework): AssetState {
  return events.reduce(
    (state, event, index) =>
      applyEvent(state, event, () => replay(asset, events.slice(0, index).flatMap(withoutImpairment), framework)),
    begin(asset, framework),
  );
}

/** What would have happened without any impairment: the measure of a reversal's ceiling. */
function withoutImpairment(event: AssetEvent): readonly AssetEvent[] {
  switch (event.kind) {
    case 'impairment-test':
    case 'impairment':
    case 'completion-not-probable':
      return [];
    case 'shutdown-plan':
      return [{ ...event, test: { kind: 'documented', document: 'left out' } }];
    default:
      return [event];
  }
}

function inOrder(asset: Asset, events: readonly AssetEvent[]): readonly AssetEvent[] {
  const ready: readonly AssetEvent[] = asset.inService ? [{ kind: 'ready-for-use', date: asset.inService }] : [];
  const retirements = events.flatMap((event): readonly AssetEvent[] => {
    if (event.kind !== 'shutdown-plan') return [];
    const part = event.share?.name ?? event.part;
    return [{ kind: 'retirement', planned: true, date: event.ceaseUse, ...(part !== undefined && { part }) }];
  });
  return [...ready, ...events, ...retirements].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}

function isMoving({ amount }: Entry): boolean {
  return amount.minor !== 0n;
}

function rowsOf(asset: Asset, { entries, steps, scheduled }: AssetState): readonly ScheduleRow[] {
  const { inProgress, inService, accumulated, charge } = accountsOfClass[asset.class];
  const months = [...scheduled, ...entries.map(({ date }) => monthOf(date))].sort(compareMonths);
  const start = steps.find(({ event }) => event.kind === 'ready-for-use');
  const last = months.at(-1);
  if (!start || !last) return [];
  const until = (month: Month) => {
    const moved = (accounts: readonly string[]): bigint =>
      entries
        .filter(({ date }) => compareMonths(monthOf(date), month) <= 0)
        .reduce((sum, entry) => sum + sideOf(entry, accounts) * entry.amount.minor, 0n);
    const added = steps
      .filter(({ event }) => compareMonths(monthOf(event.date), month) <= 0)
      .reduce((sum, step) => sum + step.added.minor, 0n);
    return {
      carrying: asset.cost.minor + added + moved([inProgress, inService, accumulated]),
      accumulated: -moved([accumulated]),
    };
  };
  return monthRange(monthOf(start.event.date), last).map((month) => {
    const of = (minor: bigint) => amountOf(asset, minor);
    const charged = entries
      .filter(({ debit, date }) => debit === charge && monthOf(date).equals(month))
      .reduce((sum, { amount }) => sum + amount.minor, 0n);
    const stands = until(month);
    return { month, charge: of(charged), accumulated: of(stands.accumulated), carrying: of(stands.carrying) };
  });
}

function sideOf({ debit, credit }: Entry, accounts: readonly string[]): bigint {
  return (accounts.includes(debit) ? 1n : 0n) - (accounts.includes(credit) ? 1n : 0n);
}
