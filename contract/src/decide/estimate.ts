import { z } from 'zod';
import { amount } from './amount.ts';

const spread = z.object({
  mean: amount,
  error: amount.nullable().describe('Standard error of the mean, from eight independent scrambles'),
  quantiles: z.array(amount).describe('At the shares of `shares`'),
});

const bands = z.object({
  mean: z.array(amount),
  quantiles: z.array(z.array(amount)).describe('A row for each of `shares`'),
});

const payback = z.object({
  chance: z.number().describe('Share of the draws in which it pays back within the case'),
  median: z.number().nullable().describe('Months at which half of the draws have paid back; null where fewer do'),
  late: z.number().nullable().describe('Months at which nine in ten have'),
});

const curve = z.array(amount).describe('Present values below which each hundredth of the draws lies, from 0 to 100');

const pair = z.object({ left: z.string(), right: z.string() });

const optionEstimate = z.object({
  id: z.string(),
  npv: spread,
  lossChance: z.number().describe('Share of the draws in which the present value is below zero'),
  peakFunding: spread.describe('Most that cumulative cash is below zero'),
  cash: bands.describe('Cumulative cash by point in time'),
  ebitda: bands.describe('EBITDA by month'),
  curve,
});

const swing = z.object({
  name: z.string(),
  low: z.number().describe('Value that a tenth of its draws are below'),
  high: z.number().describe('Value that nine tenths are below'),
  atLow: amount.describe('Present value of the difference at the low value, all others at their base'),
  atHigh: amount,
  flipsAt: z.number().nullable().describe('Value nearest to the base at which the difference changes its sign'),
});

const side = z.object({ name: z.string(), values: z.array(z.number()) });

const influence = z.object({
  name: z.string(),
  share: z.number().describe('First-order Sobol index: share of the variance that it explains alone'),
  worth: amount.describe('Expected value of knowing it first, in present value'),
});

/** What the ranges of a case come to, over all draws, in major units; the first of the pair less the second. */
export const estimate = z.object({
  engine: z.number().int().describe('Version of the rules that turn a case into figures'),
  points: z.number().int(),
  seed: z.number().int(),
  pair,
  shares: z.array(z.number()),
  options: z.array(optionEstimate),
  difference: z.object({
    npv: spread,
    favored: z.number().describe('Share of the draws in which the first is worth more'),
    payback,
    cash: bands,
    curve,
  }),
  stands: amount.describe('Present value of the difference with everything at its base'),
  swings: z.array(swing).describe('One at a time, the widest first: what two do together does not show'),
  turns: z
    .array(z.object({ name: z.string(), at: z.number() }))
    .describe(
      'Value of an assumption nearest to its base at which the recommended option no longer leads its rival in the measure; without those that do not turn it within their range, and empty where payback leads',
    ),
  grid: z
    .object({ rows: side, columns: side, differences: z.array(z.array(amount)) })
    .nullable()
    .describe('The difference where the two that swing it most move at once'),
  influences: z.array(influence),
  notes: z.array(z.string()).describe('What was changed so that it could be drawn'),
});

const northStar = z.enum(['ebitda', 'free-cash-flow']);
const mode = z.enum(['growth', 'efficiency']);

const verdict = z.object({
  northStar,
  mode,
  measure: z
    .enum(['npv', 'runRate', 'firstYearEbitda', 'firstYearFreeCashFlow', 'payback'])
    .describe(
      'What leads: run rate of the last twelve months, value, the first year, or payback against the status quo within 24 months',
    ),
  option: z.string().nullable().describe('null where a gate or the ceiling of cash ended all options'),
  rival: z.string().nullable(),
  margin: amount.describe('How far the option leads its rival in the measure, in major units; of payback in months'),
  payback: z.number().nullable().describe('Months after which the option pays back, where payback leads'),
});

const gate = z.object({
  gate: z.string(),
  fails: z.array(z.string()),
  reason: z.string().nullable(),
  wayRound: z.string().nullable(),
});

/** The option that leads in what is optimized this year, and the other three answers beside it. */
export const recommendation = z.object({
  verdict,
  verdicts: z.array(verdict),
  ended: z.array(z.object({ option: z.string(), by: z.union([gate, z.literal('cash-ceiling')]) })),
  costs: z
    .object({
      than: z.string(),
      value: amount.describe('Present value that it is worth less'),
      gains: amount.describe('What it gains in the measure, of payback in months'),
    })
    .nullable()
    .describe('Where the north star picks an option that is worth less than another'),
});

/** By what a case is decided. */
export const decision = z.object({
  statusQuo: z.string().nullable(),
  northStar,
  mode,
  gates: z.array(gate),
  cashCeiling: amount.nullable(),
  owner: z.string().nullable(),
  decideBy: z.string().nullable(),
  exit: z.array(z.string()),
  kill: z.array(z.string()),
});

/** What a case rests on. */
export const assumption = z.object({
  name: z.string(),
  written: z.string(),
  words: z.string().describe('How it was understood'),
  base: z.number().describe('In base units, as low and high are'),
  unit: z.string().nullable().describe('In which it is shown'),
  factor: z.number().describe('Base units (months, people, currency) that one shown unit is'),
  low: z.number().nullable().describe('Value that a twentieth of its draws are below; null where it is sure'),
  high: z.number().nullable(),
  formula: z.string().nullable(),
  source: z.string().nullable(),
  owner: z.string().nullable(),
  date: z.string().nullable(),
  line: z.number().int().describe('Of the document'),
});
