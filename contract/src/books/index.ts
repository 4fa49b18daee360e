import { z } from 'zod';
import { asOf, figure, month, operation, outputFile, trace } from '../operation/index.ts';
import { balanceOperations } from './balance.ts';
import { budgetOperations } from './budget.ts';
import { commentOperations } from './comments.ts';
import { differencesOutput } from './differences.ts';
import { documentOperations } from './documents.ts';
import { breakdownInput, breakdownOutput, rollForwardInput, rollForwardOutput } from './roll-forward.ts';
import { varianceOperations } from './variance.ts';
import { referenceOperations } from './reference.ts';
import { bridgeInput, bridgeOutput, period, readUnder, statementInput, statementOutput } from './statement.ts';

const postingOut = z.object({
  account: z.string(),
  name: z.string(),
  dimensions: z.record(z.string(), z.string()),
  section: z.string().nullable(),
  figure: figure.describe('Debit +'),
});

export { sourceDocument } from './documents.ts';

export const operations = {
  ...documentOperations,
  ...balanceOperations,
  ...commentOperations,
  ...varianceOperations,
  ...referenceOperations,
  ...budgetOperations,
  'books.statement': operation('books.statement', {
    input: statementInput,
    output: statementOutput,
    errors: ['INVALID_PERIOD'],
    examples: [
      { title: 'By month', input: {} },
      { title: 'By quarter', input: { by: 'quarter' } },
      { title: 'By year, under IFRS', input: { by: 'year', basis: 'ifrs' } },
    ],
  }),
  'books.bridge': operation('books.bridge', {
    input: bridgeInput,
    output: bridgeOutput,
    errors: ['INVALID_PERIOD'],
    examples: [{ title: 'The last month', input: {} }],
  }),
  'books.breakdown': operation('books.breakdown', {
    input: breakdownInput,
    output: breakdownOutput,
    errors: ['INVALID_PERIOD'],
    examples: [{ title: 'Cost without a function, by service', input: { row: 'unassigned', split: 'service' } }],
    commandLine: { words: 'row' },
  }),
  'books.rollForward': operation('books.rollForward', {
    input: rollForwardInput,
    output: rollForwardOutput,
    errors: ['INVALID_PERIOD', 'UNKNOWN_ACCOUNT'],
    examples: [
      { title: 'Every balance, month by month', input: {} },
      { title: 'Prepaid commitments, one by one', input: { account: '1200', by: 'commitment' } },
    ],
  }),
  'books.differences': operation('books.differences', {
    input: z.object({}),
    output: differencesOutput,
    errors: [],
    examples: [{ title: 'Where the rules differ from the guide', input: {} }],
  }),
  'books.entries': operation('books.entries', {
    input: z.object({
      period: period.optional(),
      account: z.string().optional(),
      limit: z.number().int().min(1).max(1000).default(100),
      offset: z.number().int().min(0).default(0),
      basis: readUnder,
      asOf,
    }),
    output: z.object({
      count: z.number().int(),
      entries: z.array(
        z.object({
          id: z.string(),
          date: z.string(),
          what: z.string(),
          producer: z.string(),
          subject: z.string(),
          revision: z.number().int(),
          postings: z.array(postingOut),
        }),
      ),
    }),
    errors: ['INVALID_PERIOD', 'UNKNOWN_ACCOUNT'],
    examples: [{ title: 'The newest entries', input: { limit: 10 } }],
  }),
  'books.trace': operation('books.trace', {
    input: z.object({
      trace,
      document: z
        .string()
        .max(1_000_000)
        .optional()
        .describe('The case file, where a figure of an unsaved case is opened'),
      limit: z.number().int().min(1).max(1000).default(50),
      offset: z.number().int().min(0).default(0),
      asOf,
    }),
    output: z.object({
      title: z.string(),
      definition: z.string(),
      total: figure,
      check: z
        .object({ sum: z.string(), equal: z.boolean(), parts: z.number().int() })
        .describe('All parts, also those of other pages'),
      children: z.array(
        z.object({
          label: z.string(),
          detail: z.string().nullable(),
          figure,
          opens: z
            .string()
            .nullable()
            .describe('What opening it shows, in words: 12 postings, 2,318 rows; null: nothing below'),
          cells: z
            .record(z.string(), z.string().nullable())
            .optional()
            .describe('The row of the file, column by column'),
        }),
      ),
      page: z.object({ offset: z.number().int(), limit: z.number().int(), count: z.number().int() }),
    }),
    errors: ['NOT_FOUND', 'INVALID_CASE'],
    examples: [
      {
        title: 'All postings on cash',
        input: { trace: { kind: 'postings', sign: 1, filter: { accounts: ['1000'] } } },
      },
    ],
  }),
  'books.export': operation('books.export', {
    input: z.object({
      format: z.enum(['hledger', 'beancount']),
      period: period.optional(),
      basis: readUnder,
      asOf,
    }),
    output: z.object({ file: outputFile, entries: z.number().int() }),
    errors: ['INVALID_PERIOD'],
    examples: [{ title: 'For hledger', input: { format: 'hledger' } }],
    commandLine: { words: 'format' },
  }),
  'books.verify': operation('books.verify', {
    input: z.object({}),
    output: z.object({
      intact: z.boolean(),
      batches: z.number().int(),
      entries: z.number().int(),
      postings: z.number().int(),
      broken: z
        .object({
          batch: z.string(),
          producer: z.string(),
          subject: z.string(),
          period: z.string(),
          revision: z.number().int(),
          reason: z.string(),
        })
        .nullable()
        .describe('The first batch that does not verify'),
    }),
    errors: [],
    examples: [{ title: 'Verify everything', input: {} }],
  }),
  'books.close': operation('books.close', {
    input: z.object({ through: month.describe('The last month to close') }),
    output: z.object({ through: month, batches: z.number().int().describe('Batches pinned by it') }),
    errors: ['PERIOD_CLOSED', 'SOURCE_UNBALANCED'],
    examples: [],
    commandLine: { words: 'through' },
  }),
};
