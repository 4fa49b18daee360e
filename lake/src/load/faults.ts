import type { DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '@capwise/domain';
import { run } from '../engine/engine.ts';
import { literal, query } from '../engine/sql.ts';
import { findReading, looksLikeDate, type DateReading } from './dates.ts';
import { unreadable } from './head.ts';
import { firstLine, type Input } from './input.ts';
import { faultsOf, readCells, type Fault } from './reading.ts';

/** A cell that a row is refused for. `row` counts from 1 under the header. */
export type BadCell = { readonly fault: Fault; readonly row: number; readonly value: string | null };

/** What is wrong in a row that staging marked as bad. Reads the file again: only a refusal pays for it. */
export async function badCellOf(
  connection: DuckDBConnection,
  input: Input,
  row: number,
  reading: DateReading | null,
): Promise<BadCell> {
  const faults = faultsOf(input.columns);
  const checks = faults.map(({ condition, column }, at) => {
    return `coalesce(${condition}, false) as f${at}, cast(c${column.index} as varchar) as v${at}`;
  });
  const holes = { faults: checks.join(', '), read: readCells(input.columns, reading), row: String(row) };
  const [found] = await run(connection, query('load/faults-of-row', { ...holes, input: input.rows() }));
  const at = faults.findIndex((_, index) => found?.[`f${index}`] === true);
  const fault = faults[at];
  if (!found || !fault) throw new Error(`row ${row} of ${input.file.name} was marked as bad and is not`);
  const value = found[`v${at}`];
  return { fault, row, value: typeof value === 'string' ? value : null };
}

const shownCharacters = 80;

/** The refusal INVALID_VALUE of a cell. */
export function invalidValue(input: Input, { fault, row, value }: BadCell): Refusal {
  const { name } = fault.column;
  const shown = value && value.length > shownCharacters ? `${value.slice(0, shownCharacters)}…` : value;
  const remedy = remedyOf(fault, value);
  const what = value === null ? 'is empty' : `"${shown}" is ${kindOfFault(fault, value)}`;
  return new Refusal('INVALID_VALUE', `"${input.file.name}", row ${row}, column ${name}: ${what}; ${remedy}`, {
    file: input.file.name,
    row,
    column: name,
    value: shown,
    remedy,
  });
}

/** A fault of a cell in words, with what to do about it. */
export function whatIsWrong(fault: Fault, value: string | null): string {
  return `${value === null ? 'is empty' : kindOfFault(fault, value)}; ${remedyOf(fault, value)}`;
}

/** Digits before the point that fit the decimals of the lake, of 38 digits with 18 behind the point. */
const wholeDigitsMax = 20;

function kindOfFault({ column }: Fault, value: string): string {
  if (column.kind === 'moment') return 'no date of a bill';
  return isTooLarge(value) ? 'too large a number' : 'no number';
}

function isTooLarge(value: string): boolean {
  return /^\s*-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value) && Math.abs(Number(value)) >= 10 ** wholeDigitsMax;
}

function remedyOf({ kind, column }: Fault, value: string | null): string {
  if (kind === 'empty') return `give every row a ${column.name}`;
  if (kind === 'implausible') return 'write a date between 1990 and 2199';
  if (column.kind === 'moment') return 'write dates as 2025-04-01T00:00:00Z';
  if (value && isTooLarge(value)) return `give at most ${wholeDigitsMax} digits before the point`;
  if (value && /[,$€£]/.test(value)) return 'write numbers without thousands separators and currency signs, as 1234.56';
  return 'write numbers as -1234.56 or 1.2E-05';
}

/** Distinct texts at most that the reading of dates is found from. */
const textLimit = 10_000;

/** The one reading of dates that are not ISO, found from the billing periods of all files of the load. */
export async function readingOf(
  connection: DuckDBConnection,
  inputs: readonly Input[],
  bad: BadCell,
  signal: AbortSignal,
): Promise<DateReading | null> {
  if (bad.fault.column.kind !== 'moment' || !bad.value || !looksLikeDate(bad.value)) return null;
  const texts = new Set<string>();
  for (const input of inputs) {
    for (const text of await periodTexts(connection, input, signal)) texts.add(text);
  }
  const example = inputs.find(({ columns }) => columns.some(({ name }) => name === bad.fault.column.name));
  const where = { file: example?.file.name ?? '', column: bad.fault.column.name };
  return findReading(texts.size > 0 ? [...texts] : [bad.value], where);
}

/** Texts of the billing periods of a file that are not ISO. */
async function periodTexts(
  connection: DuckDBConnection,
  input: Input,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const columns = input.columns.filter(({ name, text }) => /^BillingPeriod(Start|End)$/.test(name) && text);
  if (columns.length === 0) return [];
  const texts = columns.map(({ index }) => `case when d${index} is null then c${index} end`).join(', ');
  const holes = { texts, read: readCells(columns, null), input: input.rows(), limit: String(textLimit) };
  const rows = await run(connection, query('load/period-texts', holes), signal);
  return rows.map((row) => String(row['text']));
}

/** The first row, from 1, that staging marked as bad; null when all are good. */
export async function firstBadRow(connection: DuckDBConnection, staged: string): Promise<number | null> {
  const [found] = await run(connection, query('load/first-bad-row', { file: literal(staged) }));
  const row = found?.['row'];
  return row === null || row === undefined ? null : Number(row) + 1;
}

/** What DuckDB says about a file that it cannot read, as FILE_FORMAT. Errors that are not about the file go through. */
export function readError(input: Pick<Input, 'file' | 'packing'>, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  const { message } = error;
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const row = line ? Math.max(1, Number(line) - 1) : undefined;
  const at = row === undefined ? '' : ` in row ${row}`;
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (counts) {
    const what = `has ${counts[2]} cells${at} where the header has ${counts[1]}`;
    return unreadable(input.file, what, 'quote cells that hold commas, and export the file again', row);
  }
  if (/unterminated quote/i.test(message)) {
    return unreadable(input.file, `has a quoted cell${at} that does not end`, 'copy or export it again', row);
  }
  if (/unicode|utf-8/i.test(message)) {
    return unreadable(input.file, `is not text in UTF-8${at}`, 'save it as CSV UTF-8', row);
  }
  if (/maximum line size/i.test(message)) {
    return unreadable(input.file, `has a row${at} longer than 2 MB`, 'export it as CSV again', row);
  }
  if (line) return unreadable(input.file, `cannot be read as CSV${at}`, 'export it as CSV again', row);
  if (input.packing === 'gzip' && /gzip|zlib|miniz|decompress|inflate/i.test(message)) {
    return unreadable(input.file, `cannot be unpacked (${firstLine(error)})`, 'copy or download it again');
  }
  if (input.packing === 'parquet' && !/^(Out of Memory|INTERRUPT|INTERNAL)/i.test(message)) {
    return unreadable(input.file, `is a damaged Parquet file (${firstLine(error)})`, 'copy or export it again');
  }
  return error;
}
