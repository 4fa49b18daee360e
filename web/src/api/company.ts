import type { Answer } from '@capwise/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { clientOf } from './client.ts';

export type Company = Answer<'companies.list'>['companies'][number];

/** The companies of this installation. */
export function useCompanies(): { readonly companies: readonly Company[] | undefined; readonly error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ['companies'],
    queryFn: ({ signal }) => clientOf(undefined).call('companies.list', {}, { signal }),
    staleTime: 60_000,
  });
  return { companies: data?.companies, error };
}

/** Name of the company on screen: the one in the address. The shell puts it there. */
export function useCompany(): string | undefined {
  return useSearch({ strict: false, select: (search) => search.company });
}
