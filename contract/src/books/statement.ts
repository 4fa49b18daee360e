import { bridgeBars, statementLines } from '@capwise/domain/books';
import { z } from 'zod';
import { asOf, basis, currency, decimal, figure, month } from '../operation/index.ts';

export const period = z.string().max(20).describe('2026-10, 2026-Q4, 2026 or 2026-01..2026-06');
export const grain = z.enum(['month', 'quarter', 'year']);

/** The body of rules that a question is read under. */
export const readUnder = basis.default('us-gaap').describe('us-gaap, or ifrs: with what IFRS changes');

/** A sentence in pieces, so that a page can color the two measures; joined, it is the plain sentence. */
export const sentence = z.array(z.object({ text: z.string(), measure: z.enum(['ebitda', 'cash']).optional() }));

/** The cash that a period moves, and the measures that stand beside both views. */
export const cashLines = [
  'operating',
  'investing',
  'financing',
  'currency-restatement',
  'cash',
  'free-cash-flow',
  'capitalized-software',
  'ebitda-less-software',
  'operating-profit-before-impairments',
] as const;

const line = z.object({
  line: z.enum([...statementLines, ...cashLines]),
  label: z.string(),
  level: z.enum(['row', 'subtotal']),
  figures: z.array(figure).describe('One per period, in their order'),
});

/** How much of the cash of a period was read from payments; the rest is expected from terms. */
const settled = z.object({
  words: z.string(),
  share: decimal.nullable().describe('Settled share of all that was paid and received; null while no cash moves'),
  figure: figure.describe('Change in cash by payments that were read'),
  expected: figure.describe('Change in cash that terms make expect'),
});

/** What is read: what happened, or what the plan of record says should. */
export const scenario = z
  .enum(['actual', 'budget'])
  .default('actual')
  .describe('budget: the plan of record; it is of profit');

export const statementInput = z.object({
  period: period.optional().describe('All months with postings unless given'),
  by: grain.default('month'),
  basis: readUnder,
  scenario,
  asOf,
});

export const statementOutput = z.object({
  company: z.string(),
  currency: currency.nullable().describe('null while the books are empty'),
  basis,
  measure: z.string().describe('EBITDA, or EBITDA effect of engineering spend while there is no revenue'),
  definition: z.string(),
  periods: z.array(
    z.object({
      period: z.string(),
      from: month,
      to: month,
      closed: z.boolean(),
      expected: z.boolean().describe('After the last month with charges: only expected payments and amortization'),
      settled,
    }),
  ),
  lines: z.array(line),
  measures: z
    .array(z.object({ line: z.enum([...statementLines, ...cashLines]), label: z.string(), definition: z.string() }))
    .describe('The measures of the basis, each with what it is: the profile of the company'),
  reconciliation: z
    .array(z.object({ label: z.string(), level: z.enum(['row', 'subtotal']), figures: z.array(figure) }))
    .describe('From net income to EBITDA: every component of the definition as a line of its own'),
  headline: sentence,
  settled: z.string().describe('How much of the cash of all periods is settled, in words'),
});

export const bridgeInput = z.object({
  period: period.optional().describe('The last month with charges unless given'),
  compare: z
    .enum(['budget', 'previous'])
    .optional()
    .describe('What the headline compares with; the budget where one covers the period, else the period before'),
  basis: readUnder,
  asOf,
});

export const bridgeOutput = z.object({
  company: z.string(),
  currency: currency.nullable(),
  basis,
  measure: z.string(),
  period: z.string().nullable(),
  bars: z
    .array(z.object({ bar: z.enum(bridgeBars), label: z.string(), figure }))
    .describe('From EBITDA to cash, in order; a restated currency only where it moved cash'),
  residual: figure,
  nonCashPairs: z
    .array(z.object({ label: z.string(), figure }))
    .describe(
      'Both sides without cash: unpaid purchases at the end of the period, leases that began, balances brought in',
    ),
  settled,
  compared: z
    .enum(['budget', 'previous'])
    .nullable()
    .describe('What the headline compares with; null where there is nothing whole to compare with'),
  headline: sentence,
});
