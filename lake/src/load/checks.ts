import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning, PartKey } from '@capwise/app/ports';
import type { Fine } from '@capwise/domain/money';
import { run } from '../engine/engine.ts';
import { query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { focusColumns, type FocusVersion } from './focus-columns.ts';
import type { Input } from './input.ts';
import type { StagedFile } from './stage-file.ts';
import { warningRules, type WarningRule } from './warnings.ts';

/** A part before it is written. */
export type PartTotals = PartKey & { readonly rows: number; readonly billed: Fine; readonly effective: Fine };

export type Checked = { readonly parts: readonly PartTotals[]; readonly warnings: readonly LoadWarning[] };

/** Sums per part and counts of each warning, in one pass over what was staged. */
export async function checkStaged(
  connection: DuckDBConnection,
  staged: { readonly sql: string; readonly columns: ReadonlySet<string> },
  signal: AbortSignal,
): Promise<Checked> {
  const rules = warningRules.filter((rule) => rule.columns.every((column) => staged.columns.has(column)));
  const warnings = rules.map((rule, at) => {
    return `, count(*) filter (${rule.condition}) as n${at}, sum("BilledCost") filter (${rule.condition}) as s${at}`;
  });
  const rows = await run(connection, query('load/totals', { warnings: warnings.join(''), staged: staged.sql }), signal);
  const parts = rows.map((row) => ({
    source: String(row['source']),
    billingAccount: String(row['account']),
    billingPeriod: String(row['period']),
    currency: String(row['currency']),
    rows: countOf(row['rows']),
    billed: fineOf(row['billed']),
    effective: fineOf(row['effective']),
  }));
  return { parts, warnings: rules.flatMap((rule, at) => warningOf(rule, rows, at)) };
}

function warningOf(rule: WarningRule, rows: Awaited<ReturnType<typeof run>>, at: number): readonly LoadWarning[] {
  const count = rows.reduce((sum, row) => sum + countOf(row[`n${at}`]), 0);
  if (count === 0) return [];
  const billed = rows.reduce((sum, row) => sum + fineOf(row[`s${at}`]), 0n);
  return [{ code: rule.code, message: rule.message, rows: count, billed }];
}

/** Columns whose absence has a warning of its own, and what it costs. */
const ownWarnings: Readonly<Record<string, string>> = {
  ListCost: 'savings against list prices are not known',
  ContractedCost: 'savings of commitments are not known',
};

/** What the columns alone warn of: those that the version requires and a file has not. */
export function columnWarnings(files: readonly StagedFile[], total: { readonly billed: Fine }): readonly LoadWarning[] {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const missing = new Set(files.flatMap(({ input }) => missingColumns(input)));
  const billed = total.billed;
  const warnings: LoadWarning[] = Object.entries(ownWarnings)
    .filter(([name]) => missing.has(name))
    .map(([name, cost]) => ({ code: 'COLUMN_MISSING', message: `${name} is missing: ${cost}`, rows, billed }));
  const others = [...missing].filter((name) => !(name in ownWarnings));
  if (others.length > 0) {
    const versions = versionsOf(files.map(({ input }) => input));
    const message = `FOCUS ${versions} requires columns that are missing: ${others.join(', ')}`;
    warnings.push({ code: 'COLUMN_MISSING', message, rows, billed });
  }
  return warnings;
}

function missingColumns(input: Input): readonly string[] {
  const present = new Set(input.columns.map(({ name }) => name));
  return focusColumns.filter(({ name, mandatory }) => mandatory && !present.has(name)).map(({ name }) => name);
}

/** The versions of the files, `1.0, 1.2`. */
export function versionsOf(inputs: readonly Pick<Input, 'version'>[]): string {
  const versions = new Set<FocusVersion>(inputs.map(({ version }) => version));
  return [...versions].sort().join(', ');
}
