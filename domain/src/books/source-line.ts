import type { Fine, Money } from '../money/index.ts';
import type { Month } from '../time/index.ts';
import type { Dimensions } from './posting.ts';

/**
 * Bill rows that a line or a figure is made of: a conjunction of column values, over pinned parts of loads, or over all parts
 * that were live at a moment of the store. `ChargeMonth` and `BillingMonth` (`2026-10`) count as columns.
 */
export type RowFilter = {
  readonly parts?: readonly string[];
  readonly asOf?: string;
  /** First and last charge month. */
  readonly from?: string;
  readonly to?: string;
  /** FOCUS column → value, or values one of which fits; null means that the rows say nothing in that column. */
  readonly equals: Readonly<Record<string, string | null | readonly (string | null)[]>>;
};

/** What a source said, before any rule: what, when, how much, for whom, on which terms, from which source. */
export type SourceLine = {
  readonly what: string;
  /** Month of the charge or service. */
  readonly month: Month;
  /** Month in which it posts: the charge month while that is open. */
  readonly postingMonth: Month;
  readonly dimensions: Dimensions;
  /** The name of the treatment that turns it into postings. */
  readonly treatment: string;
  readonly amounts: Readonly<Partial<Record<'amount' | 'billed' | 'effective', Money>>>;
  readonly source: LineSource;
  /** Why a rule treated it as it did, in words for the person who opens it. */
  readonly notes: readonly string[];
};

/** Where a line came from. Exact sums of bill rows are kept so that its rounding can be shown as a row of its own. */
export type LineSource =
  | {
      readonly kind: 'rows';
      readonly filter: RowFilter;
      readonly rows: number;
      readonly billed: Fine;
      readonly effective: Fine;
    }
  | { readonly kind: 'asset'; readonly id: string; readonly document: string }
  /** A source document that a person recorded, or a row of a file that says as much as one. */
  | { readonly kind: 'document'; readonly id: string; readonly document: string }
  | { readonly kind: 'change'; readonly subject: string; readonly period: string }
  | { readonly kind: 'case'; readonly document: string; readonly option: string; readonly item: string };
