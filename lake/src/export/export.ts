import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FocusExport, FocusExportQuestion, Part } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import type { Bills, PartList } from '../ask/bills.ts';
import { conditionOf } from '../ask/conditions.ts';
import { identifier, literal, query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { exportColumns } from './columns.ts';

const formats = {
  csv: 'format csv, header true',
  'csv.gz': 'format csv, header true, compression gzip',
  parquet: 'format parquet, compression zstd',
} as const;

/**
 * Rows of bills as one file of FOCUS 1.2. They go from file to file as they stand, month by month, so that no more of them are
 * in memory at a time than the engine reads at once. Refuses NO_ROWS, TOO_LARGE and CANCELLED.
 */
export async function exportFocus(
  bills: Bills,
  { folder, parts }: PartList,
  question: FocusExportQuestion,
  signal?: AbortSignal,
): Promise<FocusExport> {
  const rows = await bills.rowsOf({ folder, parts: parts.toSorted(byMonth) });
  if (!rows) throw noRows();
  const condition = conditionOf({ ...question, equals: question.filter }, rows.columns);
  const sums = await bills.run(query('export/sums', { rows: rows.sql, condition }), signal);
  const totals = sums.map((row) => ({
    currency: String(row['currency']),
    rows: countOf(row['row_count']),
    billed: fineOf(row['billed']),
    effective: fineOf(row['effective']),
  }));
  const count = totals.reduce((sum, total) => sum + total.rows, 0);
  if (count === 0) throw noRows();
  const columns = exportColumns(rows.columns, question.format);
  const copyTo = (path: string): Promise<unknown> =>
    bills.run(
      query('export/focus', {
        columns: columns.map(({ name, sql }) => `${sql} as ${identifier(name)}`).join(', '),
        rows: rows.sql,
        condition,
        target: literal(path),
        format: formats[question.format],
      }),
      signal,
    );
  const { target } = question;
  const answer = { columns: columns.map(({ name }) => name), totals };
  if (target.kind === 'file') return { ...answer, bytes: null, size: await writeWhole(target.path, copyTo) };
  if (count > target.limitRows) throw tooLarge(count, target.limitRows);
  const bytes = await readBack(copyTo);
  return { ...answer, bytes, size: bytes.length };
}

/** Writes beside the file and puts it in its place when it is whole; answers its size. */
async function writeWhole(path: string, copyTo: (path: string) => Promise<unknown>): Promise<number> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await copyTo(draft);
    const { size } = await stat(draft);
    await rename(draft, path);
    return size;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readBack(copyTo: (path: string) => Promise<unknown>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'capwise-export-'));
  try {
    const path = join(folder, 'focus');
    await copyTo(path);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By billing month, and within it always in the same order. */
function byMonth(left: Part, right: Part): number {
  const [before, after] = [left, right].map(({ billingPeriod, source, billingAccount, currency, id }) =>
    JSON.stringify([billingPeriod, source, billingAccount, currency, id]),
  ) as [string, string];
  return before < after ? -1 : 1;
}

function noRows(): Refusal {
  const remedy = 'ask for another period, or load a bill';
  return new Refusal('NO_ROWS', `no row of a bill fits: ${remedy}`, { remedy });
}

function tooLarge(count: number, limit: number): Refusal {
  const remedy =
    'take them as a file (--output FILE on the command line, Accept: application/octet-stream over HTTP), or ask for less ' +
    '(from, to, filter)';
  return new Refusal('TOO_LARGE', `${count} rows are more than one answer takes (${limit}): ${remedy}`, {
    value: count,
    limit,
    remedy,
  });
}
