import { z } from 'zod';
import { binaryFile, operation, outputFile } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { caseSource, seed } from './case-source.ts';

/** The page and appendix that a case is decided by. */
export const memoOperations = {
  'decide.memo': operation('decide.memo', {
    input: z.object({
      ...caseSource,
      format: z
        .enum(['html', 'pdf', 'markdown'])
        .default('html')
        .describe('html is whole by itself; pdf needs a browser; markdown has no pictures'),
      seed,
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
