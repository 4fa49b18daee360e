import { z } from 'zod';
import { operation } from '../operation/index.ts';

export const financeFunctions = ['npv', 'irr', 'irrAll', 'payback', 'breakEvenCumulative'] as const;

export const operations = {
  'finance.calculate': operation('finance.calculate', {
    input: z.object({
      fn: z.enum(financeFunctions).describe('Name of the function'),
      args: z.record(z.string(), z.unknown()).describe('Its arguments by name'),
    }),
    output: z.object({
      value: z.union([z.number(), z.array(z.number())]),
      status: z.string().describe('OK, or what a reader must know: MULTIPLE_ROOTS'),
    }),
    errors: [
      'EMPTY_FLOWS',
      'LENGTH_MISMATCH',
      'NEVER',
      'NOT_FINITE',
      'NO_REAL_ROOT',
      'NO_SIGN_CHANGE',
      'RATE_LE_MINUS_ONE',
    ],
    examples: [
      { title: 'Net present value', input: { fn: 'npv', args: { rate: 0.1, flows: [-10000, 3000, 4200, 6800] } } },
      { title: 'All internal rates of return', input: { fn: 'irrAll', args: { flows: [-100, 230, -132] } } },
    ],
    commandLine: { words: 'fn' },
  }),
};
