import type { Money } from '../money/index.ts';
import type { AssetClass } from '../treatment/index.ts';
import type { Estimates } from './impairment.ts';
import type { Depreciation } from './schedule.ts';

/** Something whose cost is used up over a book life: what it cost so far, from when on, and how it is used up. */
export type Asset = Omit<Depreciation, 'inService'> & {
  readonly id: string;
  readonly name: string;
  readonly class: AssetClass;
  /** The first day on which it has a cost. Nothing can happen to it before. */
  readonly began: Temporal.PlainDate;
  /** The day on which it is ready for its use; null while it is in progress: an event then says when. */
  readonly inService: Temporal.PlainDate | null;
};

/** A part of the cost that goes its own way, and the document that says how large it is. */
export type CostShare = { readonly name: string; readonly cost: Money; readonly document: string };

/** What was found before a life is shortened: values to test with, or the document of a test that found nothing to write down. */
export type PriorTest =
  | { readonly kind: 'estimates'; readonly estimates: Estimates }
  | { readonly kind: 'documented'; readonly document: string };

/**
 * What happens to an asset on a day, or to one part of it where `part` names one. It takes effect at the beginning of its month,
 * before the charge of that month; dated on the last day of a month, after its charge.
 */
export type AssetEvent = { readonly date: Temporal.PlainDate; readonly part?: string } & (
  | { readonly kind: 'ready-for-use' }
  /** More cost of an asset in progress. It is posted by the treatment of that cost. */
  | { readonly kind: 'addition'; readonly amount: Money }
  /** ASC 250, IAS 8: prospective. `total` counts from the day of service, `remaining` from the month of effect. */
  | { readonly kind: 'life-change'; readonly counts: 'total' | 'remaining'; readonly months: number }
  | { readonly kind: 'impairment-test'; readonly estimates: Estimates }
  /** A loss that somebody else's test found. */
  | { readonly kind: 'impairment'; readonly loss: Money }
  /** ASC 350-40-35-3: software that is not completed is presumed to have a fair value of 0. */
  | { readonly kind: 'completion-not-probable'; readonly fairValue?: Money }
  | { readonly kind: 'partial-abandonment'; readonly share: CostShare }
  | {
      readonly kind: 'shutdown-plan';
      readonly ceaseUse: Temporal.PlainDate;
      readonly test: PriorTest;
      readonly share?: CostShare;
    }
  /** `planned` by a shutdown plan: it happens only while the plan stands. */
  | { readonly kind: 'retirement'; readonly planned?: boolean }
  | { readonly kind: 'sale'; readonly proceeds: Money; readonly netDays: number }
);
