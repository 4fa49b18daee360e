import { z } from 'zod';
import { operation } from '../operation/index.ts';
import { document } from './case-source.ts';

const path = z
  .array(z.string().max(200))
  .min(1)
  .max(8)
  .describe(
    'Keys down to a cell; an entry of a list by its number from 0: ["options", "build", "lines", "0", "amount"]',
  );

const cells = z.record(z.string(), z.string()).describe('What is written, by key');

const change = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('set'), path, value: z.string().max(5_000) })
    .describe('Writes a cell; it is made where it is not there'),
  z.object({ kind: z.literal('remove'), path }).describe('Takes a cell, an entry, or a whole part out'),
  z
    .object({ kind: z.literal('add'), path, cells })
    .describe('Adds an entry to the list at the path, which is made where it is not there'),
  z
    .object({ kind: z.literal('rename'), path, name: z.string().min(1).max(200) })
    .describe('Gives a key another name; an assumption also in every formula that uses it'),
]);

/** The text of a case as a form reads and writes it. */
export const outlineOperations = {
  'decide.outline': operation('decide.outline', {
    input: z.object({ document }),
    output: z.object({
      settings: cells,
      assumptions: z.array(z.object({ name: z.string(), cells: cells.describe('value, unit, source, owner, date') })),
      options: z.array(
        z.object({
          id: z.string(),
          cells,
          lines: z.array(cells),
          blocks: z.array(cells),
        }),
      ),
    }),
    errors: ['INVALID_CASE'],
    examples: [
      {
        title: 'What a form shows of a case',
        input: {
          document: 'question: Buy?\nassumptions:\n  fee: 4M to 6M\noptions:\n  buy:\n    name: Buy\n    lines: []\n',
        },
      },
    ],
  }),
  'decide.change': operation('decide.change', {
    input: z.object({ document, changes: z.array(change).min(1).max(200) }),
    output: z.object({ document: z.string() }),
    errors: ['INVALID_CASE'],
    examples: [
      {
        title: 'Another range, with all comments kept',
        input: {
          document: 'question: Buy?\nassumptions:\n  fee: 5M # a quote\n',
          changes: [{ kind: 'set', path: ['assumptions', 'fee'], value: '4M to 6M' }],
        },
      },
    ],
  }),
};
