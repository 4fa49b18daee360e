import { z } from 'zod';
import { asOf, figure, file, month, operation, outputFile } from '../operation/index.ts';
import { mapping, sheet } from './mapping.ts';
import { tableKinds } from './table-kinds.ts';

const kind = z.enum(tableKinds).describe('What the table holds; its columns are those of sources.template');

const column = z.object({
  name: z.string(),
  required: z.boolean(),
  type: z.enum(['text', 'month', 'day', 'decimal', 'currency', 'integer']),
  about: z.string(),
  example: z.string(),
  alsoCalled: z
    .array(z.string())
    .optional()
    .describe('Other headers that propose themselves for it in sources.inspect'),
});

/** Tables that a person brings as CSV or XLSX beside the bills. */
export const tableOperations = {
  'sources.read': operation('sources.read', {
    input: z.object({
      kind,
      file: file.describe(
        'A CSV, CSV.gz or XLSX file with a header; commas, semicolons or tabs between the cells of a CSV',
      ),
      sheet,
      mapping: mapping
        .optional()
        .describe('How it is read where its headers are others; the saved one for its headers unless given'),
      saveAs: z
        .string()
        .trim()
        .min(1)
        .max(80)
        .optional()
        .describe('Keeps the mapping under this name for the next file'),
    }),
    output: z.object({
      kind,
      rows: z.number().int().describe('Rows of the file'),
      recorded: z.number().int().describe('Rows that said something new'),
      unchanged: z.number().int().describe('Rows that were known already'),
      mapping: z.string().nullable().describe('The saved mapping that it was read by'),
      sheet: z.string().nullable().describe('The sheet that was read; null: no workbook'),
      ignoredColumns: z.array(z.string()).describe('Headers that the kind does not know; nothing was read from them'),
      notes: z.array(z.string()).describe('What the rows did beyond being recorded, in words'),
    }),
    errors: [
      'FILE_NOT_FOUND',
      'FILE_FORMAT',
      'FILE_TOO_LARGE',
      'SHEET_NEEDED',
      'NO_ROWS',
      'MISSING_COLUMN',
      'INVALID_VALUE',
      'AMBIGUOUS_DATE',
      'INVALID_MAPPING',
      'NEEDS_RATE',
      'UNKNOWN_INVOICE',
      'ABOVE_PAYROLL',
      'ALIAS_TAKEN',
      'THING_EXISTS',
      'PARENT_CYCLE',
      'UNKNOWN_PARENT',
      'INVALID_PERIOD',
      'PERIOD_CLOSED',
    ],
    examples: [],
    commandLine: { words: 'file' },
  }),
  'sources.template': operation('sources.template', {
    input: z.object({ kind }),
    output: z.object({
      kind,
      title: z.string(),
      about: z.string(),
      columns: z.array(column),
      file: outputFile.describe('The headers and one example row as CSV'),
    }),
    errors: [],
    examples: [{ title: 'The columns of a table of exchange rates', input: { kind: 'rates' } }],
    commandLine: { words: 'kind' },
  }),
  'sources.metrics': operation('sources.metrics', {
    input: z.object({
      metric: z.string().optional().describe('Only this metric'),
      product: z.string().optional().describe('Only of this product'),
      from: month.optional().describe('First month'),
      to: month.optional().describe('Last month'),
      asOf,
    }),
    output: z.object({
      metrics: z.array(
        z.object({
          metric: z.string(),
          product: z.string().nullable().describe('null: of all products'),
          unit: z.string(),
          months: z.array(z.object({ month, value: figure.describe('It opens to the row that says it') })),
        }),
      ),
    }),
    errors: [],
    examples: [{ title: 'Business metrics by month', input: {} }],
  }),
};
