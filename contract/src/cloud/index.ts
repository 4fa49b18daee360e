import { z } from 'zod';
import { catalogView } from '../sources/catalog-view.ts';
import { asOf, costMeasure, currency, decimal, figure, largeFile, month, operation } from '../operation/index.ts';

const estimate = z.object({
  source: z.string(),
  billingAccount: z.string(),
  currency,
  coveredDays: z.number().int().describe('Days of the month that have usage'),
  missingDays: z.number().int().describe('Days of the month after the last that is covered'),
  soFar: figure.describe('Effective cost of the rows that are loaded: posted already'),
  usage: figure.describe('Missing days at the mean of the covered ones'),
  credits: figure.describe('Credits of the month before that did not come yet, below zero'),
  accrual: figure.describe('What is still to be accrued'),
  low: figure.describe('Range of four months in five'),
  high: figure,
  document: z.string().nullable().describe('Id of the accrual that is recorded'),
  trueUp: figure
    .nullable()
    .describe('What the bill became, less rows and accrual at the time; null without an accrual'),
});

const saving = z.object({
  saved: figure.nullable().describe('Never from missing prices; null where no row says what it saves'),
  of: figure.describe('What the rows that say it would have cost'),
  rows: z.number().int().describe('Rows whose prices say what they save'),
  unknownRows: z.number().int().describe('Rows whose prices are missing, 0, or in the wrong order'),
  unknown: figure.describe('Effective cost of those rows'),
});

export const operations = {
  'cloud.cost': operation('cloud.cost', {
    input: z.object({
      measure: costMeasure
        .default('effective')
        .describe('billed: on the invoice; effective: amortized; contracted; list'),
      by: z
        .array(z.string().min(1).max(200))
        .max(4)
        .default([])
        .describe(
          'Bill columns to group by (ServiceName, SubAccountId, x_…), tag:KEY, or thing, thing:team … of the catalog',
        ),
      view: catalogView.describe('How things are read: as each month was, or all months as it is now'),
      months: z.boolean().default(true).describe('Split by charge month'),
      from: month.optional(),
      to: month.optional(),
      filter: z
        .record(z.string(), z.array(z.string().nullable()))
        .default({})
        .describe('Column → values to keep; null: the rows say nothing'),
      limit: z
        .number()
        .int()
        .min(1)
        .max(100_000)
        .default(10_000)
        .describe('Groups at most, largest first; the rest is one figure'),
      asOf,
    }),
    output: z.object({
      measure: costMeasure,
      months: z.array(month),
      by: z.array(z.string()),
      rows: z.array(
        z.object({
          keys: z.array(z.string().nullable()).describe('A value per column of `by`; null: the rows say nothing'),
          month: month.nullable(),
          currency,
          rows: z.number().int(),
          figure,
        }),
      ),
      rest: z
        .array(z.object({ currency, groups: z.number().int(), figure }))
        .describe('Groups beyond the limit, summed'),
      totals: z
        .array(z.object({ currency, rows: z.number().int(), figure }))
        .describe('Per currency: currencies are never added'),
    }),
    errors: ['UNKNOWN_COLUMN', 'TOO_LARGE'],
    examples: [
      { title: 'Effective cost by service and month', input: { by: ['ServiceName'] } },
      {
        title: 'Billed cost of one month by account',
        input: { measure: 'billed', by: ['SubAccountId'], months: false },
      },
      { title: 'Effective cost by team, as the catalog is now', input: { by: ['thing:team'], view: 'as-is' } },
    ],
  }),
  'cloud.savings': operation('cloud.savings', {
    input: z.object({
      from: month.optional(),
      to: month.optional(),
      filter: z.record(z.string(), z.array(z.string().nullable())).default({}).describe('Column → values to keep'),
      asOf,
    }),
    output: z.object({
      savings: z.array(
        z.object({
          currency,
          negotiated: saving.describe('List cost less contracted cost'),
          commitment: saving.describe('Contracted cost less effective cost of usage under a commitment'),
          unused: figure.describe('Effective cost of commitments that were not used'),
        }),
      ),
    }),
    errors: ['UNKNOWN_COLUMN'],
    examples: [{ title: 'What prices and commitments save', input: {} }],
  }),
  'cloud.export': operation('cloud.export', {
    input: z.object({
      from: month.optional().describe('First charge month'),
      to: month.optional().describe('Last charge month'),
      filter: z.record(z.string(), z.array(z.string().nullable())).default({}).describe('Column → values to keep'),
      format: z.enum(['csv', 'csv.gz', 'parquet']).default('csv'),
      asOf,
    }),
    output: z.object({
      version: z.string(),
      columns: z.array(z.string()).describe('Those of FOCUS 1.2, then those of providers and our own as x_ columns'),
      totals: z.array(z.object({ currency, rows: z.number().int(), billed: decimal, effective: decimal })),
      file: largeFile.describe(
        'All rows where they are written to a file: --output on the command line, Accept: application/octet-stream over HTTP. ' +
          '200,000 at most within the answer',
      ),
    }),
    errors: ['UNKNOWN_COLUMN', 'NO_ROWS', 'TOO_LARGE'],
    examples: [
      {
        title: 'A month of bills as FOCUS 1.2',
        input: { from: '2026-10', to: '2026-10', filter: { ChargeCategory: ['Tax'] } },
      },
      {
        title: 'The same rows as Parquet',
        input: { from: '2026-10', to: '2026-10', filter: { ChargeCategory: ['Tax'] }, format: 'parquet' },
      },
    ],
  }),
  'cloud.estimate': operation('cloud.estimate', {
    input: z.object({ month, asOf }),
    output: z.object({ month, bills: z.array(estimate) }),
    errors: [],
    examples: [{ title: 'What the bill of a month lacks', input: { month: '2026-10' } }],
    commandLine: { words: 'month' },
  }),
  'cloud.accrue': operation('cloud.accrue', {
    input: z.object({ month }),
    output: z.object({
      month,
      bills: z.array(estimate),
      recorded: z.array(z.string()).describe('Ids of the accruals: source documents'),
      left: z.array(z.object({ bill: z.string(), why: z.string() })).describe('Bills that nothing was accrued for'),
    }),
    errors: ['PERIOD_CLOSED'],
    examples: [],
    commandLine: { words: 'month' },
  }),
  'cloud.columns': operation('cloud.columns', {
    input: z.object({}),
    output: z.object({ columns: z.array(z.string()), tags: z.array(z.string()) }),
    errors: [],
    examples: [{ title: 'Columns and tags of the bills', input: {} }],
  }),
};
