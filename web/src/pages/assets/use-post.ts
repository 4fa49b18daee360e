import type { Answer } from '@capwise/contract';
import type { CallError, Posted } from '@capwise/contract/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';

type PostName = 'assets.add' | 'assets.record';

type Sent<Name extends PostName> = {
  readonly input: Posted<Name>;
  readonly done: (answer: Answer<Name>) => void;
};

export type Posting<Name extends PostName> = {
  readonly busy: boolean;
  readonly failure: CallError | undefined;
  readonly post: (input: Posted<Name>, done: (answer: Answer<Name>) => void) => void;
  readonly clear: () => void;
};

/** Posts to the register. The same input sent again, until it is answered, is the same request: nothing is posted twice. */
export function usePost<Name extends PostName>(name: Name): Posting<Name> {
  const company = useCompany();
  const answers = useQueryClient();
  const sent = useRef<{ readonly text: string; readonly key: string }>(undefined);
  const mutation = useMutation({
    mutationFn: ({ input }: Sent<Name>) => {
      const text = JSON.stringify([company, input]);
      if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
      return clientOf(company).call(name, input, { idempotencyKey: sent.current.key });
    },
    // The page moves on first, and then asks anew what it still shows.
    onSuccess: (answer, { done }) => {
      sent.current = undefined;
      done(answer);
      return answers.invalidateQueries({ queryKey: [company] });
    },
  });
  return {
    busy: mutation.isPending,
    failure: mutation.error ? asCallError(mutation.error) : undefined,
    post: (input, done) => mutation.mutate({ input, done }),
    clear: () => mutation.reset(),
  };
}
