import type { CallError, Posted } from '@capwise/contract/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import type { DocumentView } from './answers.ts';

type Sent = Posted<'books.record'>;
type Withdrawal = Posted<'books.withdraw'>;

export type Recording = {
  readonly busy: 'preview' | 'record' | undefined;
  readonly failure: CallError | undefined;
  /** What a document would do, and the document that was asked about. */
  readonly previewed: { readonly sent: Sent; readonly view: DocumentView } | undefined;
  readonly preview: (sent: Sent) => void;
  readonly record: (sent: Sent, done: (view: DocumentView) => void) => void;
  readonly clear: () => void;
};

/** Asks what a document would do, and records it. The same document sent again, until it is answered, is the same request. */
export function useRecording(): Recording {
  const company = useCompany();
  const settle = useSettled();
  const request = useRequest();
  const preview = useMutation({
    mutationFn: (sent: Sent) => clientOf(company).call('books.record', sent, { dryRun: true }),
  });
  const record = useMutation({
    mutationFn: ({ sent }: { readonly sent: Sent; readonly done: (view: DocumentView) => void }) =>
      clientOf(company).call('books.record', sent, { idempotencyKey: request.keyOf([company, sent]) }),
    onSuccess: (view, { done }) => {
      request.answered();
      return settle(() => done(view));
    },
  });
  const error = record.error ?? preview.error;
  return {
    busy: record.isPending ? 'record' : preview.isPending ? 'preview' : undefined,
    failure: error ? asCallError(error) : undefined,
    previewed: preview.data && preview.variables ? { sent: preview.variables, view: preview.data } : undefined,
    preview: (sent) => {
      record.reset();
      preview.mutate(sent);
    },
    record: (sent, done) => record.mutate({ sent, done }),
    clear: () => {
      record.reset();
      if (preview.isError) preview.reset();
    },
  };
}

export type Withdrawing = {
  readonly busy: boolean;
  readonly failure: CallError | undefined;
  readonly withdraw: (withdrawal: Withdrawal, done: () => void) => void;
  readonly clear: () => void;
};

/** Takes a document back. */
export function useWithdrawing(): Withdrawing {
  const company = useCompany();
  const settle = useSettled();
  const request = useRequest();
  const mutation = useMutation({
    mutationFn: ({ withdrawal }: { readonly withdrawal: Withdrawal; readonly done: () => void }) =>
      clientOf(company).call('books.withdraw', withdrawal, { idempotencyKey: request.keyOf([company, withdrawal]) }),
    onSuccess: (_, { done }) => {
      request.answered();
      return settle(done);
    },
  });
  return {
    busy: mutation.isPending,
    failure: mutation.error ? asCallError(mutation.error) : undefined,
    withdraw: (withdrawal, done) => mutation.mutate({ withdrawal, done }),
    clear: () => mutation.reset(),
  };
}

/** The page moves on first, and then asks anew what it still shows. */
function useSettled(): (moveOn: () => void) => Promise<void> {
  const answers = useQueryClient();
  return (moveOn) => {
    moveOn();
    return answers.invalidateQueries();
  };
}

type Request = { readonly keyOf: (content: unknown) => string; readonly answered: () => void };

/** The same content has one key until it is answered: nothing is posted twice, and it can be sent again afterwards. */
function useRequest(): Request {
  const sent = useRef<{ readonly text: string; readonly key: string }>(undefined);
  return {
    keyOf: (content) => {
      const text = JSON.stringify(content);
      if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
      return sent.current.key;
    },
    answered: () => {
      sent.current = undefined;
    },
  };
}
