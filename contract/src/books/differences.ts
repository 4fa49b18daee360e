import { z } from 'zod';
import { currency, figure } from '../operation/index.ts';

export const differencesOutput = z.object({
  currency,
  hash: z.string().describe('Of the case file'),
  document: z.string().describe('The case file that the figures are folded from: books.trace opens them with it'),
  lines: z.array(
    z.object({
      key: z.string(),
      claim: z.string().describe('What the guide says'),
      ours: z.string().describe('What Capwise does'),
      reason: z.string(),
      standard: z.string().nullable().describe('Paragraph of the standard'),
      columns: z.array(z.string()),
      rows: z.array(z.object({ label: z.string(), figures: z.array(figure).describe('One per column') })),
    }),
  ),
});
