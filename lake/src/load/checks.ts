import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning, PartKey } from '@capwise/app/ports';
import type { Fine } from '@capwise/domain/money';
import { run, type Row } from '../engine/engine.ts';
import { identifier, query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { sameBillWarning, type FileExtent } from './same-bill.ts';
import { withShifts } from './shifted-months.ts';
import { checkWords } from '../rules/check.ts';
import { isCurrency } from '../rules/currencies.ts';
import { shapeSql } from '../rules/row-shape.ts';
import { rulesOf, ruleName, setRulesOf, type CountedRule, type RuledFile } from '../rules/load-rules.ts';

/** A part before it is written. */
export type PartTotals = PartKey & {
  readonly rows: number;
  readonly billed: Fine;
  readonly effective: Fine;
  /** Rows that correct a charge of another month. */
  readonly corrections: number;
};

export type Checked = {
  readonly parts: readonly PartTotals[];
  readonly warnings: readonly LoadWarning[];
  /** Billed cost of each file, by its ordinal. */
  readonly billedByFile: ReadonlyMap<number, Fine>;
};

/** Staged rows as SQL, the columns that they have, and what their files are held to. */
export type StagedRows = {
  readonly sql: string;
  readonly columns: ReadonlySet<string>;
  readonly files: readonly (RuledFile & { readonly name: string })[];
};

/**
 * Sums per part, and counts of all rules in one pass over what was staged; the dollars that broken rules touch are summed in
 * another, which a load that breaks none does not pay for.
 */
export async function checkStaged(
  connection: DuckDBConnection,
  staged: StagedRows,
  signal: AbortSignal,
): Promise<Checked> {
  const correction = staged.columns.has('ChargeClass')
    ? `"ChargeClass" = 'Correction' and "ChargeMonth" <> "BillingMonth"`
    : 'false';
  const rows = await run(connection, query('load/totals', { correction, staged: staged.sql }), signal);
  const billedByFile = new Map<number, Fine>();
  for (const row of rows) {
    const ordinal = countOf(row['ordinal']);
    billedByFile.set(ordinal, (billedByFile.get(ordinal) ?? 0n) + fineOf(row['billed']));
  }
  const parts = partsOf(rows);
  const broken = await brokenRules(connection, staged, signal);
  const warnings = [
    ...(await withShifts(connection, await pricedWarnings(connection, staged, { broken, signal }), {
      sql: staged.sql,
      signal,
    })),
    ...(await severalForOne(connection, staged, signal)),
    ...currencyWarnings(parts),
    ...sameBillWarning(rows.map((row) => extentOf(row, staged))),
  ];
  return { parts, warnings, billedByFile };
}

type BrokenRule = { readonly rule: CountedRule; readonly count: number; readonly billed: Fine | null };
type Broken = { readonly broken: readonly BrokenRule[]; readonly signal: AbortSignal };

/** Rules that rows break, all counted in one pass: by shape of the row where that is all they ask for, else row by row. */
async function brokenRules(
  connection: DuckDBConnection,
  staged: StagedRows,
  signal: AbortSignal,
): Promise<readonly BrokenRule[]> {
  const rules = rulesOf(staged.files, staged.columns);
  const { key, restored } = shapeSql(rules.flatMap(({ shape }) => shape ?? []));
  const counts = rules.map(({ condition, shape }, at) =>
    shape
      ? `sum(x_capwise_count) filter (${condition}) as n${at}, sum(x_capwise_billed) filter (${condition}) as s${at}`
      : `sum(x_capwise_n${at}) as n${at}`,
  );
  const ofRows = rules.map(({ condition, shape }, at) =>
    shape ? '' : `, count(*) filter (${condition}) as x_capwise_n${at}`,
  );
  const holes = { counts: counts.join(',\n  '), restored, key, ofRows: ofRows.join(''), staged: staged.sql };
  const [found] = await run(connection, query('load/broken-rows', holes), signal);
  return rules
    .map((rule, at) => ({
      rule,
      count: countOf(found?.[`n${at}`] ?? 0n),
      billed: rule.shape ? fineOf(found?.[`s${at}`]) : null,
    }))
    .filter(({ count }) => count > 0);
}

/** Broken rules with the dollars that they touch. */
async function pricedWarnings(
  connection: DuckDBConnection,
  staged: StagedRows,
  { broken, signal }: Broken,
): Promise<readonly LoadWarning[]> {
  const unpriced = broken.filter(({ billed }) => billed === null);
  const sums = unpriced.map(({ rule }, at) => `sum("BilledCost") filter (${rule.condition}) as s${at}`);
  const holes = { sums: sums.join(',\n  '), staged: staged.sql };
  const [found] = unpriced.length === 0 ? [] : await run(connection, query('load/broken-billed', holes), signal);
  return broken.map((one) => {
    const { code, message, column, rule } = one.rule;
    return {
      code,
      message,
      rows: one.count,
      billed: one.billed ?? fineOf(found?.[`s${unpriced.indexOf(one)}`]),
      ...(column !== undefined && { column }),
      ...(rule !== undefined && { rule }),
    };
  });
}

/** Columns of which each value should go with one value of another, and does not. */
async function severalForOne(
  connection: DuckDBConnection,
  staged: StagedRows,
  signal: AbortSignal,
): Promise<readonly LoadWarning[]> {
  const warnings: LoadWarning[] = [];
  for (const check of setRulesOf(staged.files, staged.columns)) {
    const holes = { column: identifier(check.column), of: identifier(check.of), staged: staged.sql };
    const [found] = await run(connection, query('load/several-for-one', holes), signal);
    const rows = countOf(found?.['rows']);
    if (rows === 0) continue;
    const { column } = check;
    const warning = { code: 'SEVERAL_FOR_ONE', message: checkWords(check), column, rule: ruleName(check) };
    warnings.push({ ...warning, rows, billed: fineOf(found?.['billed']) });
  }
  return warnings;
}

function currencyWarnings(parts: readonly PartTotals[]): readonly LoadWarning[] {
  const unknown = parts.filter(({ currency }) => !isCurrency(currency));
  if (unknown.length === 0) return [];
  const names = [...new Set(unknown.map(({ currency }) => currency))].join(', ');
  return [
    {
      code: 'CURRENCY_UNKNOWN',
      message: `BillingCurrency is no currency of ISO 4217: ${names}`,
      rows: unknown.reduce((sum, { rows }) => sum + rows, 0),
      billed: unknown.reduce((sum, { billed }) => sum + billed, 0n),
      column: 'BillingCurrency',
      rule: ruleName({ kind: 'currency', column: 'BillingCurrency' }),
    },
  ];
}

function extentOf(row: Row, { files }: StagedRows): FileExtent {
  const ordinal = countOf(row['ordinal']);
  return {
    part: [row['source'], row['account'], row['period'], row['currency']].map(String).join('\u0000'),
    file: files.find((file) => file.ordinal === ordinal)?.name ?? '',
    rows: countOf(row['rows']),
    billed: fineOf(row['billed']),
    effective: fineOf(row['effective']),
  };
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
      corrections: (before?.corrections ?? 0) + countOf(row['corrections']),
    });
  }
  return [...parts.values()];
}
