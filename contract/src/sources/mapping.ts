import { z } from 'zod';
import { asOf, file, operation } from '../operation/index.ts';
import { tableKinds } from './table-kinds.ts';

const kind = z.enum(tableKinds);

/** How a file of other headers is read. What is not said is not guessed: it is refused until it is. */
export const mapping = z.object({
  columns: z
    .record(z.string(), z.string())
    .optional()
    .describe(
      'Header of the file → column of the kind; an empty text leaves the header out. Headers that are not named are ' +
        'read where they are the name of a column',
    ),
  values: z
    .record(z.string(), z.string())
    .optional()
    .describe('Column of the kind → one value for all rows, such as currency → USD, for what the file does not say'),
  dates: z
    .enum(['day-first', 'month-first', 'year-first'])
    .optional()
    .describe('How days are written that are not ISO, where their column fits more than one way'),
  decimals: z
    .enum(['point', 'comma'])
    .optional()
    .describe('What stands before the cents, where numbers are written with more than digits and a point'),
});

export const sheet = z.string().min(1).max(100).optional().describe('The sheet of a workbook that has several');

const name = z.string().trim().min(1).max(80).describe('The name of a mapping');

const savedMapping = z.object({
  name,
  kind,
  headers: z.array(z.string()).describe('Headers of the files that it is for, in whatever order'),
  mapping,
});

const cell = z.object({
  row: z.number().int().describe('The first row under the header is 1'),
  column: z.string(),
  value: z.string(),
  fault: z.string(),
});

const type = z.enum(['text', 'month', 'day', 'decimal', 'currency', 'integer']);

const fileColumn = z.object({
  header: z.string(),
  type: type.describe('What its cells are'),
  filled: z.number().int().describe('Rows in which something stands'),
  examples: z.array(z.string()),
  readings: z
    .array(z.string())
    .describe(
      'The ways in which its days or numbers can be read where there are several; say one as dates or decimals',
    ),
});

const ownColumn = z.object({
  name: z.string(),
  required: z.boolean(),
  type,
  about: z.string(),
  example: z.string(),
  header: z.string().nullable().describe('The header that is read into it'),
  value: z.string().nullable().describe('The one value for all rows'),
  by: z
    .enum(['given', 'saved', 'name', 'synonym', 'similar', 'values'])
    .nullable()
    .describe('Why: the question or a saved mapping says so, or its header or its values propose it'),
});

/** Files with headers of their own: looked at, mapped once, and read so from then on. */
export const mappingOperations = {
  'sources.inspect': operation('sources.inspect', {
    input: z.object({
      file: file.describe('A CSV, CSV.gz or XLSX file with a header'),
      kind: kind.optional().describe('What it is read as; the best guess unless given'),
      sheet,
      mapping: mapping
        .optional()
        .describe('What to read it by; the saved one for its headers, or a proposal, unless given'),
    }),
    output: z.object({
      file: z.string(),
      sheet: z.string().nullable().describe('null: no workbook'),
      rows: z.number().int(),
      columns: z.array(fileColumn),
      sample: z
        .array(z.object({ row: z.number().int(), cells: z.array(z.string().nullable()) }))
        .describe('The first rows as the file has them, by its columns'),
      kinds: z
        .array(z.object({ kind: z.string(), title: z.string(), fits: z.number().int(), of: z.number().int() }))
        .describe(
          'What it could be, best first; fits: required columns that were found. bill: a FOCUS bill, for sources.import',
        ),
      kind: kind.nullable().describe('What it is looked at as; null: a bill, or nothing that is known'),
      mapping: mapping.describe('For sources.read'),
      saved: z.string().nullable().describe('The saved mapping that is used'),
      ours: z.array(ownColumn),
      missing: z.array(z.string()).describe('Required columns without a header or a value'),
      asks: z
        .array(z.object({ what: z.enum(['dates', 'decimals']), column: z.string(), example: z.string() }))
        .describe('What must be said because it can be read in several ways'),
      notRead: z.array(z.string()).describe('Headers that nothing is read from'),
      preview: z
        .array(z.object({ row: z.number().int(), cells: z.record(z.string(), z.string().nullable()) }))
        .describe('The first rows, as they would be read'),
      problems: z
        .object({ count: z.number().int(), cells: z.array(cell) })
        .describe('Cells that cannot be read, but for columns that something is asked about'),
    }),
    errors: [
      'FILE_NOT_FOUND',
      'FILE_FORMAT',
      'FILE_TOO_LARGE',
      'SHEET_NEEDED',
      'NO_ROWS',
      'INVALID_VALUE',
      'INVALID_MAPPING',
    ],
    examples: [],
    commandLine: { words: 'file' },
  }),
  'sources.mappings': operation('sources.mappings', {
    input: z.object({ kind: kind.optional().describe('Only of this kind'), asOf }),
    output: z.object({ mappings: z.array(savedMapping) }),
    errors: [],
    examples: [{ title: 'The mappings that are kept', input: {} }],
  }),
  'sources.saveMapping': operation('sources.saveMapping', {
    input: savedMapping,
    output: savedMapping.extend({ changed: z.boolean().describe('false: it was kept so already') }),
    errors: ['INVALID_MAPPING'],
    examples: [],
    commandLine: { words: 'name' },
  }),
  'sources.forgetMapping': operation('sources.forgetMapping', {
    input: z.object({ name }),
    output: z.object({ name, kind }),
    errors: ['NOT_FOUND'],
    examples: [],
    commandLine: { words: 'name' },
  }),
};
