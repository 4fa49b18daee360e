import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { StagedPart } from '@capwise/app/ports';
import { run } from '../engine/engine.ts';
import { identifier, literal, literals, query } from '../engine/sql.ts';
import { partFile } from '../folder/layout.ts';
import type { PartTotals } from './checks.ts';

export type PartWriting = {
  readonly connection: DuckDBConnection;
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

const orderColumns = ['ChargePeriodStart', 'ServiceName', 'SubAccountId', 'RegionId'];

/** Writes a sorted Parquet file per part. */
export async function writeParts(writing: PartWriting, parts: readonly PartTotals[]): Promise<readonly StagedPart[]> {
  const order = orderColumns.filter((column) => writing.columns.includes(column)).map(identifier);
  const gathered = parts.length > fewParts;
  if (gathered) await gather(writing, parts, order.join(', '));
  const written: StagedPart[] = [];
  for (const [number, part] of parts.entries()) {
    const file = partFile(part, writing.load, number);
    const target = join(writing.folder, file);
    await mkdir(dirname(target), { recursive: true });
    const sql = query('load/write', {
      columns: writing.columns.map(identifier).join(', '),
      names: literals(writing.names),
      hashes: literals(writing.hashes),
      staged: gathered ? query('load/gathered', { file: literal(writing.scratch) }) : writing.staged,
      condition: gathered ? `x_capwise_part = ${number}` : conditionOf(part, parts.length),
      order: gathered ? '' : `order by ${order.join(', ')}`,
      target: literal(target),
    });
    await run(writing.connection, sql, writing.signal);
    written.push({ ...part, file });
    writing.onPart(written.length, parts.length);
  }
  return written;
}

async function gather(writing: PartWriting, parts: readonly PartTotals[], order: string): Promise<void> {
  const values = parts.map((part, number) => `(${[...keyOf(part).map(literal), String(number)].join(', ')})`);
  const holes = { staged: writing.staged, parts: values.join(', '), order, target: literal(writing.scratch) };
  await run(writing.connection, query('load/gather', holes), writing.signal);
}

function conditionOf(part: PartTotals, all: number): string {
  if (all === 1) return 'true';
  const columns = ['x_capwise_source', '"BillingAccountId"', '"BillingMonth"', '"BillingCurrency"'];
  return keyOf(part)
    .map((value, at) => `${columns[at]} = ${literal(value)}`)
    .join(' and ');
}

function keyOf(part: PartTotals): readonly string[] {
  return [part.source, part.billingAccount, part.billingPeriod, part.currency];
}
