import { z } from 'zod';
import { asOf, currency, figure, operation } from '../operation/index.ts';
import { amount as anyAmount } from './amount.ts';

/** Levers on EBITDA that are looked at; people who leave are none of them. */
const leverIds = [
  'unowned-cloud',
  'unused-commitments',
  'commitment-coverage',
  'contract-renewals',
  'contractors',
  'payment-terms',
  'defer-hiring',
  'defer-hardware',
  'pay-as-you-go',
  'hardware-life',
  'capitalize-more',
] as const;

const share = z.number().min(0).max(1);
const amount = anyAmount.describe('In major units of the quarter; + raises it');

/** What can be done for the EBITDA of a quarter. */
export const leverOperations = {
  'decide.levers': operation('decide.levers', {
    input: z.object({
      target: z.number().min(0).max(10).default(0.15).describe('More EBITDA than the quarter before: 0.15 for 15%'),
      quarter: z
        .string()
        .regex(/^\d{4}-Q[1-4]$/, 'give the quarter as 2027-Q1')
        .optional()
        .describe('Unless given, the one after the last whole quarter of the books'),
      exclude: z.array(z.enum(leverIds)).max(leverIds.length).default([]).describe('Levers that are out of question'),
      fromMonth: z
        .number()
        .int()
        .min(1)
        .max(3)
        .default(2)
        .describe('The month of the quarter in which levers take hold: 2 leaves two months of three'),
      assumptions: z
        .object({
          unownedStopped: share.default(0.3).describe('Share of cloud without an owner that can be stopped'),
          unusedFilled: share.default(0.5).describe('Share of unused commitments that use can be moved under'),
          coverage: share.default(0.5).describe('Share of on-demand usage that commitments can cover'),
          discount: share.default(0.25).describe('What a commitment takes off on-demand usage'),
          renewalCut: share.default(0.1).describe('What a renewal takes off a contract'),
          contractorsCut: share.default(0.2).describe('Share of services from outside that can stop'),
          termDays: z.number().int().min(0).max(180).default(30).describe('Days that vendors are paid later'),
          lifeMonths: z.number().int().min(0).max(120).default(12).describe('Months that hardware serves longer'),
        })
        .prefault({}),
      asOf,
    }),
    output: z.object({
      company: z.string(),
      currency,
      measure: z.string().describe('EBITDA, or EBITDA effect of engineering spend while there is no revenue'),
      base: z.string().nullable().describe('The last whole quarter of the books; null: there is none yet'),
      quarter: z.string().nullable(),
      baseEbitda: figure.nullable(),
      target: amount.describe('What is to be found in the quarter'),
      headline: z.string(),
      real: amount.describe('What real levers come to'),
      missing: amount.describe('What they lack of the target'),
      reached: z.boolean(),
      levers: z
        .array(
          z.object({
            id: z.enum(leverIds),
            name: z.string(),
            kind: z
              .enum(['real', 'timing', 'presentation'])
              .describe('real: cost goes; timing: it moves; presentation: it is shown elsewhere'),
            ebitda: amount,
            operatingIncome: amount,
            cash: amount,
            reversibility: z.enum(['at once', 'within a quarter', 'hardly']),
            risk: z.string(),
            honesty: z.string().describe('What it really does'),
            reckoning: z.string().describe('How its effect follows from the evidence and which assumptions'),
            evidence: z.array(z.object({ label: z.string(), figure })),
          }),
        )
        .describe('By honesty, then effect, then how soon they can be taken back'),
      unknown: z
        .array(z.object({ id: z.enum(leverIds), name: z.string(), needs: z.string() }))
        .describe('Levers of which the books say nothing, and what would say it'),
      excluded: z.array(z.enum(leverIds)),
    }),
    errors: ['INVALID_PERIOD'],
    examples: [{ title: 'EBITDA +15% next quarter, no layoffs', input: { target: 0.15 } }],
  }),
};
