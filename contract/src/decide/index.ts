import { z } from 'zod';
import { sentence } from '../books/statement.ts';
import { basis, currency, figure, file, operation } from '../operation/index.ts';

const document = z.string().max(1_000_000).describe('The case as YAML text');
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
  .describe('Name of a kept case');

export const caseLines = [
  'adjusted-ebitda',
  'ebitda',
  'ebitda-less-software',
  'amortization',
  'operating-income',
  'operating-cash',
  'investing-cash',
  'financing-cash',
  'free-cash-flow',
  'cash',
  'cumulative-cash',
  'in-progress',
  'memo',
  'decision-total',
  'cumulative-decision',
  'loss',
] as const;

const line = z.object({
  line: z
    .enum(caseLines)
    .describe('cumulative lines and in-progress (capital in progress) stand at the end of a period; memo is off-book'),
  label: z.string(),
  figures: z.array(figure),
  total: figure,
});

const option = z.object({
  id: z.string(),
  name: z.string(),
  variantOf: z.string().nullable().describe('Id of the option that this one is a variant of'),
  against: z.string().nullable().describe('Id of the status quo whose lines this option carries too'),
  lines: z.array(line),
  npv: figure.describe('Of cash and of what is off-book (memo)'),
  irr: z.object({ status: z.string(), roots: z.array(z.number()) }).describe('Of the option’s own flows'),
  cumulativeCash: z
    .array(z.number())
    .describe('Major units at month 0 (opening payments) and at the end of each month'),
});

const breakEven = z.object({
  months: z
    .number()
    .nullable()
    .describe('Months until cumulative cash of both is equal; of savings, from their first month on; null: never'),
  from: z.number().describe('Month of the case from which they count'),
  isBeyond: z.boolean().describe('After the end of the case, at the pace of its last twelve months'),
});

const comparison = z.object({
  left: z.string(),
  right: z.string(),
  crossings: z.array(z.number()).describe('Years at which cumulative cash is equal'),
  breakEven,
  lines: z.array(line).describe('EBITDA and cash, left less right'),
  npv: figure.describe('left less right'),
  cashLater: figure.nullable().describe('Most cash that differs in time only: payment terms, monthly model'),
  cashLaterByDays: figure.nullable().describe('The same by days over 365'),
});

/** What reading a case may refuse: its text, or a treatment of one of its lines. */
const caseErrors = [
  'INVALID_CASE',
  'FILE_NOT_FOUND',
  'LIFE_NOT_POSITIVE',
  'NOT_CAPITALIZABLE',
  'NOT_ELECTIVE',
  'CHARGE_AFTER_TERM',
  'ASSET_IN_SERVICE',
  'ASSET_NOT_IN_SERVICE',
  'EVENT_BEFORE_ASSET',
  'EVENT_AFTER_DISPOSAL',
  'IMPAIRMENT_ABOVE_BOOK',
  'UNDOCUMENTED_TEST',
] as const;

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
    errors: [...caseErrors],
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
      framework: basis.describe('The body of rules that every line is treated by'),
      tax: z.literal('pre-tax'),
      discountRate: z.number(),
      years: z.number(),
      start: z.string(),
      headline: sentence,
      periods: z.array(z.object({ period: z.string(), from: z.string(), to: z.string() })),
      options: z.array(option),
      comparisons: z.array(comparison),
      findings: z.array(
        z.object({ code: z.string(), message: z.string(), path: z.string(), line: z.number().int().nullable() }),
      ),
    }),
    errors: [...caseErrors, 'NOT_FOUND'],
    examples: [],
    commandLine: { words: 'file' },
  }),
};
