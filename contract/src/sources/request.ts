import { z } from 'zod';
import { month, operation, outputFile } from '../operation/index.ts';
import { requestKinds } from './request-kinds.ts';

const kind = z.enum(requestKinds).describe('What is asked for: the bill of a provider, or a table of sources.template');

const page = z.object({ title: z.string(), url: z.url() });

/** What to write to whoever owns a source. */
export const requestOperations = {
  'sources.request': operation('sources.request', {
    input: z.object({
      kind,
      from: month
        .optional()
        .describe('First month that is asked for; the running fiscal year and the one before unless given'),
    }),
    output: z.object({
      kind,
      title: z.string(),
      owner: z.string().describe('Who usually owns it, by role'),
      subject: z.string(),
      message: outputFile.describe(
        'Plain text, ready to send: least permission, steps, what is not needed, how to send it',
      ),
      template: z
        .object({ name: z.string(), mediaType: z.string(), text: z.string() })
        .nullable()
        .describe('The file to fill in; null for a bill, whose columns FOCUS says'),
      documentation: z.array(page).describe('Where the owner of a console says the same'),
    }),
    errors: [],
    examples: [
      { title: 'Ask for the payroll', input: { kind: 'payroll' } },
      { title: 'Ask for the bill of AWS from a month on', input: { kind: 'bill-aws', from: '2026-01' } },
    ],
    commandLine: { words: 'kind' },
  }),
};
