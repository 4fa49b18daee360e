import { z } from 'zod';
import { amount } from './amount.ts';

/** What the three core questions say beside the recommendation. */
export const core = z.object({
  answers: z.object({
    differentiator: z.boolean(),
    drivesRevenue: z.boolean(),
    competitiveAdvantage: z.boolean(),
  }),
  verdict: z.enum(['build', 'buy']).describe('Any no means buy'),
  why: z.string(),
});

/** What if some assumptions had other values: through the books’ own fold, in major units. */
export const stress = z.object({
  name: z.string(),
  set: z.array(
    z.object({
      name: z.string(),
      value: z
        .number()
        .describe('In base units; a percentage of what is no share is that much of its base: 300% is three times'),
    }),
  ),
  options: z.array(
    z.object({ id: z.string(), npv: amount, change: amount.describe('Against the base of the assumptions') }),
  ),
  option: z.string().nullable().describe('That is recommended then; null where none is left'),
  flips: z.boolean(),
});
