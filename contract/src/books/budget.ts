import { z } from 'zod';
import { asOf, currency, figure, month, operation } from '../operation/index.ts';

const version = z.object({
  version: z.string().nullable().describe('What its file calls it; null: the file does not say'),
  file: z.string(),
  from: month,
  to: month,
  months: z.number().int().describe('Months in which it is in force'),
});

/** The plan of record as it is known. */
export const budgetOperations = {
  'books.budget': operation('books.budget', {
    input: z.object({ asOf }),
    output: z.object({
      currency,
      measure: z.string().describe('EBITDA, or EBITDA effect of engineering spend while no revenue is planned'),
      from: month.nullable().describe('First month that is planned; null: no budget was read'),
      to: month.nullable(),
      gaps: z.array(month).describe('Months between the first and the last that no budget plans'),
      versions: z.array(version).describe('What is in force, by its first month'),
      ebitda: figure.nullable().describe('Planned over all months; null: no budget was read'),
      netIncome: figure.nullable(),
      tail: figure
        .nullable()
        .describe('Of it, amortization of the assets in the books that the file does not plan; below zero'),
    }),
    errors: [],
    examples: [{ title: 'The budget in force', input: {} }],
  }),
};
