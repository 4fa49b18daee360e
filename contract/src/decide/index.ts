import { z } from 'zod';
import { sentence } from '../books/index.ts';
import { currency, figure, file, operation } from '../operation/index.ts';

const document = z.string().max(1_000_000).describe('The case as YAML text');
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
  .describe('Name of a kept case');

export const caseLines = [
  'adjusted-ebitda',
  'ebitda',
  'amortization',
  'operating-income',
  'cash',
  'cumulative-cash',
  'free-cash-flow',
  'loss',
] as const;

const option = z.object({
  id: z.string(),
  name: z.string(),
  variantOf: z.string().nullable().describe('Id of the option that this one is a variant of'),
  lines: z.array(z.object({ line: z.enum(caseLines), label: z.string(), figures: z.array(figure), total: figure })),
  npv: figure,
  irr: z.object({ status: z.string(), roots: z.array(z.number()) }).describe('Of the option’s own flows'),
  cumulativeCash: z
    .array(z.number())
    .describe('Major units at month 0 (opening payments) and at the end of each month'),
});

export const operations = {
  'decide.list': operation('decide.list', {
    input: z.object({}),
    output: z.object({
      cases: z.array(z.object({ name, question: z.string(), savedAt: z.string(), hash: z.string() })),
    }),
    errors: [],
    examples: [{ title: 'Kept cases', input: {} }],
  }),
  'decide.save': operation('decide.save', {
    input: z.object({ name, file: file.optional(), document: document.optional() }),
    output: z.object({ name, hash: z.string() }),
    errors: ['INVALID_CASE', 'FILE_NOT_FOUND', 'LIFE_NOT_POSITIVE'],
    examples: [],
    commandLine: { words: 'name' },
  }),
  'decide.evaluate': operation('decide.evaluate', {
    input: z.object({
      file: file.optional(),
      document: document.optional(),
      name: name.optional(),
      by: z.enum(['month', 'quarter', 'year']).default('year'),
    }),
    output: z.object({
      question: z.string(),
      hash: z.string(),
      document: z.string(),
      currency,
      tax: z.literal('pre-tax'),
      discountRate: z.number(),
      years: z.number(),
      start: z.string(),
      headline: sentence,
      periods: z.array(z.object({ period: z.string(), from: z.string(), to: z.string() })),
      options: z.array(option),
      comparisons: z.array(
        z.object({
          left: z.string(),
          right: z.string(),
          crossings: z.array(z.number()).describe('Years at which cumulative cash is equal'),
          npv: figure.describe('left less right'),
          cashLater: figure.nullable().describe('Most cash that differs in time only: payment terms, monthly model'),
          cashLaterByDays: figure.nullable().describe('The same by days over 365'),
        }),
      ),
      findings: z.array(
        z.object({ code: z.string(), message: z.string(), path: z.string(), line: z.number().int().nullable() }),
      ),
    }),
    errors: ['INVALID_CASE', 'FILE_NOT_FOUND', 'NOT_FOUND', 'LIFE_NOT_POSITIVE'],
    examples: [],
    commandLine: { words: 'file' },
  }),
};
