import type { DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '@capwise/domain';
import { run } from '../engine/engine.ts';
import { literal, query } from '../engine/sql.ts';
import { countOf } from '../engine/values.ts';
import type { DateReading } from './dates.ts';
import { badCellOf, type BadCell, firstBadRow, invalidValue, readError, readingOf } from './faults.ts';
import type { Input } from './input.ts';
import { quarantineOf, type Quarantined } from './quarantine.ts';
import { stageHoles } from './reading.ts';
import { sourceOf } from './sources.ts';

/** A file read and typed, as Parquet in the order of its rows, those set aside marked as bad. */
export type StagedFile = {
  readonly input: Input;
  readonly path: string;
  /** Without those that were set aside. */
  readonly rows: number;
  readonly quarantined: Quarantined | null;
};

export type Staging = {
  readonly connection: DuckDBConnection;
  readonly inputs: readonly Input[];
  readonly source: string | undefined;
  readonly signal: AbortSignal;
  /** Sets rows that cannot be read aside instead of refusing the file. */
  readonly quarantine: boolean;
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
  if (row === null) return { staged: { input, path, rows, quarantined: null }, reading };
  const bad = await badCellOf(connection, input, row, reading);
  const asked = reading ? null : await readingFor(staging, bad);
  const found = asked instanceof Refusal ? null : asked;
  if (!found && staging.quarantine) {
    const quarantined = await quarantineOf(connection, input, { staged: path, reading });
    if (quarantined.rows < rows)
      return { staged: { input, path, rows: rows - quarantined.rows, quarantined }, reading };
  }
  if (!found) throw asked instanceof Refusal ? asked : invalidValue(input, bad);
  return stageFile(staging, input, found);
}

/** How dates that are not ISO are read; the refusal where that is not known and rows may be set aside for it. */
async function readingFor(staging: Staging, bad: BadCell): Promise<DateReading | Refusal | null> {
  try {
    return await readingOf(staging.connection, staging.inputs, bad, staging.signal);
  } catch (error) {
    if (staging.quarantine && error instanceof Refusal && error.code === 'AMBIGUOUS_DATE') return error;
    throw error;
  }
}

async function writeStaged(
  { connection, source, signal }: Staging,
  input: Input,
  { path, reading }: { readonly path: string; readonly reading: DateReading | null },
): Promise<number> {
  const sql = query('load/stage', {
    ...stageHoles(input, reading),
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
