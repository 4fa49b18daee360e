import { z } from 'zod';
import { asOf, currency, decimal, figure, file, month, operation } from '../operation/index.ts';
import { catalogOperations } from './catalog.ts';
import { ledgerOperations } from './ledger.ts';
import { mappingOperations, sheet } from './mapping.ts';
import { paymentOperations } from './payments.ts';
import { requestOperations } from './request.ts';
import { tableOperations } from './tables.ts';
import { trustOperations } from './trust.ts';

const shape = z.object({
  version: z.string().describe('FOCUS version found from the columns'),
  missing: z.array(z.string()).describe('Columns that the version requires and the file lacks'),
  without: z.array(z.string()).describe('Columns since 1.1 that the version has where they apply and the file lacks'),
});

const loadedFile = z.object({
  name: z.string(),
  sha256: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  shape: shape.optional().describe('How the file departs from its version; loads of an earlier Capwise do not say'),
});

const warning = z.object({
  code: z.string(),
  message: z.string(),
  rows: z.number().int().describe('Rows it touches'),
  billed: decimal.describe('Billed cost on those rows'),
  column: z.string().optional().describe('The column that it is about'),
  rule: z
    .string()
    .optional()
    .describe('The rule of FOCUS, or of the hub of Microsoft’s FinOps toolkit, that rows break'),
  cells: z
    .array(
      z.object({
        file: z.string(),
        row: z.number().int(),
        column: z.string(),
        value: z.string().nullable(),
        fault: z.string(),
      }),
    )
    .optional()
    .describe('Of rows that were set aside: the first cells that cannot be read'),
});

const extent = z.object({ rows: z.number().int(), billed: decimal, effective: decimal });

const part = extent.extend({
  billingAccount: z.string(),
  billingPeriod: month,
  currency,
  change: z.enum(['new', 'replaced', 'same', 'appended']).describe('appended: beside what is live of its month'),
  before: extent.nullable().describe('What this part replaces'),
});

/** One invoice of an issuer in a currency with the three ties of a bill, each to the cent, over all that carries it. */
const tie = z.object({
  invoice: z.string().describe('InvoiceId, or issuer, account and month where the bill has none'),
  issuer: z.string(),
  billingAccount: z.string().describe('All that it bills, as A-1, A-2'),
  billingPeriod: month.describe('The last that it bills'),
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

const day = z.iso.date();

/** What a file of another dataset of FOCUS said. */
const dataset = z.object({
  dataset: z.enum(['contract-commitment', 'invoice-detail', 'billing-period']),
  file: z.string(),
  rows: z.number().int(),
  changed: z.number().int().describe('Commitments, invoices or periods of which it says something new'),
  remarks: z
    .array(z.string())
    .describe('What to look at in its rows: values in another letter case, rows that contradict each other'),
});

const commitment = z.object({
  id: z.string(),
  contract: z.string(),
  type: z.string(),
  category: z.string().describe('Spend or Usage'),
  description: z.string().nullable(),
  start: day.describe('First day of the commitment'),
  end: day.describe('The day after its last'),
  contractStart: day.nullable(),
  contractEnd: day.nullable(),
  cost: decimal.nullable().describe('Committed spend'),
  currency: currency.nullable(),
  quantity: decimal.nullable().describe('Committed usage'),
  unit: z.string().nullable(),
  status: z.string().nullable(),
  model: z.string().nullable(),
  payment: z.string().nullable().describe('No, partial or all upfront'),
  issuer: z.string().nullable(),
  file: z.string().describe('The file that said it last'),
});

const statedInvoice = z.object({
  invoice: z.string(),
  issuer: z.string(),
  currency,
  billingPeriod: month,
  status: z.string().describe('Open, Issued or Voided'),
  due: day.nullable(),
  details: z.number().int(),
  total: decimal.describe('Sum of the Invoice Detail, to the cent'),
  billed: figure.nullable().describe('What the bill says; null while it is not loaded'),
  unexplained: decimal.describe('Total less billed'),
  tied: z.boolean(),
});

const load = z.object({
  id: z.string(),
  source: z.string(),
  loadedAt: z.string(),
  version: z.string().describe('FOCUS version found from the columns'),
  files: z.array(loadedFile),
  parts: z.array(
    extent.extend({
      billingAccount: z.string(),
      billingPeriod: month,
      currency,
      live: z.boolean(),
      appended: z.boolean(),
      period: z
        .enum(['open', 'closed'])
        .nullable()
        .describe('Open: the issuer may restate it; null where nothing says so'),
    }),
  ),
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
  ...requestOperations,
  ...mappingOperations,
  ...paymentOperations,
  ...catalogOperations,
  ...ledgerOperations,
  ...trustOperations,
  'sources.import': operation('sources.import', {
    input: z.object({
      files: z
        .array(file)
        .min(1)
        .max(500)
        .describe(
          'FOCUS files (CSV, CSV.gz, Parquet, XLSX) or folders of them: one load; the other datasets of FOCUS are known by their columns',
        ),
      sheet,
      source: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('Name of the source; ProviderName of the rows unless given'),
      delivery: z
        .enum(['replace', 'append'])
        .optional()
        .describe(
          'How the source delivers: a month as a whole (replace), or what is added to it, such as corrections (append). ' +
            'Remembered for the source; replace until it is said',
        ),
      headers: z
        .record(z.string(), z.string())
        .optional()
        .describe('Header of the files → column of FOCUS, for bills whose headers are of other names'),
      quarantine: z
        .boolean()
        .optional()
        .describe('Set rows aside whose numbers or dates cannot be read, instead of refusing their file'),
      purchases: z
        .enum(['as-stated', 'once', 'refuse'])
        .optional()
        .describe(
          'Purchases of commitments whose EffectiveCost the usage that they cover has too: both count, with a warning (as-stated); ' +
            'the purchase counts 0, named and priced (once); such files are refused (refuse). Remembered for the source; ' +
            'as-stated until it is said',
        ),
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
      proposals: z.array(z.string()).describe('Parts that look as if they should be appended, in words'),
      warnings: z.array(warning),
      ties: z.array(tie),
      datasets: z.array(dataset).describe('Files of Contract Commitment, Invoice Detail and Billing Period'),
    }),
    errors: [
      'FILE_NOT_FOUND',
      'FILE_FORMAT',
      'FILE_TOO_LARGE',
      'SHEET_NEEDED',
      'NO_ROWS',
      'MISSING_COLUMN',
      'UNKNOWN_FORMAT',
      'INVALID_MAPPING',
      'INVALID_VALUE',
      'AMBIGUOUS_DATE',
      'PURCHASE_COUNTED_TWICE',
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
  'sources.commitments': operation('sources.commitments', {
    input: z.object({ asOf }),
    output: z.object({ commitments: z.array(commitment).describe('Those that end first before others') }),
    errors: [],
    examples: [{ title: 'The commitments of contracts', input: {} }],
  }),
  'sources.quality': operation('sources.quality', {
    input: z.object({ asOf }),
    output: z.object({
      warnings: z.array(
        warning.extend({
          source: z.string(),
          currency: z.string().describe('Currency of what is billed; several where one load holds several'),
        }),
      ),
      ties: z.array(tie),
      prepaids: z.array(prepaid),
      invoices: z.array(statedInvoice).describe('What providers say of their invoices, beside their bills'),
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
