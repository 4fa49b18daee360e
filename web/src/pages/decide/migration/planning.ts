import type { Answer } from '@capwise/contract';
import type { CallError, CallProgress } from '@capwise/contract/client';
import { useSyncExternalStore } from 'react';
import { clientOf } from '../../../api/client.ts';
import { asCallError } from '../../../api/use-answer.ts';
import { firstInputs, questionOf, type MigrationInputs } from './inputs.ts';

export type MigrationAnswer = Answer<'decide.migrate'>;

/** A plan with what it was made of. */
export type MadePlan = { readonly answer: MigrationAnswer; readonly file: File; readonly inputs: MigrationInputs };

/** The migration that this tab works on: it is still there when its plan was opened as a case and one comes back. */
export type Planning = {
  readonly file: File | undefined;
  readonly inputs: MigrationInputs;
  readonly running: { readonly progress: CallProgress | undefined } | undefined;
  readonly failure: CallError | undefined;
  readonly made: MadePlan | undefined;
};

const listeners = new Set<() => void>();
let now: Planning = { file: undefined, inputs: firstInputs, running: undefined, failure: undefined, made: undefined };
let control: AbortController | undefined;

/** The migration of this tab. */
export function usePlanning(): Planning {
  return useSyncExternalStore(subscribe, () => now);
}

/** Changes the file or what is typed; a refusal of what was there before goes. */
export function changePlanning(change: Partial<Pick<Planning, 'file' | 'inputs'>>): void {
  show({ ...now, ...change, failure: undefined });
}

/** Stops the run that is under way; a plan that was there before stays. */
export function stopPlanning(): void {
  control?.abort();
  show({ ...now, running: undefined });
}

/** Plans what is chosen and typed. Nothing happens while the file or the cost of the site is missing. */
export async function runPlanning(company: string | undefined): Promise<void> {
  const { file, inputs } = now;
  const question = questionOf(inputs);
  if (file === undefined || question === undefined) return;
  control?.abort();
  control = new AbortController();
  const { signal } = control;
  show({ ...now, running: { progress: undefined }, failure: undefined });
  try {
    const answer = await clientOf(company).call('decide.migrate', question, {
      files: { file: [file] },
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) show({ ...now, running: { progress } });
      },
    });
    if (!signal.aborted) show({ ...now, running: undefined, made: { answer, file, inputs } });
  } catch (error) {
    if (!signal.aborted) show({ ...now, running: undefined, failure: asCallError(error) });
  }
}

function show(next: Planning): void {
  now = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
