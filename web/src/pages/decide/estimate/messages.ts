import type { FullEstimate, QuickEstimate } from '@capwise/domain/decide';

/** What the page asks its worker. */
export type EstimateRequest = {
  readonly number: number;
  /** The case as the kernel reads it; left out where it is the one before. */
  readonly model?: string;
  readonly pair: { readonly left: string; readonly right: string };
  readonly points: number;
  readonly seed: number;
  /** Assumptions that are held at one value. */
  readonly held: readonly (readonly [string, number])[];
};

/** What the worker answers: means and chances at once, everything after it. */
export type EstimateReply =
  | { readonly kind: 'quick'; readonly number: number; readonly quick: QuickEstimate }
  | { readonly kind: 'full'; readonly number: number; readonly full: FullEstimate }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };
