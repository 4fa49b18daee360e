import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning, Part } from '@capwise/app/ports';
import { fineText, type Fine } from '@capwise/domain/money';
import type { Bills } from '../ask/bills.ts';
import { columnOr } from '../ask/names.ts';
import { run } from '../engine/engine.ts';
import { literals, query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { statedColumn } from './focus-columns.ts';

/** What is live beside a load: the parts, and how to ask them. */
export type LiveBills = { readonly bills: Bills; readonly folder: string; readonly parts: readonly Part[] };

/** A commitment of a source in a currency. */
export type Commitment = { readonly source: string; readonly commitment: string; readonly currency: string };

/** What a live part has of a commitment: its purchases that have an EffectiveCost, and by how much all that it costs exceeds what is billed. */
export type LiveCommitment = Commitment & {
  readonly part: Part;
  readonly rows: number;
  readonly billed: Fine;
  readonly effective: Fine;
  readonly surplus: Fine;
};

type Asked = {
  readonly connection: DuckDBConnection;
  /** Staged rows as SQL: the parts that they replace are not asked. */
  readonly staged: string;
  /** The condition of a purchase that has an EffectiveCost. */
  readonly purchase: string;
  readonly signal: AbortSignal;
};

/** Some commitments in live parts of their sources and currencies that a load does not replace; one query. */
export async function liveCommitments(
  { bills, folder, parts }: LiveBills,
  wanted: readonly Commitment[],
  { connection, staged, purchase, signal }: Asked,
): Promise<readonly LiveCommitment[]> {
  const runs = new Set(wanted.map(runOf));
  const ofRuns = parts.filter((part) => runs.has(runOf(part)));
  if (ofRuns.length === 0) return [];
  const keys = await run(connection, query('load/staged-keys', { staged }), signal);
  const replaced = new Set(
    keys.map((row) => [row['source'], row['account'], row['period'], row['currency']].map(String).join('\u0000')),
  );
  const staying = ofRuns.filter((part) => !replaced.has(keyOf(part)));
  const rows = await bills.rowsOf({ folder, parts: staying }, { fileName: true });
  if (!rows || !rows.columns.includes('CommitmentDiscountId')) return [];
  const stated = rows.columns.includes(statedColumn)
    ? `coalesce(${columnOr(statedColumn, rows.columns)}, "EffectiveCost")`
    : '"EffectiveCost"';
  const commitments = literals([...new Set(wanted.map(({ commitment }) => commitment))]);
  const found = await run(
    connection,
    query('load/live-commitments', { purchase, stated, rows: rows.sql, commitments }),
    signal,
  );
  const byFile = new Map(staying.map((part) => [join(folder, part.file), part]));
  return found.map((row): LiveCommitment => {
    const part = byFile.get(String(row['file']));
    if (!part) throw new Error(`rows of ${String(row['file'])}, which was not asked for`);
    return {
      part,
      source: part.source,
      commitment: String(row['commitment']),
      currency: part.currency,
      rows: countOf(row['row_count']),
      billed: fineOf(row['billed']),
      effective: fineOf(row['effective']),
      surplus: fineOf(row['surplus']),
    };
  });
}

const namedParts = 5;

/** Purchases that are live and whose cost the usage of a load counts again: what is live is changed by its own files alone. */
export function liveTwiceWarning(live: readonly LiveCommitment[]): readonly LoadWarning[] {
  if (live.length === 0) return [];
  const parts = [...Map.groupBy(live, ({ part }) => part)].map(([part, members]) => {
    const effective = members.reduce((sum, member) => sum + member.effective, 0n);
    return `${fineText(effective)} ${part.currency} in ${part.source}, account ${part.billingAccount}, ${part.billingPeriod}`;
  });
  const more = parts.length > namedParts ? ` and ${parts.length - namedParts} parts more` : '';
  const months = [...new Set(live.map(({ part }) => part.billingPeriod))].sort().join(', ');
  return [
    {
      code: 'PURCHASE_LIVE_TWICE',
      message:
        `purchases that are live have an EffectiveCost, which the usage that comes has too, and both are counted: ` +
        `${parts.slice(0, namedParts).join('; ')}${more}; once this load is kept, import the files of ${months} again with --purchases ` +
        'once, and these purchases count 0',
      rows: live.reduce((sum, { rows }) => sum + rows, 0),
      billed: live.reduce((sum, { billed }) => sum + billed, 0n),
      column: 'EffectiveCost',
      rule: 'InvalidEffectiveCost',
    },
  ];
}

function runOf({ source, currency }: Pick<Commitment, 'source' | 'currency'>): string {
  return `${source}\u0000${currency}`;
}

function keyOf({ source, billingAccount, billingPeriod, currency }: Part): string {
  return [source, billingAccount, billingPeriod, currency].join('\u0000');
}
