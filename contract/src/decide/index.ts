import { z } from 'zod';
import { sentence } from '../books/statement.ts';
import { asOf, basis, currency, figure, file, operation } from '../operation/index.ts';
import { amount } from './amount.ts';
import { blockOperations } from './blocks.ts';
import { caseErrors } from './case-errors.ts';
import { name } from './case-name.ts';
import { caseSource, document, seed, version } from './case-source.ts';
import { handoutOperations } from './handout.ts';
import { leverOperations } from './levers.ts';
import { memoOperations } from './memo.ts';
import { migrationOperations } from './migration.ts';
import { playbookOperations } from './playbooks.ts';
import { portfolioOperations, releaseOrder } from './portfolio.ts';
import { outlineOperations } from './outline.ts';
import { reviewOperations } from './review.ts';
import { slipOperations } from './slip.ts';
import { caseState, versionOperations } from './versions.ts';
import { workbookOperations } from './workbook.ts';
import { assumption, decision, estimate, recommendation } from './estimate.ts';
import { core, stress } from './viewpoint.ts';

export const caseLines = [
  'adjusted-ebitda',
  'ebitda',
  'ebitda-less-software',
  'amortization',
  'operating-income',
  'tax',
  'operating-cash',
  'investing-cash',
  'financing-cash',
  'free-cash-flow',
  'cash',
  'cumulative-cash',
  'in-progress',
  'memo',
  'decision-total',
  'left-out',
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
  bridge: z
    .array(z.object({ bar: z.string(), label: z.string(), figure }))
    .describe('From EBITDA to the change in cash over the whole case: every posting is in one bar'),
  npv: figure.describe('Of cash and of what is off-book (memo)'),
  equivalentAnnual: z
    .object({ months: z.number(), amount: amount.describe('Major units a year over those months; a cost is −') })
    .nullable()
    .describe('Level yearly amount of the same NPV; null where all options last equally long'),
  irr: z.object({ status: z.string(), roots: z.array(z.number()) }).describe('Of the option’s own flows'),
  cumulativeCash: z.array(amount).describe('Major units at month 0 (opening payments) and at the end of each month'),
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

export const operations = {
  'decide.list': operation('decide.list', {
    input: z.object({ asOf }),
    output: z.object({
      cases: z.array(
        z.object({
          name,
          question: z.string(),
          savedAt: z.string(),
          hash: z.string(),
          version: version.describe('The latest version'),
          state: caseState.describe('Of the latest version'),
          approvedVersion: version.nullable().describe('The latest that is approved; null: none is'),
        }),
      ),
    }),
    errors: [],
    examples: [{ title: 'Kept cases', input: {} }],
  }),
  'decide.save': operation('decide.save', {
    input: z.object({
      name,
      file: file.optional(),
      document: document.optional(),
      note: z.string().trim().min(1).max(2_000).optional().describe('Why it changed; kept with a new version'),
    }),
    output: z.object({
      name,
      hash: z.string(),
      version,
      isNew: z.boolean().describe('false: the latest version has this text already'),
    }),
    errors: [...caseErrors],
    examples: [],
    commandLine: { words: 'name' },
  }),
  'decide.evaluate': operation('decide.evaluate', {
    input: z.object({
      ...caseSource,
      by: z.enum(['month', 'quarter', 'year']).default('year'),
      seed,
    }),
    output: z.object({
      question: z.string(),
      hash: z.string(),
      document: z.string(),
      currency,
      framework: basis.describe('The body of rules that every line is treated by'),
      tax: z.enum(['pre-tax', 'after-tax']).describe('Of cash, of NPV, and of the rate'),
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
      core: core.nullable().describe('null where the core questions were not answered'),
      stresses: z.array(stress),
      releases: releaseOrder.nullable().describe('null where the case lists no releases'),
      decision,
      recommendation,
      assumptions: z.array(assumption),
      estimate: estimate.nullable().describe('null where everything is sure'),
      model: z.string().describe('The case as the estimate kernel reads it'),
    }),
    errors: [...caseErrors, 'NOT_FOUND'],
    examples: [],
    commandLine: { words: 'file' },
  }),
  ...leverOperations,
  ...memoOperations,
  ...handoutOperations,
  ...migrationOperations,
  ...playbookOperations,
  ...blockOperations,
  ...portfolioOperations,
  ...outlineOperations,
  ...reviewOperations,
  ...slipOperations,
  ...versionOperations,
  ...workbookOperations,
};
