import { z } from 'zod';
import { operation, outputFile } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { caseSource, seed } from './case-source.ts';

/** The case as a file that answers back: whoever gets it opens it from disk, without a network. */
export const handoutOperations = {
  'decide.handout': operation('decide.handout', {
    input: z.object({
      ...caseSource,
      seed,
    }),
    output: z.object({
      file: outputFile.describe('One HTML file that calculates by itself and names what was altered in it'),
      hash: z.string().describe('SHA-256 of the document of the case, in hexadecimal digits'),
      seal: z
        .string()
        .describe('SHA-256 of what the file records of its parts; the file shows it: tell it to whoever gets the file'),
    }),
    errors: [...caseErrors, 'NOT_FOUND', 'HANDOUT_NOT_BUILT'],
    examples: [{ title: 'A case of the demo company as a file', input: { name: 'payments-platform' } }],
    commandLine: { words: 'file' },
  }),
};
