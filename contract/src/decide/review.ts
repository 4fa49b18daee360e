import { z } from 'zod';
import { asOf, currency, decimal, figure, month, operation } from '../operation/index.ts';
import { name } from './case-name.ts';
import { version } from './case-source.ts';

const measured = z.object({
  promised: decimal.describe('As the version was approved'),
  actual: figure.describe('What the books hold'),
  difference: decimal.describe('actual less promised'),
});

/** What was promised beside what happened. */
export const reviewOperations = {
  'decide.review': operation('decide.review', {
    input: z.object({
      name,
      version: version.optional().describe('Unless given, the latest that is approved'),
      option: z.string().max(200).optional().describe('The option that was chosen; unless given, the recommended one'),
      dimensions: z
        .record(z.string().max(60), z.string().max(200))
        .default({})
        .describe('What the postings of the case carry: {"project": "payments"}; empty: all of the books'),
      through: month.optional().describe('The last month that happened; unless given, the last with charges'),
      asOf,
    }),
    output: z.object({
      name,
      version,
      hash: z.string(),
      option: z.string(),
      label: z.string(),
      currency,
      through: month.nullable().describe('null while no month of the case has happened'),
      words: z.string(),
      months: z.array(z.object({ month, ebitda: measured, cash: measured })),
      toDate: z.object({ ebitda: measured, cash: measured }),
      remaining: z
        .array(z.object({ option: z.string(), label: z.string(), npv: decimal }))
        .describe('What is left of each option from the month after, discounted to it: what was spent is not in it'),
      remainsBest: z.string().nullable().describe('Id of the option whose remaining value is highest'),
    }),
    errors: ['NOT_FOUND', 'NOT_APPROVED', 'INVALID_CASE', 'MIXED_CURRENCIES'],
    examples: [],
    commandLine: { words: 'name' },
  }),
};
