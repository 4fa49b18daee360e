import type { Answer } from '@capwise/contract';
import type { CallError } from '@capwise/contract/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';

type Closed = Answer<'books.close'>;

type Closing = {
  /** What the dry run found; undefined before it. */
  readonly found: Closed | undefined;
  readonly busy: boolean;
  readonly failure: CallError | undefined;
  readonly check: (through: string) => void;
  readonly close: (through: string) => void;
  readonly clear: () => void;
};

/** Closes months in two steps: a dry run that says what is pinned, then the same for good. */
export function useClose(): Closing {
  const company = useCompany();
  const answers = useQueryClient();
  const check = useMutation({
    mutationFn: (through: string) => clientOf(company).call('books.close', { through }, { dryRun: true }),
  });
  const close = useMutation({
    mutationFn: (through: string) =>
      clientOf(company).call('books.close', { through }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => answers.invalidateQueries(),
  });
  const error = close.error ?? check.error;
  return {
    found: check.data,
    busy: check.isPending || close.isPending,
    failure: error ? asCallError(error) : undefined,
    check: (through) => {
      close.reset();
      check.mutate(through);
    },
    close: (through) => close.mutate(through),
    clear: () => {
      check.reset();
      close.reset();
    },
  };
}
