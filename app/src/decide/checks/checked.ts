import type { Answer } from '@capwise/contract/registry';
import type { Recommendation } from '@capwise/domain/decide';
import type { EvaluatedOption } from '../option.ts';
import type { ReadCase } from '../read.ts';
import type { Place } from '../reader.ts';

type Evaluation = Answer<'decide.evaluate'>;

/** A case as it came out, for the checks of what only all of it together shows. */
export type Checked = Pick<Evaluation, 'comparisons' | 'estimate' | 'releases'> & {
  readonly read: ReadCase;
  readonly options: readonly EvaluatedOption[];
  readonly recommendation: Recommendation;
};

/** What a check finds in a case, and where. */
export type CaseFinding = { readonly code: string; readonly message: string; readonly place: Place | undefined };
