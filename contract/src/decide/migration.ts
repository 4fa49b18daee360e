import { leavingWays, migrationWays, workloadSizes } from '@capwise/domain/decide/migration';
import { z } from 'zod';
import { currency, file, month, operation, outputFile } from '../operation/index.ts';
import { amount } from './amount.ts';

const name = z.string().trim().min(1).max(120);
const share = z.number().min(0).max(10);
const way = z.enum(migrationWays);
const leaving = z.enum(leavingWays);

const people = z.number().min(0).max(10_000);

/** A row of the workload file as an object; `decide.workloads` says what each means. */
const workload = z.object({
  workload: name,
  run_cost: z.number().describe('A month, in the site, beside the site itself'),
  size: z.enum(workloadSizes).optional(),
  rehost_months: z.number().optional().describe('Person-months; unless given, by its size'),
  replatform_months: z.number().optional(),
  refactor_months: z.number().optional(),
  repurchase_months: z.number().optional(),
  retire_months: z.number().optional(),
  rehost_run: z.number().optional().describe('Run cost a month afterwards; unless given, by the share of the way'),
  replatform_run: z.number().optional(),
  refactor_run: z.number().optional(),
  product_run: z.number().optional().describe('Price a month of a product that does the same'),
  criticality: z.enum(['low', 'medium', 'high']).optional(),
  age: z.number().optional().describe('Years'),
  depends_on: z.string().optional().describe('Workloads that it cannot leave before, with ; between them'),
  licence: z.enum(['portable', 'site-bound']).optional(),
  constraint: z.enum(['must not move']).optional(),
  residency: z.string().optional().describe('Regions in which its data may lie, with ; between them'),
  utilization: z
    .union([z.literal('zombie'), z.number()])
    .optional()
    .describe('In percent, or zombie: used by nobody'),
  decision: z
    .string()
    .optional()
    .describe('The recorded decision that replatforming or refactoring it adds functionality'),
});

const assumption = z.object({
  runShare: share.describe('Run cost afterwards as a share of that in the site'),
  effort: z.number().min(0).max(100).describe('Person-months as a multiple of those of a rehost'),
  overrun: share.describe('Work that is expected beyond the estimate, as a share of it'),
});

const price = z.object({
  way,
  score: z.number().nullable().describe('0 to 100: how well it fits the facts; null: facts rule it out'),
  reasons: z.array(z.string()),
  personMonths: z.number().describe('Expected, with what is beyond the estimate'),
  effort: amount.describe('Its cost, once'),
  risk: amount.describe('How much of it is beyond the estimate'),
  runAfter: amount.describe('Run cost a month afterwards'),
  doubleRunning: amount.describe('Run cost of the new place until the cut-over'),
});

const move = z.object({
  way: leaving,
  wave: z.number().int().describe('From 1'),
  from: month.describe('First month of its work'),
  cutOver: month.describe('The first month in the new place'),
});

const phase = z.object({
  wave: z.number().int().describe('From 1'),
  from: month,
  to: month,
  site: amount,
  penalty: amount,
  inSite: amount.describe('Run cost of what is still in the site'),
  afterwards: amount.describe('Run cost of what has left it'),
  doubleRunning: amount,
  work: amount,
  total: amount,
  stay: amount.describe('What it would cost if all stayed as it is'),
  moves: z.array(z.object({ workload: name, way: leaving })).describe('What is cut over at its end'),
});

const whatIf = z.object({
  presentCost: amount.nullable().describe('null: none was found in its time'),
  less: amount
    .nullable()
    .describe('How much less it is than that of the plan, at least; null: nothing better was found in its time'),
  words: z.string(),
});

/** A plan for the workloads of a site that is left. */
export const migrationOperations = {
  'decide.workloads': operation('decide.workloads', {
    input: z.object({}),
    output: z.object({
      columns: z.array(z.object({ name: z.string(), required: z.boolean(), about: z.string(), example: z.string() })),
      rowsMax: z.number().int(),
      file: outputFile.describe('A file with the headers and an example row'),
    }),
    errors: [],
    examples: [{ title: 'The columns of a workload file', input: {} }],
  }),
  'decide.migrate': operation('decide.migrate', {
    input: z.object({
      file: file.optional().describe('The workloads as CSV or XLSX; decide.workloads gives its columns and a template'),
      workloads: z.array(workload).min(1).max(200).optional().describe('The same rows; exactly one of both is given'),
      currency: currency.default('USD'),
      start: month.default('2027-01'),
      deadlineMonths: z.number().int().min(1).max(120).default(12).describe('All is out by the end of this month'),
      afterDeadline: z
        .enum(['leave', 'pay'])
        .default('leave')
        .describe('leave: nothing may stay beyond the deadline; pay: what stays pays the site and the penalty'),
      siteCost: amount.min(0).describe('Of the site, a month, until the last workload is out'),
      penalty: amount.min(0).default(0).describe('A month beyond the deadline, beside the site'),
      people: z
        .object({
          rehost: people.default(0),
          replatform: people.default(0),
          refactor: people.default(0),
          repurchase: people.default(0),
          retire: people.default(0),
        })
        .describe('People by way; a way without people is not gone'),
      personMonth: amount.min(0).default(25_000).describe('What a person costs a month'),
      ramp: z
        .object({
          months: z.number().int().min(0).max(60).default(3),
          from: z.number().min(0).max(1).default(0.5).describe('Share of its work that a team does in the first month'),
        })
        .default({ months: 3, from: 0.5 }),
      doubleMonths: z.number().int().min(0).max(24).default(1).describe('Months in both places before a cut-over'),
      waveMonths: z.union([z.literal(1), z.literal(3)]).default(3),
      horizonMonths: z.number().int().min(12).max(120).default(48).describe('Whole years'),
      discountRate: z.number().min(0).max(10).default(0.1).describe('A year, nominal, 0.1 for 10%'),
      priceRise: z.number().min(0).max(1).default(0.03).describe('What all amounts rise by from year to year'),
      regions: z.array(name).max(40).default([]).describe('Where the new place can hold data; none: anywhere'),
      lifeMonths: z.number().int().min(1).max(240).default(36).describe('Of software that work capitalizes'),
      termMonths: z.number().int().min(1).max(240).default(36).describe('Hosting term of products that are bought'),
      assumptions: z
        .partialRecord(leaving, assumption)
        .default({})
        .describe('What a way does to a workload of no figures of its own; unless given, those of Capwise'),
      limitSeconds: z
        .number()
        .min(1)
        .max(60)
        .default(20)
        .describe('For the plan; what is laid beside it has a quarter'),
    }),
    output: z.object({
      currency,
      headline: z.string(),
      presentCost: amount.describe('Of site, runs, work and double running to the horizon'),
      bound: amount.describe('No plan costs less: below presentCost where the time was up before it was proven'),
      gap: z.number().describe('The share of presentCost that is not proven; 0: it is the least'),
      stayPresentCost: amount.describe('If all stayed as it is to the horizon, whether it may or not'),
      leftAt: month.nullable().describe('The first month without the site; null: it is open to the end'),
      words: z.array(z.string()).describe('The plan explained: ways, waves, what binds, what rises first'),
      phases: z.array(phase),
      workloads: z.array(
        z.object({
          workload: name,
          first: move.nullable().describe('null: it stays'),
          second: move.nullable(),
          prices: z.array(price),
          why: z.string(),
        }),
      ),
      capacity: z.array(z.object({ way: leaving, wave: z.number().int(), used: z.number(), capacity: z.number() })),
      firstPhase: z.object({
        from: month,
        to: month,
        cost: amount,
        stay: amount,
        more: amount.describe('Above zero: the plan costs more than staying'),
        work: amount,
        doubleRunning: amount,
      }),
      withoutDeadline: whatIf.describe('With the site to be paid as long as it pays'),
      oneWaveLater: whatIf.describe('With the deadline one wave later'),
      missedMonth: amount.describe('What a month beyond the deadline costs: site and penalty'),
      engineers: z
        .array(z.object({ way: leaving, less: amount.nullable(), words: z.string() }))
        .describe('What one more person would be worth, by way whose people are all busy in some wave'),
      assumptions: z.array(z.object({ way: leaving }).extend(assumption.shape).extend({ source: z.string() })),
      document: z.string().describe('The plan beside staying as a case for decide.evaluate'),
      rounding: amount.describe('What the NPV of that case may differ by: its amounts are rounded to the cent'),
    }),
    errors: [
      'FILE_FORMAT',
      'FILE_NOT_FOUND',
      'FILE_TOO_LARGE',
      'INVALID_INPUT',
      'INVALID_VALUE',
      'MISSING_COLUMN',
      'NO_CHOICE',
      'NO_ROWS',
      'SHEET_NEEDED',
      'TOO_LARGE',
    ],
    examples: [
      {
        title: 'A $5M-a-year site is left within 12 months',
        input: {
          siteCost: 416_666.67,
          people: { rehost: 6, refactor: 4, retire: 1, repurchase: 1 },
          workloads: [
            { workload: 'storefront', run_cost: 60_000, size: 'large', criticality: 'high', age: 9 },
            { workload: 'orders', run_cost: 40_000, size: 'medium', criticality: 'high', depends_on: 'storefront' },
            { workload: 'mail', run_cost: 12_000, size: 'small', product_run: 7_000, criticality: 'low' },
            { workload: 'old reports', run_cost: 8_000, size: 'small', utilization: 'zombie' },
          ],
        },
      },
    ],
    commandLine: { words: 'file' },
  }),
};
