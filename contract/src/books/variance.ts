import { z } from 'zod';
import { asOf, currency, figure, operation } from '../operation/index.ts';
import { period, readUnder } from './statement.ts';

const verdict = z
  .enum(['favorable', 'unfavorable'])
  .nullable()
  .describe('null where nothing differs, or nothing is known');

/** Actual figures against the plan of record, or an earlier period. */
export const varianceOperations = {
  'books.variance': operation('books.variance', {
    input: z.object({
      period: period.optional().describe('The last month with charges unless given'),
      compare: z.enum(['budget', 'previous', 'year-ago']).default('budget'),
      by: z
        .enum(['row', 'account', 'costCenter', 'team', 'product', 'project', 'vendor', 'service', 'owner'])
        .default('row')
        .describe('What the difference is split by'),
      basis: readUnder,
      asOf,
    }),
    output: z.object({
      period: z.string().nullable(),
      compared: z.string().nullable().describe('What it is compared with; null: there is none for the whole period'),
      currency,
      rows: z
        .array(
          z.object({
            key: z.string().nullable().describe('null: the source says nothing there'),
            label: z.string(),
            actual: figure.describe('Effect on EBITDA'),
            reference: figure.nullable(),
            variance: figure.nullable().describe('Actual less reference'),
            verdict,
            missing: z
              .enum(['actual', 'reference'])
              .nullable()
              .describe(
                'The side without a posting: budgeted and nothing happened, or the reverse; null: both have one',
              ),
          }),
        )
        .describe('The largest difference first; they add up to that of EBITDA'),
      total: z
        .object({ actual: figure, reference: figure, variance: figure, verdict })
        .nullable()
        .describe('EBITDA; null where there is nothing to compare with'),
    }),
    errors: ['INVALID_PERIOD'],
    examples: [
      { title: 'The last month against the budget', input: {} },
      { title: 'Against the month before, by vendor', input: { compare: 'previous', by: 'vendor' } },
    ],
    commandLine: { words: 'period' },
  }),
};
