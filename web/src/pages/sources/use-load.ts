import type { Answer } from '@capwise/contract';
import type { CallError, CallProgress } from '@capwise/contract/client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useReducer, useRef } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompanies, useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';

export type Imported = Answer<'sources.import'>;

/** Where a load is. What was chosen is kept in every state, so that nothing has to be chosen twice. */
export type LoadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly files: readonly File[]; readonly progress: CallProgress | undefined }
  | { readonly kind: 'checked'; readonly files: readonly File[]; readonly found: Imported }
  | {
      readonly kind: 'publishing';
      readonly files: readonly File[];
      readonly found: Imported;
      readonly progress: CallProgress | undefined;
    }
  | { readonly kind: 'published'; readonly files: readonly File[]; readonly result: Imported }
  | {
      readonly kind: 'failed';
      readonly files: readonly File[];
      readonly failure: CallError;
      /** Present where the check passed and only publishing failed. */
      readonly found: Imported | undefined;
    };

type Event =
  | { readonly kind: 'check'; readonly files: readonly File[] }
  | { readonly kind: 'progress'; readonly progress: CallProgress }
  | { readonly kind: 'found'; readonly found: Imported }
  | { readonly kind: 'publish' }
  | { readonly kind: 'published'; readonly result: Imported }
  | { readonly kind: 'failed'; readonly failure: CallError }
  | { readonly kind: 'cleared' };

/** What a person decides about files before they are loaded: how they are delivered, and whether rows may be set aside. */
export type LoadChoices = { readonly delivery?: 'replace' | 'append'; readonly quarantine?: boolean };

export type Loading = {
  readonly state: LoadState;
  readonly check: (files: readonly File[], choices?: LoadChoices) => void;
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
  const chosen = useRef<LoadChoices>({});
  const run = useCallback(
    async (files: readonly File[], dryRun: boolean) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      try {
        const answer = await clientOf(company).call('sources.import', chosen.current, {
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
      chosen.current = choices;
      key.current = crypto.randomUUID();
      tell({ kind: 'check', files });
      void run(files, true);
    },
    [run],
  );
  return {
    state,
    check,
    publish: () => {
      if (state.kind === 'idle') return;
      tell({ kind: 'publish' });
      void run(state.files, false);
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
  switch (event.kind) {
    case 'check':
      return { kind: 'checking', files: event.files, progress: undefined };
    case 'progress':
      return state.kind === 'checking' || state.kind === 'publishing' ? { ...state, progress: event.progress } : state;
    case 'found':
      return state.kind === 'checking' ? { kind: 'checked', files: state.files, found: event.found } : state;
    case 'publish': {
      const found = state.kind === 'checked' || state.kind === 'failed' ? state.found : undefined;
      return found && state.kind !== 'idle'
        ? { kind: 'publishing', files: state.files, found, progress: undefined }
        : state;
    }
    case 'published':
      return state.kind === 'publishing' ? { kind: 'published', files: state.files, result: event.result } : state;
    case 'failed':
      return state.kind === 'idle'
        ? state
        : {
            kind: 'failed',
            files: state.files,
            failure: event.failure,
            found: state.kind === 'publishing' ? state.found : undefined,
          };
    case 'cleared':
      return { kind: 'idle' };
  }
}
