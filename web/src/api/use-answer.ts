import type { Answer, OperationName } from '@capwise/contract';
import { CallError, type Posted } from '@capwise/contract/client';
import { QueryClient, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asOfOperations, useAsOf } from './as-of.ts';
import { clientOf } from './client.ts';
import { useCompanies, useCompany } from './company.ts';

/** What a page knows about a question it asked. */
export type Reply<Value> = {
  readonly answer: Value | undefined;
  readonly failure: CallError | undefined;
  /** A newer answer is on its way: to another question, or to this one after a commit to the books. */
  readonly stale: boolean;
  readonly retry: () => void;
};

type Options = {
  readonly enabled?: boolean;
  /** The question can be answered without a company. */
  readonly companyless?: boolean;
};

/** What the server would say of a question about a company while there is none: it is not asked. */
const noCompany = new CallError({ code: 'NO_COMPANY', message: 'nothing is loaded yet: load a bill on Sources' }, 404);

/**
 * Asks one operation of the company on screen and asks again when its books change. While a new question is on its way, and
 * when it fails, the answer before it stays.
 */
export function useAnswer<Name extends OperationName>(
  name: Name,
  input: Posted<Name>,
  { enabled = true, companyless = false }: Options = {},
): Reply<Answer<Name>> {
  const company = useCompany();
  const asOf = useAsOf();
  const asked = asOf !== undefined && asOfOperations.has(name) ? { asOf, ...input } : input;
  const { companies } = useCompanies();
  const inUse = company !== undefined || companies === undefined || companies.some(({ current }) => current);
  const missing = !inUse && !companyless;
  const query = useQuery<Answer<Name>, Error>({
    queryKey: [company, name, asked],
    queryFn: ({ signal }) => clientOf(company).call(name, asked, { signal }),
    placeholderData: (before, last) => (last?.queryKey[0] === company ? before : undefined),
    enabled: enabled && !missing,
  });
  const [last, setLast] = useState<{ readonly company: string | undefined; readonly answer: Answer<Name> }>();
  if (query.data !== undefined && (last?.answer !== query.data || last.company !== company)) {
    setLast({ company, answer: query.data });
  }
  const before = last?.company === company ? last?.answer : undefined;
  return {
    answer: query.data ?? (query.error ? before : undefined),
    failure: missing ? noCompany : query.error ? asCallError(query.error) : undefined,
    stale: query.isPlaceholderData || query.isRefetching,
    retry: () => void query.refetch(),
  };
}

/** A failure of any kind in the form in which pages show failures. */
export function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new CallError({ code: 'UNEXPECTED', message }, 500);
}

/** The store of answers of one page: what the server declared as a failure is not asked again. */
export function createAnswers(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 600_000,
        retry: (failures, error) => failures < 2 && asCallError(error).status === 0,
      },
    },
  });
}
