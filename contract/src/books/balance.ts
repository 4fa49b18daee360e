import { z } from 'zod';
import { asOf, basis, currency, figure, month, operation } from '../operation/index.ts';
import { period, readUnder } from './statement.ts';

const row = z.object({
  account: z.string().nullable().describe('null: the row is no whole account'),
  label: z.string(),
  detail: z.string().nullable(),
  figure,
});

const section = z.object({ rows: z.array(row), total: figure });

const missing = z.object({
  reason: z.string().describe('Why there is no balance sheet'),
  how: z.string().describe('What to do about it'),
});

const asked = z.object({
  kind: z.enum(['commitment', 'asset']),
  id: z.string(),
  label: z.string(),
  why: z.string(),
  figure: figure.describe('What the books have of it without its opening balance'),
});

const days = figure.describe('Days');

export const balanceOperations = {
  'books.balance': operation('books.balance', {
    input: z.object({
      month: month.optional().describe('The last month with charges unless given'),
      basis: readUnder,
      asOf,
    }),
    output: z.object({
      company: z.string(),
      currency: currency.nullable().describe('null while the books are empty'),
      basis,
      month: month.nullable(),
      opening: month.nullable().describe('First month with an opening entry; null: none was recorded'),
      missing: missing.nullable(),
      asks: z.array(asked).describe('Bought before the first month of the books: each asks for its opening balance'),
      sheet: z
        .object({
          assets: section,
          liabilities: section,
          equity: section,
          check: figure.describe('Assets less liabilities and equity: 0'),
        })
        .nullable()
        .describe('null before an opening entry'),
    }),
    errors: [],
    examples: [{ title: 'At the end of the last month with charges', input: {} }],
  }),
  'books.cycle': operation('books.cycle', {
    input: z.object({
      period: period.optional().describe('The last month with charges unless given'),
      basis: readUnder,
      asOf,
    }),
    output: z.object({
      company: z.string(),
      currency: currency.nullable(),
      period: z.string().nullable(),
      days: z.number().int().describe('Days of the period'),
      definition: z.string(),
      dso: days.describe('Receivables over revenue, in days'),
      dio: days.describe('Inventory is 0'),
      dpo: days.describe('Payables of operations over what was bought, in days'),
      cycle: days.describe('DSO + DIO − DPO; null while there is no revenue'),
      reason: z.string().nullable().describe('Why the cycle is unknown'),
      prepaidDays: days.describe('Prepaid over what was bought, in days: beside the cycle, not in it'),
      parts: z
        .array(z.object({ label: z.string(), figure }))
        .describe('Receivables, revenue, payables, purchases and prepaid that the days are made from'),
    }),
    errors: ['INVALID_PERIOD'],
    examples: [{ title: 'The last month', input: {} }],
  }),
};
