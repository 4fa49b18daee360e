import type { Answer, TableKind } from '@capwise/contract';
import type { CallError } from '@capwise/contract/client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import { isPlain, withMapping, type Inspected, type Mapping } from './mapping.ts';

export type TableRead = Answer<'sources.read'>;

/** What was said of a file beside itself. */
export type Said = {
  readonly kind?: TableKind | undefined;
  readonly sheet?: string | undefined;
  readonly mapping?: Mapping | undefined;
};

/** Where a table is: what was chosen is kept, so that nothing has to be chosen twice. */
export type TableState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly file: File; readonly step: 'looking at' | 'checking' | 'recording' }
  | {
      readonly kind: 'mapping';
      readonly file: File;
      readonly found: Inspected;
      /** A change is on its way to be looked at. */
      readonly stale: boolean;
      /** Why the last check was refused. */
      readonly failure: CallError | undefined;
    }
  | {
      readonly kind: 'checked' | 'recorded';
      readonly file: File;
      readonly found: Inspected;
      readonly answer: TableRead;
    }
  | { readonly kind: 'failed'; readonly file: File; readonly said: Said; readonly failure: CallError };

export type TableReading = {
  readonly state: TableState;
  readonly open: (file: File, said?: Said) => void;
  /** Looks again at the file that is mapped, by what has changed. */
  readonly change: (said: Said) => void;
  /** Reads the mapped file in a dry run; a name keeps the mapping when it is recorded. */
  readonly check: (saveAs: string) => void;
  readonly record: () => void;
  /** Back to the mapping of a file that was checked. */
  readonly reopen: () => void;
  readonly clear: () => void;
};

type Asked = { readonly file: File; readonly found: Inspected; readonly saveAs: string };

/** What the steps share: whom they ask, where they say how it went, and how the one before is stopped. */
type Desk = {
  readonly company: string | undefined;
  readonly show: (state: TableState) => void;
  readonly begin: () => AbortSignal;
};

/** Reads a table in steps: a look that says how it would be read, a dry run, then the same file for good. */
export function useTable(): TableReading {
  const [state, show] = useState<TableState>({ kind: 'idle' });
  const company = useCompany();
  const answers = useQueryClient();
  const running = useRef<AbortController>(undefined);
  const asked = useRef<Asked & { readonly key: string }>(undefined);
  const begin = (): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };
  const desk: Desk = { company, show, begin };
  const check = (file: File, found: Inspected, saveAs: string): void => {
    asked.current = { file, found, saveAs, key: crypto.randomUUID() };
    void read(desk, asked.current, { dryRun: true });
  };
  return {
    state,
    open: (file, said = {}) => {
      show({ kind: 'working', file, step: 'looking at' });
      void look(desk, file, said, (found) => {
        const isReady = isPlain(found);
        if (isReady) check(file, found, '');
        return isReady;
      });
    },
    change: (said) => {
      if (state.kind !== 'mapping') return;
      const { kind, sheet } = state.found;
      const found = said.mapping ? withMapping(state.found, said.mapping) : state.found;
      show({ ...state, found, stale: true });
      void look(desk, state.file, { kind: kind ?? undefined, sheet: sheet ?? undefined, ...said }, () => false);
    },
    check: (saveAs) => {
      if (state.kind === 'mapping') check(state.file, state.found, saveAs.trim());
    },
    record: () => {
      if (!asked.current) return;
      void read(desk, asked.current, { idempotencyKey: asked.current.key }).then((isRecorded) =>
        isRecorded ? answers.invalidateQueries({ queryKey: [company] }) : undefined,
      );
    },
    reopen: () => {
      if (state.kind === 'checked') show({ ...state, kind: 'mapping', stale: false, failure: undefined });
    },
    clear: () => {
      running.current?.abort();
      show({ kind: 'idle' });
    },
  };
}

/** Looks at a file; `takes` may go on by itself where nothing is left to say. */
async function look(
  { company, show, begin }: Desk,
  file: File,
  said: Said,
  takes: (found: Inspected) => boolean,
): Promise<void> {
  const signal = begin();
  try {
    const found = await clientOf(company).call('sources.inspect', given(said), { files: { file: [file] }, signal });
    if (signal.aborted || takes(found)) return;
    show({ kind: 'mapping', file, found, stale: false, failure: undefined });
  } catch (error) {
    if (!signal.aborted) show({ kind: 'failed', file, said, failure: asCallError(error) });
  }
}

/** Reads a file as it was looked at; whether it was read. A refusal leads back to how it is read. */
async function read(
  { company, show, begin }: Desk,
  { file, found, saveAs }: Asked,
  how: { readonly dryRun: true } | { readonly idempotencyKey: string },
): Promise<boolean> {
  const { kind, sheet, mapping, saved } = found;
  if (kind === null) return false;
  const signal = begin();
  const isDry = 'dryRun' in how;
  show({ kind: 'working', file, step: isDry ? 'checking' : 'recording' });
  const said = {
    kind,
    ...(sheet !== null && { sheet }),
    ...(saved === null && { mapping }),
    ...(saveAs !== '' && { saveAs }),
  };
  try {
    const answer = await clientOf(company).call('sources.read', said, { files: { file: [file] }, signal, ...how });
    if (signal.aborted) return false;
    show({ kind: isDry ? 'checked' : 'recorded', file, found, answer });
    return true;
  } catch (error) {
    if (!signal.aborted) show({ kind: 'mapping', file, found, stale: false, failure: asCallError(error) });
    return false;
  }
}

function given({ kind, sheet, mapping }: Said): Said {
  return { ...(kind && { kind }), ...(sheet !== undefined && { sheet }), ...(mapping && { mapping }) };
}
