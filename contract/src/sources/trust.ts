import { z } from 'zod';
import { tableKinds } from './table-kinds.ts';
import { asOf, decimal, figure, month, operation } from '../operation/index.ts';

const period = z
  .string()
  .max(20)
  .optional()
  .describe('2026-10, 2026-Q4, 2026; the last month with charges unless given');

const tied = z.object({ tied: z.number().int(), total: z.number().int() });

/** How far the figures of a period can be trusted, and which file would say most more. */
export const trustOperations = {
  'sources.trust': operation('sources.trust', {
    input: z.object({
      period,
      since: z.iso
        .datetime({ offset: true })
        .optional()
        .describe('A moment: what was known then is compared with what is known now'),
      asOf,
    }),
    output: z.object({
      period: z.string().nullable().describe('null while nothing was charged'),
      moment: z.string().nullable().describe('The last commit to the books: what to ask `since` the next time'),
      invoices: tied.describe('Invoices of the period whose three sums agree to the cent'),
      payroll: z
        .object({
          months: z.number().int(),
          read: z.number().int().describe('Months of the period that have pay'),
          tied: z.boolean().nullable().describe('The ledger agrees on its accounts; null while no trial balance says'),
        })
        .describe('Payroll of the period'),
      ledger: tied
        .extend({ month })
        .nullable()
        .describe('Accounts that tie to the trial balance of the last month of the period; null while none was read'),
      settled: z.object({ share: decimal.nullable(), words: z.string() }).describe('Cash of the period that was read'),
      restated: z
        .object({
          since: z.string(),
          figure: figure.describe('EBITDA of months that were known, now less then'),
          moved: decimal.describe('The same without its signs, month by month'),
          months: z.array(month).describe('Months that changed'),
        })
        .nullable()
        .describe('null without `since`, and where nothing was charged then'),
      range: z
        .object({ low: decimal, high: decimal, words: z.string() })
        .nullable()
        .describe('EBITDA with what the bills of its last month still lack by day; null where they are whole'),
      next: z
        .array(
          z.object({
            kind: z.enum(['bill', ...tableKinds]),
            title: z.string(),
            words: z.string().describe('What it would say'),
            amount: figure.nullable().describe('What it would settle or confirm; null where that is not known'),
          }),
        )
        .describe('Files that would narrow the picture, the one that narrows it most first'),
    }),
    errors: ['INVALID_PERIOD'],
    examples: [{ title: 'How far the last month can be trusted', input: {} }],
    commandLine: { words: 'period' },
  }),
};
