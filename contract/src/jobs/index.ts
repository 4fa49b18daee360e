import { z } from 'zod';
import { operation } from '../operation/index.ts';

const job = z.object({
  id: z.string(),
  operation: z.string(),
  company: z.string().nullable(),
  actor: z.string(),
  key: z.string().nullable().describe('Idempotency key: posting the same command under it joins the work'),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  step: z.string().describe('What was being done last'),
  share: z.number().nullable().describe('From 0 to 1 where it is known'),
  state: z
    .enum(['running', 'done', 'refused', 'cancelled', 'lost'])
    .describe('lost: its process died; nothing of it was kept'),
  code: z.string().nullable().describe('Code of the refusal that ended it'),
});

export const operations = {
  'jobs.list': operation('jobs.list', {
    input: z.object({ limit: z.number().int().min(1).max(200).default(20) }),
    output: z.object({ jobs: z.array(job) }),
    errors: [],
    examples: [{ title: 'What runs, and the last that ended', input: {} }],
  }),
  'jobs.cancel': operation('jobs.cancel', {
    input: z.object({ id: z.string() }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND'],
    examples: [],
    commandLine: { words: 'id' },
  }),
};
