import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FocusDataset, FocusTable, SortedFiles, SourceFile, Work } from '@capwise/app/ports';
import type { Engine } from '../engine/engine.ts';
import { run } from '../engine/engine.ts';
import { identifier, literal, query } from '../engine/sql.ts';
import { cellText } from '../engine/values.ts';
import type { Limits } from '../limits.ts';
import { expandFiles, type InputFile } from './expand.ts';
import { headText, packingOf } from './head.ts';
import { firstRecord, delimiters } from './csv-header.ts';
import { readTable } from './table.ts';

type Mark = { readonly dataset: FocusDataset; readonly has: readonly string[]; readonly lacks: string };

/** By which columns the datasets beside Cost and Usage are known; a bill has the last one of each. */
const marks: readonly Mark[] = [
  {
    dataset: 'contract-commitment',
    has: ['contractcommitmentid', 'contractcommitmentperiodstart'],
    lacks: 'effectivecost',
  },
  { dataset: 'invoice-detail', has: ['invoicedetailid', 'invoiceid', 'billedcost'], lacks: 'effectivecost' },
  { dataset: 'billing-period', has: ['billingperiodstatus', 'billingperiodstart'], lacks: 'billedcost' },
];

const rowLimit = 500_000;
const byteLimit = 256 * 2 ** 20;

type Place = { readonly engine: Engine; readonly limits: Limits };

/** Parts bills from the other datasets of FOCUS, which are read as text. What is neither is left to the reading of bills. */
export async function sortFiles(
  { engine, limits }: Place,
  sources: readonly SourceFile[],
  { signal }: Work,
): Promise<SortedFiles> {
  const bills: SourceFile[] = [];
  const tables: FocusTable[] = [];
  for (const file of await expandFiles(sources, limits)) {
    const columns = await columnsOf(engine, file);
    const dataset = datasetOf(columns ?? []);
    if (dataset === null) bills.push({ path: file.path, name: file.name });
    else tables.push({ dataset, file: file.name, rows: await rowsOf({ engine, limits }, file, signal) });
  }
  return { bills, tables };
}

/** The dataset that columns are those of; null for a bill, or for something else. */
function datasetOf(columns: readonly string[]): FocusDataset | null {
  const present = new Set(columns.map((column) => column.trim().toLowerCase()));
  const mark = marks.find(({ has, lacks }) => has.every((name) => present.has(name)) && !present.has(lacks));
  return mark?.dataset ?? null;
}

/** The columns of a file; null where they cannot be read, which the reading of bills explains. */
async function columnsOf(engine: Engine, file: InputFile): Promise<readonly string[] | null> {
  try {
    const packing = await packingOf(file);
    if (packing === 'parquet') return await linked(file, (link) => parquetColumns(engine, link));
    const text = (await headText(file, packing)).replace(/^\uFEFF/, '');
    const records = delimiters.map((delimiter) => firstRecord(text, delimiter)?.cells ?? []);
    return records.reduce((best, cells) => (cells.length > best.length ? cells : best), []);
  } catch {
    return null;
  }
}

async function parquetColumns(engine: Engine, link: string): Promise<readonly string[]> {
  const rows = await engine.use((connection) =>
    run(connection, query('load/describe-parquet', { file: literal(link) })),
  );
  return rows.map((row) => String(row['column_name']));
}

async function rowsOf(place: Place, file: InputFile, signal: AbortSignal): Promise<FocusTable['rows']> {
  if ((await packingOf(file)) === 'parquet') return linked(file, (link) => parquetRows(place.engine, link, signal));
  const asked = { limitRows: rowLimit, limitBytes: byteLimit, signal };
  const { columns, rows } = await readTable(place, { path: file.path, name: file.name }, asked);
  return rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(columns.map((column, at) => [column, emptied(cells[at] ?? null)])),
  }));
}

async function parquetRows(engine: Engine, link: string, signal: AbortSignal): Promise<FocusTable['rows']> {
  const columns = await parquetColumns(engine, link);
  const cells = columns.map((column, at) => `cast(${identifier(column)} as varchar) as c${at}`).join(', ');
  const sql = query('load/read-parquet', { cells, file: literal(link) });
  const rows = await engine.use((connection) => run(connection, `from ${sql}`, signal));
  return rows.map((row, at) => ({
    row: at + 1,
    cells: Object.fromEntries(columns.map((column, index) => [column, emptied(cellText(row[`c${index}`]))])),
  }));
}

function emptied(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return ['', 'NULL', 'null', '(null)'].includes(trimmed) ? null : trimmed;
}

/** A plain name for a file, free of patterns that DuckDB would expand. */
async function linked<Result>(file: InputFile, work: (link: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'capwise-dataset-'));
  try {
    const link = join(folder, 'given');
    await symlink(file.path, link);
    return await work(link);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
