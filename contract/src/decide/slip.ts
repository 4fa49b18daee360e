import { z } from 'zod';
import { currency, decimal, operation } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { caseSource } from './case-source.ts';

const moved = z.object({ before: decimal, after: decimal, change: decimal });

/** What a slip of a date does. */
export const slipOperations = {
  'decide.slip': operation('decide.slip', {
    input: z.object({
      ...caseSource,
      option: z.string().max(200).optional().describe('Id of the option; unless given, the recommended one'),
      months: z.number().int().min(0).max(120).describe('How much later'),
      at: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe(
          'Month from the start of the case that slips; unless given, the last in which something is ready for use',
        ),
    }),
    output: z.object({
      option: z.string(),
      label: z.string(),
      currency,
      months: z.number().int(),
      at: z.string().nullable().describe('The month that slips; null: nothing of the option hangs on a date'),
      dates: z.array(z.object({ at: z.number().int(), month: z.string() })).describe('Months that can slip'),
      words: z.string(),
      npv: moved,
      periods: z.array(z.object({ period: z.string(), ebitda: moved, cash: moved })),
      amortizationStarts: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
      worksLonger: decimal.describe('Cost of work that goes on, capitalized or not, as a magnitude'),
      runsDouble: decimal.describe('Cost of what was to be left by then'),
      stranded: decimal.describe('Expense of commitments that are not used yet'),
      lines: z.array(
        z.object({
          what: z.string(),
          effect: z.enum(['ready-later', 'works-longer', 'runs-double', 'begins-later', 'stranded']),
        }),
      ),
    }),
    errors: [...caseErrors, 'NOT_FOUND'],
    examples: [{ title: 'Half a year later', input: { name: 'payments-platform', option: 'build', months: 6 } }],
    commandLine: { words: 'file' },
  }),
};
