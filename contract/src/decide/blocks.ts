import { z } from 'zod';
import { catalogView } from '../sources/catalog-view.ts';
import { asOf, costMeasure, currency, decimal, figure, file, month, operation } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { name } from './case-name.ts';

const cells = z
  .array(z.object({ key: z.string(), value: z.string() }))
  .describe('As a person would write them under "lines:"');

const line = z.object({ what: z.string(), cells });

const key = z.object({
  key: z.string(),
  meaning: z.string(),
  unit: z.string(),
  example: z.string(),
  otherwise: z.string().nullable().describe('What stands where nothing is said; null: nothing does'),
  isRequired: z.boolean(),
  isSure: z.boolean().describe('It cannot be calculated from assumptions'),
  words: z.array(z.string()).describe('What it is one of; empty: anything of its unit'),
});

/** Blocks that write the lines of an option, and the run rate that one of them begins with. */
export const blockOperations = {
  'decide.blocks': operation('decide.blocks', {
    input: z.object({}),
    output: z.object({
      blocks: z.array(
        z.object({
          block: z.string(),
          summary: z.string(),
          keys: z.array(key),
          example: z.string().describe('YAML of one entry under "blocks:"'),
          lines: z.array(line).describe('What the example writes in a case of five years in USD'),
        }),
      ),
    }),
    errors: [],
    examples: [{ title: 'All building blocks, with the formulas that they write', input: {} }],
  }),
  'decide.expand': operation('decide.expand', {
    input: z.object({
      file: file.optional(),
      document: z.string().max(1_000_000).optional().describe('The case as YAML text'),
      name: name.optional(),
      option: z.string().min(1).max(200).describe('Id of the option'),
      block: z.number().int().min(1).max(1_000).default(1).describe('Which of its blocks, from 1'),
    }),
    output: z.object({
      document: z.string().describe('The case with the lines in the place of the block; comments elsewhere are kept'),
      option: z.string(),
      lines: z.array(line),
    }),
    errors: [...caseErrors, 'NOT_FOUND'],
    examples: [
      {
        title: 'A subscription that triples in its third year, as lines',
        input: {
          option: 'buy',
          document: `question: What if the price triples?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
  buy:
    blocks:
      - block: subscription
        what: Platform fee
        price: 5M
        uplift: 7%
        stress: 300% from year 3
`,
        },
      },
    ],
    commandLine: { words: 'file' },
  }),
  'decide.runRate': operation('decide.runRate', {
    input: z.object({
      name: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9 _-]{0,59}$/)
        .default('run rate')
        .describe('Name of the assumption'),
      measure: costMeasure.default('effective'),
      view: catalogView.describe('How things are read: as each month was, or all months as it is now'),
      filter: z
        .record(z.string(), z.array(z.string().nullable()))
        .default({})
        .describe('Column, tag:KEY, or thing → values to keep, as `cloud.cost` has them'),
      to: month.optional().describe('Last month; unless given, the last charge month before the current one'),
      months: z.number().int().min(1).max(36).default(3).describe('Months that the run rate is the mean of'),
      fitted: z.number().int().min(3).max(60).default(12).describe('Months that growth is fitted over'),
      asOf,
    }),
    output: z.object({
      value: decimal.describe('Mean of a month'),
      unit: z.string().describe('As assumptions have it: USD / month'),
      total: figure.describe('Sum of the averaged months; its trace can be kept by `books.refer`'),
      currency,
      months: z
        .array(z.object({ month, figure }))
        .describe('Those that growth is fitted over, and those that are averaged'),
      averaged: z.object({ from: month, to: month, months: z.number().int() }),
      growth: z
        .number()
        .nullable()
        .describe(
          'Share a month, by least squares on logarithms; null: fewer than three months, or one not above zero',
        ),
      source: z.string(),
      date: z.string().describe('Day of the moment at which it was asked'),
      assumption: z.string().describe('YAML to paste under "assumptions:"'),
    }),
    errors: ['UNKNOWN_COLUMN', 'TOO_LARGE', 'NO_RUN_RATE', 'SEVERAL_CURRENCIES'],
    examples: [
      { title: 'Run rate of all bills', input: {} },
      {
        title: 'Run rate of usage over the last six months',
        input: { filter: { ChargeCategory: ['Usage'] }, months: 6 },
      },
    ],
  }),
};
