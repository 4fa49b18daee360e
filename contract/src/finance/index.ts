import { financeCatalogue, financeFunctions } from '@capwise/domain/finance/catalogue';
import { z } from 'zod';
import { operation } from '../operation/index.ts';

const fn = z.enum(financeFunctions);
const unit = z.enum(['amount', 'share', 'periods', 'years', 'months', 'days', 'hours', 'units', 'times', 'text']);
const shown = z.union([z.number(), z.boolean(), z.string(), z.array(z.number()), z.array(z.string())]);

const argument = z.object({
  name: z.string(),
  kind: z.enum(['number', 'flows', 'dates', 'choice', 'boolean']),
  unit: unit.describe('A share is 0.1 for 10%'),
  required: z.boolean(),
  default: shown.nullable().describe('What holds without it; null: it is required'),
  choices: z.array(z.string()).describe('The words that a choice takes'),
  description: z.string(),
  example: shown,
});

const financeFunction = z.object({
  name: fn,
  family: z.string(),
  title: z.string(),
  meaning: z.string(),
  formula: z.string(),
  source: z.string().describe('Standard, paper or documentation'),
  unit: unit.describe('Of the value; text: several values by name'),
  picture: z
    .enum(['value-by-rate', 'running-total', 'two-running-totals'])
    .nullable()
    .describe('What can be drawn beside the value'),
  firstYear: z.number().describe('The year that lists by name begin with'),
  arguments: z.array(argument),
  refusals: z.array(z.object({ code: z.string(), when: z.string() })),
});

const numbers = z.union([z.number(), z.array(z.number())]);

/** `npv(rate, flows, [convention])`: a bracket holds what may be left out. */
function signatureOf(name: (typeof financeFunctions)[number]): string {
  const names = Object.entries(financeCatalogue[name].arguments).map(([argumentName, { default: given }]) =>
    given === undefined ? argumentName : `[${argumentName}]`,
  );
  return `${name}(${names.join(', ')})`;
}

export const operations = {
  'finance.functions': operation('finance.functions', {
    input: z.object({ fn: fn.optional().describe('Name of one function; all of them without it') }),
    output: z.object({ functions: z.array(financeFunction) }),
    errors: [],
    examples: [
      { title: 'Every function', input: {} },
      { title: 'What npv takes', input: { fn: 'npv' } },
    ],
    commandLine: { words: 'fn' },
  }),
  'finance.calculate': operation('finance.calculate', {
    input: z.object({
      fn: fn.describe('Name of the function'),
      args: z
        .record(z.string(), z.unknown())
        .default({})
        .describe(
          `Its arguments by name, those in brackets if wanted: ${financeFunctions.map(signatureOf).join('; ')}`,
        ),
    }),
    output: z.object({
      value: z.union([numbers, z.record(z.string(), numbers)]),
      status: z.string().describe('OK, or what a reader must know: MULTIPLE_ROOTS'),
      roots: z.array(z.number()).optional().describe('All rates, where the value is one of several'),
      notes: z.array(z.string()).optional().describe('What a reader must know beside the value'),
    }),
    errors: [
      'EMPTY_FLOWS',
      'INVALID_DATE',
      'LENGTH_MISMATCH',
      'LIFE_NOT_POSITIVE',
      'NEVER',
      'NOT_FINITE',
      'NO_CAPITAL',
      'NO_MARGIN',
      'NO_REAL_ROOT',
      'NO_SIGN_CHANGE',
      'PERIOD_OUT_OF_RANGE',
      'RATE_LE_GROWTH',
      'RATE_LE_MINUS_ONE',
      'ZERO_DURATION',
    ],
    examples: [
      { title: 'Net present value', input: { fn: 'npv', args: { rate: 0.1, flows: [-10000, 3000, 4200, 6800] } } },
      { title: 'All internal rates of return', input: { fn: 'irrAll', args: { flows: [-100, 230, -132] } } },
      {
        title: 'Rate of return of dated flows',
        input: { fn: 'xirr', args: { flows: [-1000, 1100], dates: ['2024-01-01', '2025-01-01'] } },
      },
      { title: 'Level payment', input: { fn: 'pmt', args: { rate: 0.01, nper: 36, pv: 100000 } } },
    ],
    commandLine: { words: 'fn' },
  }),
};
