import { z } from 'zod';
import { asOf, currency, decimal, figure, file, month, operation } from '../operation/index.ts';
import { paymentOperations } from './payments.ts';
import { tableOperations } from './tables.ts';

const loadedFile = z.object({ name: z.string(), sha256: z.string(), rows: z.number().int(), bytes: z.number().int() });

const warning = z.object({
  code: z.string(),
  message: z.string(),
  rows: z.number().int().describe('Rows it touches'),
  billed: decimal.describe('Billed cost on those rows'),
});

const extent = z.object({ rows: z.number().int(), billed: decimal, effective: decimal });

const part = extent.extend({
  billingAccount: z.string(),
  billingPeriod: month,
  currency,
  change: z.enum(['new', 'replaced', 'same']),
  before: extent.nullable().describe('What this part replaces'),
});

/** One invoice and currency with the three ties of a bill, each to the cent. */
const tie = z.object({
  invoice: z.string().describe('InvoiceId, or issuer, account and month where the bill has none'),
  issuer: z.string(),
  billingAccount: z.string(),
  billingPeriod: month,
  currency,
  billed: figure.describe('Σ BilledCost, exact'),
  payable: figure.describe('Credit to payables'),
  effective: figure.describe('Σ EffectiveCost, exact'),
  expense: figure.describe('Expense'),
  prepaid: figure.describe('Change in prepaid commitments'),
  accrued: figure.describe('Change in accrued liabilities to third parties, with the sign of the difference'),
  deferred: figure.describe('Multi-period purchases and their tax, prepaid over their stated term'),
  incentive: figure.describe('Credits that lower cost over their stated term, with the sign of the difference'),
  difference: figure.describe('Billed/effective difference, by that name'),
  recoverable: figure.describe('Tax to be given back, where the company says that it is'),
  tied: z.boolean().describe('All three ties hold to the cent'),
});

const load = z.object({
  id: z.string(),
  source: z.string(),
  loadedAt: z.string(),
  version: z.string().describe('FOCUS version found from the columns'),
  files: z.array(loadedFile),
  parts: z.array(extent.extend({ billingAccount: z.string(), billingPeriod: month, currency, live: z.boolean() })),
  warnings: z.array(warning),
});

const prepaid = z.object({
  commitment: z.string().describe('Commitment id, or unidentified'),
  vendor: z.string(),
  currency,
  months: z.array(
    z.object({
      month,
      opening: figure,
      bought: figure,
      used: figure,
      closing: figure,
      presentedAs: z
        .enum(['prepaid', 'accrued liability'])
        .describe('Below zero it is a liability, never a negative asset'),
    }),
  ),
});

export const operations = {
  ...tableOperations,
  ...paymentOperations,
  'sources.import': operation('sources.import', {
    input: z.object({
      files: z.array(file).min(1).max(500).describe('FOCUS files (CSV, CSV.gz, Parquet) or folders of them: one load'),
      source: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('Name of the source; ProviderName of the rows unless given'),
    }),
    output: z.object({
      outcome: z.enum(['published', 'unchanged', 'checked']).describe('checked: a dry run, nothing was kept'),
      company: z.string(),
      load: z.string().nullable(),
      sources: z.array(z.string()),
      version: z.string(),
      files: z.array(loadedFile),
      rows: z.number().int(),
      parts: z.array(part),
      losses: z.array(z.string()).describe('What a replacement loses, in words; said before it publishes'),
      warnings: z.array(warning),
      ties: z.array(tie),
    }),
    errors: [
      'FILE_NOT_FOUND',
      'FILE_FORMAT',
      'FILE_TOO_LARGE',
      'NO_ROWS',
      'MISSING_COLUMN',
      'UNKNOWN_FORMAT',
      'INVALID_VALUE',
      'AMBIGUOUS_DATE',
      'NEEDS_RATE',
      'PERIOD_CLOSED',
    ],
    examples: [],
    commandLine: { words: 'files' },
  }),
  'sources.list': operation('sources.list', {
    input: z.object({ asOf }),
    output: z.object({ loads: z.array(load) }),
    errors: [],
    examples: [{ title: 'Everything that was loaded', input: {} }],
  }),
  'sources.quality': operation('sources.quality', {
    input: z.object({ asOf }),
    output: z.object({
      warnings: z.array(warning.extend({ source: z.string() })),
      ties: z.array(tie),
      prepaids: z.array(prepaid),
      accrued: z.array(z.object({ vendor: z.string(), closing: figure })),
      differences: z.array(z.object({ source: z.string(), billingPeriod: month, figure })),
      asks: z
        .array(
          z.object({
            code: z.string().describe('OPENING_BALANCE or RESIDUAL'),
            message: z.string(),
            amount: figure,
          }),
        )
        .describe('What Capwise needs to know to say more'),
    }),
    errors: [],
    examples: [{ title: 'What the bills leave open', input: {} }],
  }),
};
