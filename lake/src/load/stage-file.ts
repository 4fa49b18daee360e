import type { DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '@capwise/domain';
import { run } from '../engine/engine.ts';
import { literal, query } from '../engine/sql.ts';
import { countOf } from '../engine/values.ts';
import type { DateReading } from './dates.ts';
import { badCellOf, firstBadRow, invalidValue, readError, readingOf } from './faults.ts';
import type { Input } from './input.ts';
import { stageHoles } from './reading.ts';
import { sourceOf } from './sources.ts';

/** A file read, typed and free of faults, as Parquet in the order of its rows. */
export type StagedFile = { readonly input: Input; readonly path: string; readonly rows: number };

export type Staging = {
  readonly connection: DuckDBConnection;
  readonly inputs: readonly Input[];
  readonly source: string | undefined;
  readonly signal: AbortSignal;
  /** Where the staged file of an input goes. */
  readonly pathOf: (input: Input) => string;
};

/** Reads one file, row by row in its order. Refuses FILE_FORMAT, NO_ROWS, INVALID_VALUE and AMBIGUOUS_DATE. */
export async function stageFile(
  staging: Staging,
  input: Input,
  reading: DateReading | null,
): Promise<{ readonly staged: StagedFile; readonly reading: DateReading | null }> {
  const { connection } = staging;
  const path = staging.pathOf(input);
  const rows = await writeStaged(staging, input, { path, reading });
  if (rows === 0) throw noRows(input);
  const row = await firstBadRow(connection, path);
  if (row === null) return { staged: { input, path, rows }, reading };
  const bad = await badCellOf(connection, input, row, reading);
  const found = reading ? null : await readingOf(connection, staging.inputs, bad, staging.signal);
  if (!found) throw invalidValue(input, bad);
  return stageFile(staging, input, found);
}

async function writeStaged(
  { connection, source, signal }: Staging,
  input: Input,
  { path, reading }: { readonly path: string; readonly reading: DateReading | null },
): Promise<number> {
  const sql = query('load/stage', {
    ...stageHoles(input.columns, reading),
    source: sourceOf(input.columns, source),
    ordinal: String(input.ordinal),
    input: input.rows(),
    target: literal(path),
  });
  try {
    const [result] = await run(connection, sql, signal);
    return countOf(result?.['Count']);
  } catch (error) {
    throw readError(input, error);
  }
}

function noRows({ file }: Input): Refusal {
  const remedy = 'leave it out, or export a period with charges';
  return new Refusal('NO_ROWS', `"${file.name}" has a header and no rows: ${remedy}`, { file: file.name, remedy });
}
