import { z } from 'zod';
import { asOf, binaryFile, figure, file, operation } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { name } from './case-name.ts';
import { version } from './versions.ts';

/** A case as a workbook with live formulas. */
export const workbookOperations = {
  'decide.workbook': operation('decide.workbook', {
    input: z.object({
      file: file.optional(),
      document: z.string().max(1_000_000).optional().describe('The case as YAML text'),
      name: name.optional(),
      version: version.optional().describe('Of the kept case; unless given, the latest'),
      asOf,
      seed: z.number().int().min(0).max(2_147_483_647).default(1).describe('Of the draws on the sheet Sampled'),
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
