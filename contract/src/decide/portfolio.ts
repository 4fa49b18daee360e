import { z } from 'zod';
import { asOf, currency, operation } from '../operation/index.ts';
import { amount } from './amount.ts';

const id = z.string().trim().min(1).max(80);
const quarters = z.array(z.number()).min(1).max(40);
const amounts = z.array(amount).min(1).max(40);
const limitKind = z.enum(['people', 'cash', 'ebitda', 'needs', 'excludes']);

const fundCase = z.object({
  id,
  name: z.string().trim().min(1).max(200).optional().describe('Unless given, the id'),
  npv: amount,
  ebitda: amounts.describe('What it adds to EBITDA in each quarter'),
  cash: amounts.describe('What it adds to cash in each quarter; an outflow is below zero'),
  people: quarters.describe('People that it takes in each quarter'),
  mustDo: z.boolean().optional().describe('Decided already: by law, by contract'),
  excludes: z.array(id).max(40).optional().describe('Cases that cannot be done beside it'),
  needs: z.array(id).max(40).optional().describe('Cases without which it cannot be done'),
});

const limitUse = z.object({
  kind: limitKind,
  name: z.string(),
  amount: z.number().describe('What the chosen cases come to'),
  allowed: z.number(),
  isFloor: z.boolean().describe('true: at least, false: at most'),
});

const dropped = z.object({
  id,
  npv: amount,
  adds: z.array(id).describe('Cases that it needs beside the chosen'),
  broken: z
    .array(z.object({ kind: limitKind, name: z.string(), amount: z.number(), allowed: z.number() }))
    .describe('Limits that it would break beside the chosen cases, by the part that they are passed by'),
  words: z.string(),
  instead: z
    .object({ lost: amount, displaced: z.array(id) })
    .nullable()
    .describe('NPV lost by doing it whatever it costs, and the cases that it takes out; null where it cannot be done'),
});

const frontier = z.array(
  z.object({
    level: z.number(),
    current: z.boolean().describe('The limits as they are'),
    npv: amount.nullable().describe('null where no choice keeps the limits'),
    chosen: z.array(id),
  }),
);

const release = z.object({
  id,
  cost: amount.describe('Spread evenly over the months of its work'),
  months: z.number().describe('Whole months of the team, 1 or more'),
  benefit: amount.describe('A month, from the month after its work'),
  needs: z.array(id).max(60).optional().describe('Releases that must be done before'),
});

const orderWorth = z.object({
  order: z.array(id),
  payback: z
    .number()
    .int()
    .nullable()
    .describe('Months until cumulative cash is at zero or above for good; null: not within the horizon'),
  npv: amount,
  peakFunding: amount.describe('The most that cumulative cash is below zero'),
  cash: z.array(amount).describe('Cumulative cash by month, from the first'),
});

/** Releases as they are listed, and in the order that pays back the earliest. */
export const releaseOrder = z.object({
  before: orderWorth.describe('As listed, each moved behind what it needs'),
  after: orderWorth.describe('The earliest payback, and of those the highest NPV'),
  proof: z
    .object({ kind: z.enum(['best', 'payback', 'bound']), earliest: z.number().int().nullable() })
    .describe(
      'best: no order is better; payback: none pays back earlier; bound: none pays back before month `earliest`',
    ),
});

const example = {
  from: '2027-Q1',
  people: [8, 8],
  cashCeiling: 900_000,
  cases: [
    { id: 'rightsizing', npv: 700_000, ebitda: [-60_000, 120_000], cash: [-60_000, 120_000], people: [3, 1] },
    { id: 'storage tiers', npv: 250_000, ebitda: [-30_000, 50_000], cash: [-30_000, 50_000], people: [2, 2] },
    { id: 'replatform', npv: 1_400_000, ebitda: [-200_000, -100_000], cash: [-500_000, -350_000], people: [6, 6] },
  ],
};

/** Choosing among cases, and the order of what one project releases. */
export const portfolioOperations = {
  'decide.candidates': operation('decide.candidates', {
    input: z.object({
      from: z
        .string()
        .regex(/^\d{4}-Q[1-4]$/, 'give the quarter as 2027-Q1')
        .optional()
        .describe('Unless given, the quarter in which the first kept case begins'),
      quarters: z.number().int().min(1).max(40).default(8),
      asOf,
    }),
    output: z.object({
      from: z.string().nullable().describe('null while no case is kept'),
      quarters: z.array(z.string()),
      cases: z.array(
        fundCase.pick({ id: true, npv: true, ebitda: true, cash: true, people: true }).extend({
          name: z.string(),
          currency,
          option: z
            .string()
            .nullable()
            .describe('The recommended option: its figures are less those of the status quo'),
        }),
      ),
      unread: z
        .array(z.object({ name: z.string(), message: z.string() }))
        .describe('Kept cases that cannot be evaluated'),
    }),
    errors: [],
    examples: [{ title: 'What the kept cases ask for and bring', input: {} }],
  }),
  'decide.fund': operation('decide.fund', {
    input: z.object({
      cases: z.array(fundCase).min(1).max(60),
      from: z
        .string()
        .regex(/^\d{4}-Q[1-4]$/, 'give the quarter as 2027-Q1')
        .describe('The first quarter of every list'),
      people: quarters.optional().describe('The most people in each quarter; unless given, there is no limit'),
      cashCeiling: amount
        .optional()
        .describe('The most that cumulative cash may be below zero at the end of a quarter'),
      ebitdaFloors: z
        .array(z.object({ year: z.string().regex(/^\d{4}$/), floor: amount }))
        .max(10)
        .optional()
        .describe('The least that the cases add to EBITDA in a year'),
    }),
    output: z.object({
      chosen: z.array(id),
      npv: amount,
      bound: amount.describe(
        'NPV that no choice exceeds: above npv where the time was up before it was proven the best',
      ),
      limits: z.array(limitUse),
      dropped: z.array(dropped),
      frontier: z.object({
        people: frontier.describe('level: people more or fewer in every quarter'),
        cash: frontier.describe('level: the cash ceiling'),
      }),
      person: z
        .object({ gained: amount, lost: amount.nullable(), estimate: amount.nullable() })
        .nullable()
        .describe(
          'NPV of one more and one fewer person in every quarter; estimate: of one more, by the duals of the linear program, ' +
            'in which a case may be funded in part',
        ),
    }),
    errors: ['CASE_TWICE', 'INVALID_AMOUNT', 'LENGTH_MISMATCH', 'NO_CHOICE', 'NOT_FINITE', 'NOT_FOUND'],
    examples: [{ title: 'Three cases, eight people', input: example }],
  }),
  'decide.releases': operation('decide.releases', {
    input: z.object({
      releases: z.array(release).min(1).max(60),
      horizonMonths: z.number().int().min(1).max(600).default(60),
      rate: z.number().min(0).max(10).default(0.1).describe('Discount rate a year, 0.1 for 10%'),
    }),
    output: releaseOrder,
    errors: [
      'CASE_TWICE',
      'INVALID_AMOUNT',
      'NOT_FINITE',
      'NOT_FOUND',
      'PERIOD_OUT_OF_RANGE',
      'RELEASE_RING',
      'TOO_LARGE',
    ],
    examples: [
      {
        title: 'What pays for the rest comes first',
        input: {
          releases: [
            { id: 'platform', cost: 600_000, months: 6, benefit: 0 },
            { id: 'migration', cost: 400_000, months: 4, benefit: 90_000, needs: ['platform'] },
            { id: 'cleanup', cost: 50_000, months: 1, benefit: 40_000 },
          ],
        },
      },
    ],
  }),
};
