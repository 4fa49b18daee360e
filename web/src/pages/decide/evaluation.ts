import type { Answer } from '@capwise/contract';

/** A case laid out: its options, line by line and period by period. */
export type Evaluation = Answer<'decide.evaluate'>;

/** What the ranges of a case come to. */
export type Estimate = NonNullable<Evaluation['estimate']>;
