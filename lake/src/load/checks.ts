import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning, PartKey } from '@capwise/app/ports';
import type { Fine } from '@capwise/domain/money';
import { run, type Row } from '../engine/engine.ts';
import { query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { focusColumns, type FocusVersion } from './focus-columns.ts';
import type { Input } from './input.ts';
import type { StagedFile } from './stage-file.ts';
import { warningRules, type WarningRule } from './warnings.ts';

/** A part before it is written. */
export type PartTotals = PartKey & { readonly rows: number; readonly billed: Fine; readonly effective: Fine };

export type Checked = {
  readonly parts: readonly PartTotals[];
  readonly warnings: readonly LoadWarning[];
  /** Billed cost of each file, by its ordinal. */
  readonly billedByFile: ReadonlyMap<number, Fine>;
};

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
  const billedByFile = new Map<number, Fine>();
  for (const row of rows) {
    const ordinal = countOf(row['ordinal']);
    billedByFile.set(ordinal, (billedByFile.get(ordinal) ?? 0n) + fineOf(row['billed']));
  }
  return { parts: partsOf(rows), warnings: rules.flatMap((rule, at) => warningOf(rule, rows, at)), billedByFile };
}

function partsOf(rows: readonly Row[]): readonly PartTotals[] {
  const parts = new Map<string, PartTotals>();
  for (const row of rows) {
    const names = [row['source'], row['account'], row['period'], row['currency']].map(String);
    const [source = '', billingAccount = '', billingPeriod = '', currency = ''] = names;
    const before = parts.get(JSON.stringify(names));
    parts.set(JSON.stringify(names), {
      source,
      billingAccount,
      billingPeriod,
      currency,
      rows: (before?.rows ?? 0) + countOf(row['rows']),
      billed: (before?.billed ?? 0n) + fineOf(row['billed']),
      effective: (before?.effective ?? 0n) + fineOf(row['effective']),
    });
  }
  return [...parts.values()];
}

function warningOf(rule: WarningRule, rows: readonly Row[], at: number): readonly LoadWarning[] {
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
export function columnWarnings(
  files: readonly StagedFile[],
  billedByFile: ReadonlyMap<number, Fine>,
): readonly LoadWarning[] {
  const warningFor = (
    names: readonly string[],
    say: (missing: readonly string[]) => string,
  ): readonly LoadWarning[] => {
    const lacking = files.filter(({ input }) => missingColumns(input).some((name) => names.includes(name)));
    if (lacking.length === 0) return [];
    const missing = names.filter((name) => lacking.some(({ input }) => missingColumns(input).includes(name)));
    const rows = lacking.reduce((sum, file) => sum + file.rows, 0);
    const billed = lacking.reduce((sum, { input }) => sum + (billedByFile.get(input.ordinal) ?? 0n), 0n);
    return [{ code: 'COLUMN_MISSING', message: say(missing), rows, billed }];
  };
  const others = focusColumns
    .filter(({ name, mandatory }) => mandatory && !(name in ownWarnings))
    .map(({ name }) => name);
  const versions = versionsOf(files.map(({ input }) => input));
  return [
    ...Object.entries(ownWarnings).flatMap(([name, cost]) => warningFor([name], () => `${name} is missing: ${cost}`)),
    ...warningFor(others, (missing) => `FOCUS ${versions} requires columns that are missing: ${missing.join(', ')}`),
  ];
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
