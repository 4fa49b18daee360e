import { adjustments as adjustmentNames } from '@capwise/domain/books';
import { z } from 'zod';
import { company, currency, operation } from '../operation/index.ts';
import { tableKinds } from '../sources/table-kinds.ts';

const entry = z.object({
  name: company,
  demo: z.boolean().describe('True for the generated demo company'),
  current: z.boolean().describe('True for the company that commands work on'),
  currency: z.string().nullable().describe('Functional currency: that of the first import; null before it'),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
});

const netDays = z
  .number()
  .int()
  .min(0)
  .max(365)
  .describe('Days from the end of a billing month to its payment, in months of thirty days');
const recoverableTax = z.boolean().describe('Tax on bills is given back: a receivable, no expense');
const fiscalStart = z.number().int().min(1).max(12).describe('Month in which the fiscal year starts');
const adjustments = z
  .array(z.enum(adjustmentNames))
  .describe('What Adjusted EBITDA leaves out beside impairment and disposal: [] is none');
const grossMargin = z
  .enum(['before-amortization', 'after-software-amortization'])
  .describe('Whether amortization of capitalized software is in the gross margin');
const freeCashFlowTakesLeases = z.boolean().describe('Finance-lease principal is taken off the free cash flow');

const ownerTags = z
  .array(z.string().trim().min(1).max(200))
  .max(50)
  .describe('Tags and own columns (x_…) of bills that name who owns a cost; how they are spelled does not matter');

const settings = z.object({
  name: company,
  currency: currency.nullable().describe('Functional currency: that of the first import unless set before it'),
  netDays,
  recoverableTax,
  fiscalStart,
  adjustments,
  grossMargin,
  freeCashFlowTakesLeases,
  ownerTags,
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
      scope: z
        .enum(['company', 'bills'])
        .default('company')
        .describe('bills: only the bills of its clouds, as a company that brought nothing else yet'),
    }),
    output: z.object({
      name: company,
      rows: z.number().int().describe('Rows of its bills'),
      months: z.number().int(),
      people: z.number().int().describe('People on its payroll in the last month'),
      documents: z.number().int().describe('Documents that are recorded, those of contracts among them'),
      tables: z
        .array(z.object({ kind: z.enum(tableKinds), rows: z.number().int() }))
        .describe('Tables that are read as a person would bring them'),
      milliseconds: z.number().describe('What it took to generate, load and post them'),
    }),
    errors: ['BUSY', 'NAME_TAKEN'],
    examples: [],
  }),
  'companies.settings': operation('companies.settings', {
    input: z.object({}),
    output: settings,
    errors: [],
    examples: [{ title: 'The choices of the company in use', input: {} }],
  }),
  'companies.set': operation('companies.set', {
    input: z.object({
      currency: currency.optional().describe('Functional currency; only before the first import'),
      netDays: netDays.optional(),
      recoverableTax: recoverableTax.optional(),
      fiscalStart: fiscalStart.optional(),
      adjustments: adjustments.optional(),
      grossMargin: grossMargin.optional(),
      freeCashFlowTakesLeases: freeCashFlowTakesLeases.optional(),
      ownerTags: ownerTags.optional(),
    }),
    output: settings.extend({
      revisions: z.number().int().describe('Batches that were posted again with another content'),
    }),
    errors: ['CURRENCY_FIXED', 'NEEDS_RATE'],
    examples: [],
  }),
};
