import { changeCauses } from '@capwise/domain/books';
import { z } from 'zod';
import { asOf, figure, operation, trace } from '../operation/index.ts';

const moment = z.string().nullable().describe('The last change that was known; null: nothing was');
const known = z.object({ figure, moment });

const cause = z.object({
  cause: z.enum(changeCauses),
  label: z.string(),
  figure: figure.describe('What it changed of the figure'),
  parts: z
    .array(
      z.object({
        what: z.string().describe('The load, document, choice or thing'),
        detail: z.string().describe('How it came to that'),
        moment: z.string(),
        operation: z.string(),
        actor: z.string(),
        figure,
        rows: figure
          .nullable()
          .describe('The bill rows that it came with: the billed cost of rows that were not there'),
      }),
    )
    .describe('One by one, oldest first'),
});

/** Short codes of figures, and what became of the figures since. */
export const referenceOperations = {
  'books.refer': operation('books.refer', {
    input: z.object({
      trace: trace.describe('The figure'),
      label: z.string().max(300).default('').describe('What it is called where it stands'),
      asOf,
    }),
    output: z.object({
      code: z.string().describe('As F-7K3Q-9M2C: the same figure at the same moment has the same one'),
      figure: figure.describe('As it is known at the moment'),
      moment,
    }),
    errors: ['NOT_FOUND'],
    examples: [
      {
        title: 'The cash of now',
        input: { trace: { kind: 'postings', sign: 1, filter: { accounts: ['1000'] } }, label: 'Cash' },
      },
    ],
  }),
  'books.recall': operation('books.recall', {
    input: z.object({
      code: z.string().max(40).optional().describe('The reference of a figure'),
      trace: trace.optional().describe('The figure, where it has no reference'),
      moment: z.iso.datetime({ offset: true }).optional().describe('What was known then; with a trace'),
    }),
    output: z.object({
      code: z.string().nullable(),
      label: z.string(),
      author: z.string().nullable().describe('Who kept the reference'),
      past: known,
      present: known,
      change: figure.describe('Present less past'),
      causes: z.array(cause).describe('All of them, in a fixed order; they add up to the change'),
      residual: figure.describe('The change less all causes: zero'),
    }),
    errors: ['NOT_FOUND', 'INVALID_REFERENCE'],
    examples: [
      {
        title: 'Cash since before anything was known',
        input: {
          trace: { kind: 'postings', sign: 1, filter: { accounts: ['1000'] } },
          moment: '2020-01-01T00:00:00Z',
        },
      },
    ],
    commandLine: { words: 'code' },
  }),
};
