import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FocusExport, FocusExportQuestion } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import type { Bills, PartList } from '../ask/bills.ts';
import { conditionOf } from '../ask/conditions.ts';
import { identifier, literal, query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { exportColumns } from './columns.ts';

const formats = { csv: 'format csv, header true', parquet: 'format parquet, compression zstd' } as const;

/** Rows of bills as one file of FOCUS 1.2. Refuses NO_ROWS and TOO_LARGE. */
export async function exportFocus(bills: Bills, list: PartList, question: FocusExportQuestion): Promise<FocusExport> {
  const rows = await bills.rowsOf(list);
  if (!rows) throw noRows();
  const condition = conditionOf({ ...question, equals: question.filter }, rows.columns);
  const sums = await bills.run(query('export/sums', { rows: rows.sql, condition }));
  const totals = sums.map((row) => ({
    currency: String(row['currency']),
    rows: countOf(row['row_count']),
    billed: fineOf(row['billed']),
    effective: fineOf(row['effective']),
  }));
  const count = totals.reduce((sum, total) => sum + total.rows, 0);
  if (count === 0) throw noRows();
  if (count > question.limitRows) throw tooLarge(count, question.limitRows);
  const columns = exportColumns(rows.columns, question.format);
  const folder = await mkdtemp(join(tmpdir(), 'capwise-export-'));
  try {
    const target = join(folder, `focus.${question.format}`);
    await bills.run(
      query('export/focus', {
        columns: columns.map(({ name, sql }) => `${sql} as ${identifier(name)}`).join(', '),
        rows: rows.sql,
        condition,
        target: literal(target),
        format: formats[question.format],
      }),
    );
    return { bytes: await readFile(target), columns: columns.map(({ name }) => name), totals };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function noRows(): Refusal {
  const remedy = 'ask for another period, or load a bill';
  return new Refusal('NO_ROWS', `no row of a bill fits: ${remedy}`, { remedy });
}

function tooLarge(count: number, limit: number): Refusal {
  const remedy = 'export a month at a time (--from, --to)';
  return new Refusal('TOO_LARGE', `${count} rows are more than one file takes (${limit}): ${remedy}`, {
    value: count,
    limit,
    remedy,
  });
}
