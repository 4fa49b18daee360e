import type { Posting } from './posting.ts';
import type { SourceLine } from './source-line.ts';

/**
 * What one producer says about one subject in one period, as a whole. Running again writes a new revision; reads take the
 * latest, or the latest as of a moment.
 */
export type Batch = {
  readonly producer: string;
  readonly subject: string;
  /** `2026-10`, or a text of the producer's own that sorts by time. */
  readonly period: string;
  readonly lines: readonly SourceLine[];
  readonly postings: readonly Posting[];
  /** What the batch was made from, for the record: ids of loads, versions of policies. */
  readonly madeFrom: readonly string[];
};
