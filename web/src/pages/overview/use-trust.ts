import type { Answer } from '@capwise/contract';
import { useEffect, useState } from 'react';
import { useCompany } from '../../api/company.ts';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { keepLook, lookedAt, nextLook, readLook } from './last-look.ts';

export type Trust = Answer<'sources.trust'>;

/** How far the figures on screen can be trusted, with what changed since this browser last looked at the company. */
export function useTrust(period: string | undefined): Reply<Trust> {
  const company = useCompany() ?? '';
  const [looks] = useState(() => ({ at: Date.now(), of: new Map<string, string | undefined>() }));
  if (!looks.of.has(company)) looks.of.set(company, lookedAt(readLook(company), looks.at));
  const since = looks.of.get(company);
  const reply = useAnswer('sources.trust', {
    ...(period !== undefined && { period }),
    ...(since !== undefined && { since }),
  });
  const moment = reply.answer?.moment;
  useEffect(() => {
    if (company !== '' && moment) keepLook(company, nextLook(readLook(company), moment, Date.now()));
  }, [company, moment]);
  return reply;
}
