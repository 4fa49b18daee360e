import { z } from 'zod';
import { asOf, binaryFile, file, operation, outputFile } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { name } from './case-name.ts';
import { version } from './versions.ts';

/** The page and appendix that a case is decided by. */
export const memoOperations = {
  'decide.memo': operation('decide.memo', {
    input: z.object({
      file: file.optional(),
      document: z.string().max(1_000_000).optional().describe('The case as YAML text'),
      name: name.optional(),
      version: version.optional().describe('Of the kept case; unless given, the latest'),
      asOf,
      format: z
        .enum(['html', 'pdf', 'markdown'])
        .default('html')
        .describe('html is whole by itself; pdf needs a browser; markdown has no pictures'),
      seed: z.number().int().min(0).max(2_147_483_647).default(1).describe('Of the draws: one seed, one answer'),
    }),
    output: z.object({
      file: z.union([outputFile, binaryFile]).meta({ format: 'output-file' }).describe('The memo'),
      reference: z.string().describe('Case, version, hash, engine and seed: what every figure of the memo rests on'),
      hash: z.string().describe('SHA-256 of the document of the case, in hexadecimal digits'),
    }),
    errors: [...caseErrors, 'NOT_FOUND', 'NO_PRINTER', 'PRINT_FAILED'],
    examples: [
      {
        title: 'The memo of a case of the demo company, as Markdown',
        input: { name: 'payments-platform', format: 'markdown' },
      },
    ],
    commandLine: { words: 'file' },
  }),
};
