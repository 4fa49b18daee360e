import { mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { StagedPart } from '@capwise/app/ports';
import { run, type Engine } from '../engine/engine.ts';
import { identifier, literal, literals, query } from '../engine/sql.ts';
import { partFile } from '../folder/layout.ts';
import type { PartTotals } from './checks.ts';

export type PartWriting = {
  readonly engine: Engine;
  readonly load: string;
  /** The company's folder, under which the parts go. */
  readonly folder: string;
  /** A file that may be used while writing. */
  readonly scratch: string;
  /** Staged rows as SQL. */
  readonly staged: string;
  readonly columns: readonly string[];
  /** Names and hashes of the files by their ordinal. */
  readonly names: readonly string[];
  readonly hashes: readonly string[];
  readonly signal: AbortSignal;
  readonly onPart: (done: number, all: number) => void;
};

/** With more parts than this the rows are gathered by part first, so that each part does not read them all. */
const fewParts = 6;

/** Up to so many parts are written in one sorted pass; with more the engine would have to reopen files. */
const manyParts = 90;

const orderColumns = ['ChargePeriodStart', 'ServiceName', 'SubAccountId', 'RegionId'];

/** Small parts are written side by side: one of them keeps one core busy. */
const writersOfSmallParts = 4;

/** Writes a sorted Parquet file per part. */
export async function writeParts(writing: PartWriting, parts: readonly PartTotals[]): Promise<readonly StagedPart[]> {
  const order = orderColumns.filter((column) => writing.columns.includes(column)).map(identifier);
  if (parts.length > fewParts && parts.length <= manyParts) return partitioned(writing, parts, order.join(', '));
  const gathered = parts.length > fewParts;
  if (gathered) await gather(writing, parts, order.join(', '));
  const rows = gathered ? query('load/gathered', { file: literal(writing.scratch) }) : writing.staged;
  const files = parts.map((part, number) => partFile(part, writing.load, number));
  let next = 0;
  let done = 0;
  const writeSome = async (connection: DuckDBConnection): Promise<void> => {
    for (let number = next; number < parts.length; number = next) {
      next += 1;
      const part = parts[number] as PartTotals;
      const condition = gathered ? `x_capwise_part = ${number}` : conditionOf(part, parts.length);
      const target = join(writing.folder, files[number] ?? '');
      await writePart(writing, { connection, rows, condition, target, order: gathered ? [] : order });
      done += 1;
      writing.onPart(done, parts.length);
    }
  };
  const writers = gathered ? writersOfSmallParts : 1;
  const ends = await Promise.allSettled(Array.from({ length: writers }, () => writing.engine.use(writeSome)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return parts.map((part, number) => stagedPart(part, files[number] ?? ''));
}

/**
 * One sorted pass that writes all parts at once. The engine may let a few rows of a file stand out of order: the order is for
 * the size of the file and its statistics, and nothing else depends on it.
 */
async function partitioned(
  writing: PartWriting,
  parts: readonly PartTotals[],
  order: string,
): Promise<readonly StagedPart[]> {
  const sql = query('load/partition', {
    columns: writing.columns.map((column) => `staged.${identifier(column)}`).join(', '),
    names: literals(writing.names),
    hashes: literals(writing.hashes),
    staged: writing.staged,
    parts: partValues(parts),
    order,
    target: literal(writing.scratch),
  });
  await writing.engine.use((connection) => run(connection, sql, writing.signal));
  return Promise.all(
    parts.map(async (part, number) => {
      const written = join(writing.scratch, `x_capwise_part=${number}`);
      const [only, ...others] = await readdir(written);
      if (only === undefined || others.length > 0)
        throw new Error(`part ${number} was written in ${others.length + 1} files`);
      const file = partFile(part, writing.load, number);
      await mkdir(dirname(join(writing.folder, file)), { recursive: true });
      await rename(join(written, only), join(writing.folder, file));
      writing.onPart(number + 1, parts.length);
      return stagedPart(part, file);
    }),
  );
}

function partValues(parts: readonly PartTotals[]): string {
  return parts.map((part, number) => `(${[...keyOf(part).map(literal), String(number)].join(', ')})`).join(', ');
}

type PartTarget = {
  readonly connection: DuckDBConnection;
  readonly rows: string;
  readonly condition: string;
  readonly target: string;
  readonly order: readonly string[];
};

async function writePart(writing: PartWriting, part: PartTarget): Promise<void> {
  await mkdir(dirname(part.target), { recursive: true });
  const sql = query('load/write', {
    columns: writing.columns.map(identifier).join(', '),
    names: literals(writing.names),
    hashes: literals(writing.hashes),
    staged: part.rows,
    condition: part.condition,
    order: part.order.length > 0 ? `order by ${part.order.join(', ')}` : '',
    target: literal(part.target),
  });
  await run(part.connection, sql, writing.signal);
}

async function gather(writing: PartWriting, parts: readonly PartTotals[], order: string): Promise<void> {
  const holes = { staged: writing.staged, parts: partValues(parts), order, target: literal(writing.scratch) };
  const sql = query('load/gather', holes);
  await writing.engine.use((connection) => run(connection, sql, writing.signal));
}

function conditionOf(part: PartTotals, all: number): string {
  if (all === 1) return 'true';
  const columns = ['x_capwise_source', '"BillingAccountId"', '"BillingMonth"', '"BillingCurrency"'];
  return keyOf(part)
    .map((value, at) => `${columns[at]} = ${literal(value)}`)
    .join(' and ');
}

function stagedPart({ corrections: _, ...part }: PartTotals, file: string): StagedPart {
  return { ...part, file };
}

function keyOf(part: PartTotals): readonly string[] {
  return [part.source, part.billingAccount, part.billingPeriod, part.currency];
}
