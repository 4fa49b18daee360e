import { z } from 'zod';
import { company, operation } from '../operation/index.ts';

const entry = z.object({
  name: company,
  demo: z.boolean().describe('True for the generated demo company'),
  current: z.boolean().describe('True for the company that commands work on'),
  currency: z.string().nullable().describe('Functional currency: that of the first import; null before it'),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
});

export const operations = {
  'companies.list': operation('companies.list', {
    input: z.object({}),
    output: z.object({ companies: z.array(entry) }),
    errors: [],
    examples: [{ title: 'All companies', input: {} }],
  }),
  'companies.use': operation('companies.use', {
    input: z.object({ name: company }),
    output: z.object({ name: company }),
    errors: ['UNKNOWN_COMPANY'],
    examples: [{ title: 'Work on the demo company', input: { name: 'demo' } }],
    commandLine: { words: 'name' },
  }),
  'companies.demo': operation('companies.demo', {
    input: z.object({
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1)
        .default(7)
        .describe('Seed of the generator'),
    }),
    output: z.object({ name: company, rows: z.number().int(), months: z.number().int(), milliseconds: z.number() }),
    errors: ['BUSY', 'NAME_TAKEN'],
    examples: [],
  }),
};
