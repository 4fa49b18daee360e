import type { Asset, Step } from '@capwise/domain/assets';
import { addMonths, monthOf, monthsBetween, type Month } from '@capwise/domain/time';
import type { FoldedAsset } from '../batch.ts';
import { firstClock, nextClock, type Clock, type Reset } from './clock.ts';

/** A thing that happened to an asset, as a row of its sheet. Amounts are minor units. */
export type Happening = {
  readonly step: Step;
  readonly inMonth: Month;
  /** The first month whose charge comes after it. */
  readonly from: Month;
  /** What it adds to the cost (+) or takes off it (−), as recorded; what ends the asset takes all. */
  readonly moved: bigint;
  readonly accumulatedOut: bigint;
  readonly ends: boolean;
  readonly residual: bigint;
  /** The clock that runs after it; null before the asset is ready. */
  readonly clock: Clock | null;
  readonly setBy: 'ready' | Reset | null;
};

/** What happened to an asset; null where no sheet can count it: a plan to stop one that is used up by units. */
export function happeningsOf(folded: FoldedAsset): readonly Happening[] | null {
  const { asset, history } = folded;
  const happenings: Happening[] = [];
  let clock: Clock | null = null;
  let inService: Temporal.PlainDate | null = null;
  for (const [index, step] of history.steps.entries()) {
    const { event } = step;
    if (event.kind === 'ready-for-use') {
      inService = event.date;
      clock = readyClock(asset, event.date);
    }
    const inMonth = monthOf(event.date);
    const from = inService === null || event.kind === 'ready-for-use' ? inMonth : monthOfEffect(event.date);
    const reset = inService && resetOf(step, from, inService);
    if (reset && clock) {
      clock = nextClock(clock, reset);
      if (clock === null) return null;
    }
    happenings.push({
      step,
      inMonth,
      from,
      ...movesOf(step, history.steps[index - 1]?.parts ?? [{ gross: asset.cost.minor, impaired: 0n }]),
      residual: step.parts.reduce((sum, { residual }) => sum + residual, 0n),
      clock,
      setBy: event.kind === 'ready-for-use' ? 'ready' : reset,
    });
  }
  return happenings;
}

function readyClock({ method, convention, lifeMonths }: Asset, inService: Temporal.PlainDate): Clock {
  const expectedUnits = method.kind === 'units-of-production' ? method.expectedUnits : null;
  return firstClock(inService, lifeMonths, { convention, expectedUnits });
}

function resetOf({ event }: Step, from: Month, inService: Temporal.PlainDate): Reset | null {
  if (event.kind === 'life-change') return { from, counts: event.counts, months: event.months, inService };
  if (event.kind !== 'shutdown-plan') return null;
  return { from, counts: 'at most', months: monthsBetween(from, monthOfEffect(event.ceaseUse)), inService };
}

type Costs = readonly Pick<Step['parts'][number], 'gross' | 'impaired'>[];

function movesOf(step: Step, before: Costs): Pick<Happening, 'moved' | 'accumulatedOut' | 'ends'> {
  if (step.parts.length === 0) return { moved: 0n, accumulatedOut: 0n, ends: true };
  const { added, reversal, loss, event } = step;
  const moved = added.minor + reversal.minor - loss.minor;
  // What was charged of the part that went is its cost less what was lost with it; the rest keeps the share of all else.
  const out = event.kind === 'partial-abandonment' ? costOf(before) - costOf(step.parts) - loss.minor : 0n;
  return { moved, accumulatedOut: out, ends: false };
}

function costOf(parts: Costs): bigint {
  return parts.reduce((sum, { gross, impaired }) => sum + gross - impaired, 0n);
}

/** The event's own month, or the next where it is dated on the last day. */
function monthOfEffect(date: Temporal.PlainDate): Month {
  return date.day === date.daysInMonth ? addMonths(monthOf(date), 1) : monthOf(date);
}
