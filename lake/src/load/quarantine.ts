import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning, QuarantinedCell } from '@capwise/app/ports';
import type { Fine } from '@capwise/domain/money';
import { run } from '../engine/engine.ts';
import { identifier, literal, query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { quarantineFile } from '../folder/layout.ts';
import type { DateReading } from './dates.ts';
import { whatIsWrong } from './faults.ts';
import type { Input } from './input.ts';
import { faultsOf, readCells } from './reading.ts';

/** Rows of a file that could not be read and were set aside. */
export type Quarantined = {
  readonly rows: number;
  /** Of the rows whose BilledCost could be read. */
  readonly billed: Fine;
  /** Rows whose BilledCost could not be read. */
  readonly unpriced: number;
  /** The first cells that cannot be read. */
  readonly cells: readonly QuarantinedCell[];
};

/** Cells that are listed at most; all rows are kept aside. */
const listedCells = 1000;

/** Counts, prices and lists the rows of a file that staging marked as bad. Reads the file again: only a quarantine pays for it. */
export async function quarantineOf(
  connection: DuckDBConnection,
  input: Input,
  { staged, reading }: { readonly staged: string; readonly reading: DateReading | null },
): Promise<Quarantined> {
  const bad = await run(connection, query('load/bad-rows', { file: literal(staged) }));
  const priced = bad.filter((row) => row['billed'] !== null);
  return {
    rows: bad.length,
    billed: priced.reduce((sum, row) => sum + fineOf(row['billed']), 0n),
    unpriced: bad.length - priced.length,
    cells: await badCells(connection, input, {
      rows: bad.slice(0, listedCells).map((row) => countOf(row['row_number'])),
      reading,
    }),
  };
}

async function badCells(
  connection: DuckDBConnection,
  input: Input,
  { rows, reading }: { readonly rows: readonly number[]; readonly reading: DateReading | null },
): Promise<readonly QuarantinedCell[]> {
  if (rows.length === 0) return [];
  const faults = faultsOf(input.columns);
  const checks = faults.map(({ condition, column }, at) => {
    return `coalesce(${condition}, false) as f${at}, cast(c${column.index} as varchar) as v${at}`;
  });
  const holes = { faults: checks.join(', '), read: readCells(input.columns, reading), rows: rows.join(', ') };
  const found = await run(connection, query('load/bad-cells', { ...holes, input: input.rows() }));
  const cells = found.flatMap((row) =>
    faults.flatMap((fault, at): readonly QuarantinedCell[] => {
      if (row[`f${at}`] !== true) return [];
      const text = row[`v${at}`];
      const value = typeof text === 'string' ? text : null;
      return [
        {
          file: input.file.name,
          row: countOf(row['row_number']),
          column: fault.column.name,
          value: value === null ? null : value.slice(0, 80),
          fault: whatIsWrong(fault, value),
        },
      ];
    }),
  );
  return cells.slice(0, listedCells);
}

/** Keeps the cells of bad rows as they were given, in a file of the load that no question reads. */
export async function setAside(
  connection: DuckDBConnection,
  input: Input,
  { staged, folder, load }: { readonly staged: string; readonly folder: string; readonly load: string },
): Promise<void> {
  const target = join(folder, quarantineFile(load, input.ordinal));
  await mkdir(dirname(target), { recursive: true });
  const cells = input.columns.map(({ index, name }) => `cast(c${index} as varchar) as ${identifier(name)}`).join(', ');
  const holes = { cells, name: literal(input.file.name), input: input.rows(), staged: literal(staged) };
  await run(connection, query('load/set-aside', { ...holes, target: literal(target) }));
}

/** What was set aside, as a warning that lists the cells. */
export function quarantineWarning(all: readonly Quarantined[]): readonly LoadWarning[] {
  const rows = all.reduce((sum, one) => sum + one.rows, 0);
  if (rows === 0) return [];
  const unpriced = all.reduce((sum, one) => sum + one.unpriced, 0);
  const price = unpriced === 0 ? '' : `, of which ${unpriced} have no BilledCost that can be read`;
  return [
    {
      code: 'QUARANTINED',
      message: `rows that cannot be read were set aside and are in no figure${price}: put them right and import the file again`,
      rows,
      billed: all.reduce((sum, one) => sum + one.billed, 0n),
      cells: all.flatMap(({ cells }) => cells).slice(0, listedCells),
    },
  ];
}
