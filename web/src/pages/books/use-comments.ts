import type { CallError } from '@capwise/contract/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError, useAnswer } from '../../api/use-answer.ts';
import type { Comment } from './answers.ts';

type Row = Comment['row'];
type Written = {
  readonly row: Row;
  readonly text: string;
  readonly before: string;
  /** It puts back what another replaced. */
  readonly undoes: boolean;
};

export type Comments = {
  readonly of: (row: Row) => Comment | undefined;
  readonly write: (row: Row, text: string) => void;
  /** The last that was written; undefined before one, and after it was undone. */
  readonly last: Written | undefined;
  /** Puts back what stood before the last. */
  readonly undo: () => void;
  readonly failure: CallError | undefined;
};

/** What was written about the rows of a comparison, and writing it; the last can be undone. */
export function useComments(period: string, against: string): Comments {
  const company = useCompany();
  const answers = useQueryClient();
  const { answer, failure } = useAnswer('books.comments', { period, against });
  const writing = useMutation<unknown, Error, Written>({
    mutationFn: ({ row, text }: Written) =>
      clientOf(company).call('books.comment', { period, against, row, text }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: () => answers.invalidateQueries({ queryKey: [company, 'books.comments'] }),
  });
  const of = (row: Row) => answer?.comments.find((comment) => comment.row === row);
  const last = writing.isSuccess && !writing.variables.undoes ? writing.variables : undefined;
  return {
    of,
    last,
    write: (row, text) => writing.mutate({ row, text, before: of(row)?.text ?? '', undoes: false }),
    undo: () => last && writing.mutate({ row: last.row, text: last.before, before: last.text, undoes: true }),
    failure: writing.error ? asCallError(writing.error) : failure,
  };
}
