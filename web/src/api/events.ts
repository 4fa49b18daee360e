import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Asks again whatever is on screen of a company after each commit to its books. */
export function useCommits(): void {
  const answers = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/api/events');
    let lost = false;
    const askAgain = (company: string | undefined) => {
      void answers.invalidateQueries({ queryKey: ['companies'] });
      void answers.invalidateQueries(company ? { queryKey: [company] } : {});
    };
    stream.addEventListener('commit', ({ data }: MessageEvent<string>) => askAgain(companyOf(data)));
    // What was committed while nobody listened is not told again.
    stream.addEventListener('error', () => (lost = true));
    stream.addEventListener('open', () => {
      if (lost) askAgain(undefined);
      lost = false;
    });
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
