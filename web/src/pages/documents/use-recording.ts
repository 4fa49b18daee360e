import type { CallError, Posted } from '@capwise/contract/client';
import { useMutation } from '@tanstack/react-query';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import type { DocumentView } from './answers.ts';

type Sent = Posted<'books.record'>;

export type Recording = {
  readonly busy: 'preview' | 'record' | undefined;
  readonly failure: CallError | undefined;
  /** What a document would do, and the document that was asked about. */
  readonly previewed: { readonly sent: Sent; readonly view: DocumentView } | undefined;
  readonly preview: (sent: Sent) => void;
  readonly record: (sent: Sent, done: (view: DocumentView) => void) => void;
  readonly clear: () => void;
};

/** Asks what a document would do, and records it. */
export function useRecording(): Recording {
  const company = useCompany();
  const record = useCommand('books.record');
  const preview = useMutation({
    mutationFn: (sent: Sent) => clientOf(company).call('books.record', sent, { dryRun: true }),
  });
  return {
    busy: record.busy ? 'record' : preview.isPending ? 'preview' : undefined,
    failure: record.failure ?? (preview.error ? asCallError(preview.error) : undefined),
    previewed: preview.data && preview.variables ? { sent: preview.variables, view: preview.data } : undefined,
    preview: (sent) => {
      record.clear();
      preview.mutate(sent);
    },
    record: record.post,
    clear: () => {
      record.clear();
      if (preview.isError) preview.reset();
    },
  };
}
