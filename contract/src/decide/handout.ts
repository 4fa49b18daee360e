import { z } from 'zod';
import { asOf, file, operation, outputFile } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { name } from './case-name.ts';
import { version } from './versions.ts';

/** The case as a file that answers back: whoever gets it opens it from disk, without a network. */
export const handoutOperations = {
  'decide.handout': operation('decide.handout', {
    input: z.object({
      file: file.optional(),
      document: z.string().max(1_000_000).optional().describe('The case as YAML text'),
      name: name.optional(),
      version: version.optional().describe('Of the kept case; unless given, the latest'),
      asOf,
      seed: z.number().int().min(0).max(2_147_483_647).default(1).describe('Of the draws: one seed, one answer'),
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
