import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Asks again whatever is on screen of a company after each commit to its books. */
export function useCommits(): void {
  const answers = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/api/events');
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const company = companyOf(data);
      void answers.invalidateQueries({ queryKey: ['companies'] });
      void answers.invalidateQueries(company ? { queryKey: [company] } : {});
    };
    return () => stream.close();
  }, [answers]);
}

function companyOf(data: string): string | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && 'company' in value ? String(value.company) : undefined;
  } catch {
    return undefined;
  }
}
