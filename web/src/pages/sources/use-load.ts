import type { Answer } from '@capwise/contract';
import type { CallError, CallProgress } from '@capwise/contract/client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useReducer, useRef } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompanies, useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';

export type Imported = Answer<'sources.import'>;

/** What a person decides about files before they are loaded. Absent: as it was said of their source before. */
export type LoadChoices = {
  readonly delivery?: 'replace' | 'append';
  /** Rows that cannot be read may be set aside. */
  readonly quarantine?: boolean;
  /** What counts of purchases whose cost the usage that they cover has too. */
  readonly purchases?: 'as-stated' | 'once';
  /** The sheet that is the bill, in workbooks that have several. */
  readonly sheet?: string;
};

/** What was chosen is kept in every state, so that nothing has to be chosen twice. */
type Chosen = { readonly files: readonly File[]; readonly choices: LoadChoices };

/** Where a load is. */
export type LoadState =
  | { readonly kind: 'idle' }
  | (Chosen & { readonly kind: 'checking'; readonly progress: CallProgress | undefined })
  | (Chosen & { readonly kind: 'checked'; readonly found: Imported })
  | (Chosen & {
      readonly kind: 'publishing';
      readonly found: Imported;
      readonly progress: CallProgress | undefined;
    })
  | (Chosen & { readonly kind: 'published'; readonly result: Imported })
  | (Chosen & {
      readonly kind: 'failed';
      readonly failure: CallError;
      /** Present where the check passed and only publishing failed. */
      readonly found: Imported | undefined;
    });

type Event =
  | (Chosen & { readonly kind: 'check' })
  | { readonly kind: 'progress'; readonly progress: CallProgress }
  | { readonly kind: 'found'; readonly found: Imported }
  | { readonly kind: 'publish' }
  | { readonly kind: 'published'; readonly result: Imported }
  | { readonly kind: 'failed'; readonly failure: CallError }
  | { readonly kind: 'cleared' };

export type Loading = {
  readonly state: LoadState;
  readonly check: (files: readonly File[]) => void;
  /** Checks the same files again, by what was chosen before and by what is chosen now. */
  readonly recheck: (choices?: LoadChoices) => void;
  readonly publish: () => void;
  readonly cancel: () => void;
};

/** Loads bills in two steps: a dry run that says what would happen, then the same files for good. */
export function useLoad(onPublished: (company: string) => void): Loading {
  const [state, tell] = useReducer(next, { kind: 'idle' });
  const answers = useQueryClient();
  const company = useTargetCompany();
  const running = useRef<AbortController>(undefined);
  const key = useRef('');
  const run = useCallback(
    async ({ files, choices }: Chosen, dryRun: boolean) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      try {
        const answer = await clientOf(company).call('sources.import', choices, {
          files: { files },
          signal: control.signal,
          onProgress: (progress) => !control.signal.aborted && tell({ kind: 'progress', progress }),
          ...(dryRun ? { dryRun } : { idempotencyKey: key.current }),
        });
        if (control.signal.aborted) return;
        tell(dryRun ? { kind: 'found', found: answer } : { kind: 'published', result: answer });
        if (dryRun) return;
        await answers.invalidateQueries();
        onPublished(answer.company);
      } catch (error) {
        if (!control.signal.aborted) tell({ kind: 'failed', failure: asCallError(error) });
      }
    },
    [answers, company, onPublished],
  );
  const check = useCallback(
    (files: readonly File[], choices: LoadChoices = {}) => {
      key.current = crypto.randomUUID();
      tell({ kind: 'check', files, choices });
      void run({ files, choices }, true);
    },
    [run],
  );
  return {
    state,
    check,
    recheck: (choices) => {
      if (state.kind !== 'idle') check(state.files, { ...state.choices, ...choices });
    },
    publish: () => {
      if (state.kind === 'idle') return;
      tell({ kind: 'publish' });
      void run(state, false);
    },
    cancel: () => {
      running.current?.abort();
      tell({ kind: 'cleared' });
    },
  };
}

/** Bills of one's own never go into the demo: no company is named then, and the server takes or makes one. */
function useTargetCompany(): string | undefined {
  const { companies } = useCompanies();
  const name = useCompany();
  return companies?.find((company) => company.name === name)?.demo ? undefined : name;
}

/** The state after an event; an event that does not fit the state changes nothing. */
export function next(state: LoadState, event: Event): LoadState {
  if (event.kind === 'check') {
    return { kind: 'checking', files: event.files, choices: event.choices, progress: undefined };
  }
  if (state.kind === 'idle' || event.kind === 'cleared') return { kind: 'idle' };
  const { files, choices } = state;
  switch (event.kind) {
    case 'progress':
      return state.kind === 'checking' || state.kind === 'publishing' ? { ...state, progress: event.progress } : state;
    case 'found':
      return state.kind === 'checking' ? { kind: 'checked', files, choices, found: event.found } : state;
    case 'publish': {
      const found = state.kind === 'checked' || state.kind === 'failed' ? state.found : undefined;
      return found ? { kind: 'publishing', files, choices, found, progress: undefined } : state;
    }
    case 'published':
      return state.kind === 'publishing' ? { kind: 'published', files, choices, result: event.result } : state;
    case 'failed': {
      const found = state.kind === 'publishing' ? state.found : undefined;
      return { kind: 'failed', files, choices, failure: event.failure, found };
    }
  }
}
