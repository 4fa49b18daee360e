import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CsvTable, SourceFile } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { run, type Engine, type Row } from '../engine/engine.ts';
import { literal, literals, query } from '../engine/sql.ts';
import { countOf } from '../engine/values.ts';
import type { Limits } from '../limits.ts';
import { blankRecords } from './blank-lines.ts';
import { delimiters, firstRecord } from './csv-header.ts';
import { digest } from './digest.ts';
import { expandFiles, type InputFile } from './expand.ts';
import { readError } from './faults.ts';
import { headText, packingOf, unreadable, type Packing } from './head.ts';

type Place = { readonly engine: Engine; readonly limits: Limits };

type Asked = {
  readonly limitRows: number;
  readonly limitBytes: number;
  readonly signal: AbortSignal | undefined;
};

/**
 * Reads a CSV file of any columns as text. A row whose cells are all empty is none, and is counted as a spreadsheet counts it.
 * Refuses FILE_NOT_FOUND, FILE_FORMAT, FILE_TOO_LARGE and NO_ROWS.
 */
export async function readTable({ engine, limits }: Place, source: SourceFile, asked: Asked): Promise<CsvTable> {
  const own = { ...limits, files: 1, fileBytes: asked.limitBytes, unpackedBytes: asked.limitBytes };
  const [file] = await expandFiles([source], own);
  if (!file) throw new Error(`"${source.name}" became no file`);
  const packing = await packingOf(file);
  if (packing === 'parquet') throw unreadable(file, 'is a Parquet file', 'save the table as CSV (UTF-8)');
  await digest(file, packing, own, asked.signal ?? new AbortController().signal);
  const { delimiter, columns } = headerOf(file, await headText(file, packing));
  if (columns.length > limits.columns) throw tooManyColumns(file, columns.length, limits.columns);
  const folder = await mkdtemp(join(tmpdir(), 'capwise-table-'));
  try {
    // A plain name, free of patterns that DuckDB would expand.
    const link = join(folder, 'given');
    await symlink(file.path, link);
    const rows = await rowsOf(engine, { file, packing, link, delimiter, width: columns.length }, asked);
    return { columns, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The delimiter that parts the first record into most cells, and its names. */
function headerOf(file: InputFile, head: string): { readonly delimiter: string; readonly columns: readonly string[] } {
  const text = head.startsWith('\uFEFF') ? head.slice(1) : head;
  if (text.trim() === '') throw unreadable(file, 'is empty: it holds blank lines only', 'save it again');
  const readings = delimiters.map((delimiter) => ({ delimiter, record: firstRecord(text, delimiter) }));
  const best = readings.reduce((left, right) =>
    (right.record?.cells.length ?? 0) > (left.record?.cells.length ?? 0) ? right : left,
  );
  if (!best.record) throw unreadable(file, 'has no end of its header in the first mebibyte', 'save it as CSV again');
  if (best.record.rest.trim() === '') throw noRows(file);
  return { delimiter: best.delimiter, columns: best.record.cells.map((cell) => cell.trim()) };
}

type Opened = {
  readonly file: InputFile;
  readonly packing: Packing;
  readonly link: string;
  readonly delimiter: string;
  readonly width: number;
};

async function rowsOf(engine: Engine, opened: Opened, { limitRows, signal }: Asked): Promise<CsvTable['rows']> {
  const { file, packing, link, delimiter, width } = opened;
  const names = Array.from({ length: width }, (_, index) => `c${index}`);
  const input = query('load/read-csv', {
    file: literal(link),
    delimiter: literal(delimiter),
    columns: `{${names.map((name) => `${name}: 'VARCHAR'`).join(', ')}}`,
    nulls: literals(['']),
    compression: literal(packing),
  });
  const sql = query('load/table-rows', { cells: names.join(', '), input, limit: String(limitRows + 1) });
  // Of one column DuckDB reads a blank line as a row.
  const blank = width > 1 ? await blankRecords(file, packing, delimiter) : [];
  const rows = await engine
    .use((connection) => run(connection, sql, signal))
    .catch((error: unknown) => {
      throw readError({ file, packing }, error);
    });
  if (rows.length === 0) throw noRows(file);
  if (rows.length > limitRows) throw tooManyRows(file, limitRows);
  const numbers = withBlanks(
    rows.map((row) => countOf(row['row'])),
    blank,
  );
  return rows.map((row, at) => ({ row: numbers[at] ?? 0, cells: names.map((name) => cellOf(row[name])) }));
}

/** Numbers of rows, ascending, that blank lines were left out of, as they are with them. */
function withBlanks(rows: readonly number[], blank: readonly number[]): readonly number[] {
  let passed = 0;
  return rows.map((row) => {
    while ((blank[passed] ?? Infinity) <= row + passed) passed += 1;
    return row + passed;
  });
}

function cellOf(value: Row[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function noRows(file: InputFile): Refusal {
  const remedy = 'leave it out, or fill it in';
  return new Refusal('NO_ROWS', `"${file.name}" has a header and no rows: ${remedy}`, { file: file.name, remedy });
}

function tooManyRows(file: InputFile, limit: number): Refusal {
  const remedy = 'split it and read the parts one after the other';
  return new Refusal('FILE_TOO_LARGE', `"${file.name}" has more than ${limit} rows, the limit of a table: ${remedy}`, {
    file: file.name,
    limit,
    remedy,
  });
}

function tooManyColumns(file: InputFile, count: number, limit: number): Refusal {
  const remedy = 'leave out columns that no one reads';
  return new Refusal('FILE_TOO_LARGE', `"${file.name}" has ${count} columns and the limit is ${limit}: ${remedy}`, {
    file: file.name,
    value: count,
    limit,
    remedy,
  });
}
