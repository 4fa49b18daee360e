import { z } from 'zod';
import { binaryFile, figure, operation } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { caseSource, seed } from './case-source.ts';

/** A case as a workbook with live formulas. */
export const workbookOperations = {
  'decide.workbook': operation('decide.workbook', {
    input: z.object({
      ...caseSource,
      seed,
    }),
    output: z.object({
      file: binaryFile.describe('The workbook (.xlsx)'),
      hash: z.string().describe('Of the case that it was made from'),
      options: z.array(z.object({ id: z.string(), name: z.string(), npv: figure })),
      lines: z.array(
        z.object({
          option: z.string(),
          what: z.string(),
          live: z.boolean().describe('Whether formulas say all that it does; else values, and the sheet says why'),
        }),
      ),
    }),
    errors: [...caseErrors, 'NOT_FOUND', 'TOO_LARGE'],
    examples: [{ title: 'The case of the demo company as a workbook', input: { name: 'payments-platform' } }],
    commandLine: { words: 'file' },
  }),
};
