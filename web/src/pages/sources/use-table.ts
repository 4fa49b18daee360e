import type { Answer, TableKind } from '@capwise/contract';
import type { CallError } from '@capwise/contract/client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';

export type TableRead = Answer<'sources.read'>;

/** Where a table is: what was chosen is kept, so that nothing has to be chosen twice. */
export type TableState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly file: File; readonly step: 'checking' | 'recording' }
  | { readonly kind: 'checked' | 'recorded'; readonly file: File; readonly answer: TableRead }
  | { readonly kind: 'failed'; readonly file: File; readonly failure: CallError };

export type TableReading = {
  readonly state: TableState;
  readonly check: (file: File) => void;
  readonly record: () => void;
  readonly clear: () => void;
};

/** Reads a table in two steps: a dry run that says what it holds, then the same file for good. */
export function useTable(table: TableKind): TableReading {
  const [state, setState] = useState<TableState>({ kind: 'idle' });
  const company = useCompany();
  const answers = useQueryClient();
  const running = useRef<AbortController>(undefined);
  const key = useRef('');
  const run = useCallback(
    async (file: File, dryRun: boolean) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setState({ kind: 'working', file, step: dryRun ? 'checking' : 'recording' });
      try {
        const answer = await clientOf(company).call(
          'sources.read',
          { kind: table },
          {
            files: { file: [file] },
            signal: control.signal,
            ...(dryRun ? { dryRun } : { idempotencyKey: key.current }),
          },
        );
        if (control.signal.aborted) return;
        setState({ kind: dryRun ? 'checked' : 'recorded', file, answer });
        if (!dryRun) await answers.invalidateQueries({ queryKey: [company] });
      } catch (error) {
        if (!control.signal.aborted) setState({ kind: 'failed', file, failure: asCallError(error) });
      }
    },
    [answers, company, table],
  );
  return {
    state,
    check: (file) => {
      key.current = crypto.randomUUID();
      void run(file, true);
    },
    record: () => {
      if (state.kind !== 'idle') void run(state.file, false);
    },
    clear: () => {
      running.current?.abort();
      setState({ kind: 'idle' });
    },
  };
}
