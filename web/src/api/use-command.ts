import type { Answer } from '@capwise/contract';
import type { CallError, Posted } from '@capwise/contract/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { clientOf } from './client.ts';
import { useCompany } from './company.ts';
import { asCallError } from './use-answer.ts';

type CommandName = Parameters<ReturnType<typeof clientOf>['call']>[0];

export type Command<Name extends CommandName> = {
  readonly busy: boolean;
  readonly failure: CallError | undefined;
  readonly post: (input: Posted<Name>, done: (answer: Answer<Name>) => void) => void;
  readonly clear: () => void;
};

type Sent<Name extends CommandName> = {
  readonly input: Posted<Name>;
  readonly done: (answer: Answer<Name>) => void;
};

/** Sends a command. The same input sent again, until it is answered, is the same request: nothing is posted twice. */
export function useCommand<Name extends CommandName>(name: Name): Command<Name> {
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
