import { Refusal } from '@capwise/domain';
import { workloadSizes, type Workload } from '@capwise/domain/decide/migration';
import type { CsvTable } from '../../ports/index.ts';
import { placesOf } from '../../sources/mapping.ts';
import { checkTable, missingOf, type BadCell } from '../../sources/tables/rows.ts';
import type { TableRow } from '../../sources/tables/table.ts';
import { workloadColumns, workloadsMax } from './workload-columns.ts';

const kind = { kind: 'workloads', columns: workloadColumns };
const listedMax = 20;

/**
 * Reads the rows of a workload file. Refuses MISSING_COLUMN, TOO_LARGE, and INVALID_VALUE with every cell that cannot be read,
 * by row, column and value.
 */
export function readWorkloads(found: CsvTable, file: string): readonly Workload[] {
  requireColumns(found.columns, file);
  if (found.rows.length > workloadsMax) {
    const words = `"${file}" has ${found.rows.length} workloads, and a plan takes at most ${workloadsMax}: group what moves together, or plan in parts`;
    throw new Refusal('TOO_LARGE', words, { file, rows: found.rows.length, limitRows: workloadsMax });
  }
  const { rows } = checkTable(found, kind, file);
  const names = rows.map(({ cells }) => cells['workload'] ?? '');
  const bad = rows.flatMap((row, index) => faultsOf(row, names, index));
  if (bad.length > 0) throw invalidCells(bad, file);
  return rows.map(workloadOf);
}

function requireColumns(headers: readonly string[], file: string): void {
  const missing = missingOf(kind, placesOf(headers, kind, {}, file)).map(({ name }) => name);
  if (missing.length === 0) return;
  const remedy = 'add it; "capwise decide workloads" gives all columns and a file to fill in';
  const words = `"${file}" has no column ${missing.join(', ')}; its headers are ${headers.join(', ')}: ${remedy}`;
  throw new Refusal('MISSING_COLUMN', words, { file, column: missing[0] ?? null, columns: missing, remedy });
}

const words: Readonly<Record<string, readonly string[]>> = {
  size: workloadSizes,
  criticality: ['low', 'medium', 'high'],
  licence: ['portable', 'site-bound'],
  constraint: ['must not move'],
};

const amounts = workloadColumns.filter(({ type }) => type === 'decimal').map(({ name }) => name);

/** Everything that is wrong with a row, whatever its cells are one by one. */
function faultsOf({ row, cells }: TableRow, names: readonly string[], index: number): readonly BadCell[] {
  const fault = (column: string, text: string): BadCell => ({ row, column, value: cells[column] ?? '', fault: text });
  const others = listOf(cells['depends_on']);
  const [name = ''] = names.slice(index, index + 1);
  return [
    ...(names.indexOf(name) < index ? [fault('workload', `row ${names.indexOf(name) + 1} has that name already`)] : []),
    ...Object.entries(words).flatMap(([column, known]) => {
      const said = cells[column] ?? null;
      return said === null || known.includes(spelled(said)) ? [] : [fault(column, `write ${known.join(' or ')}`)];
    }),
    ...amounts
      .filter((column) => Number(cells[column] ?? 0) < 0)
      .map((column) => fault(column, 'write a number that is not below zero')),
    ...others
      .filter((other) => !names.includes(other))
      .map((other) => ({ ...fault('depends_on', 'name a workload of this file, as its row spells it'), value: other })),
    ...(others.includes(name) ? [fault('depends_on', 'it cannot depend on itself')] : []),
    ...(utilizationOf(cells['utilization']) === undefined
      ? [fault('utilization', 'write percent from 0 to 100, or zombie')]
      : []),
  ];
}

function spelled(text: string): string {
  return text.trim().toLowerCase();
}

function listOf(text: string | null | undefined): readonly string[] {
  return (text ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** As a share; null where it is not said, undefined where it cannot be read. */
function utilizationOf(text: string | null | undefined): number | null | undefined {
  if (text === null || text === undefined) return null;
  if (spelled(text) === 'zombie') return 0;
  const percent = Number(text.replace(/\s*%$/, ''));
  return percent >= 0 && percent <= 100 ? percent / 100 : undefined;
}

function workloadOf({ cells }: TableRow): Workload {
  const number = (column: string): number | null => (cells[column] ? Number(cells[column]) : null);
  const given = (suffix: string, of: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      of.flatMap((way) => {
        const value = number(`${way}_${suffix}`);
        return value === null ? [] : [[way, value]];
      }),
    );
  const word = <Word extends string>(column: string, known: readonly Word[], otherwise: Word): Word =>
    known.find((one) => one === spelled(cells[column] ?? '')) ?? otherwise;
  return {
    name: cells['workload'] ?? '',
    runCost: number('run_cost') ?? 0,
    size: word('size', workloadSizes, 'medium'),
    months: given('months', ['rehost', 'replatform', 'refactor', 'repurchase', 'retire']),
    runAfter: given('run', ['rehost', 'replatform', 'refactor']),
    criticality: word('criticality', ['low', 'medium', 'high'], 'medium'),
    age: number('age'),
    dependsOn: listOf(cells['depends_on']),
    licence: cells['licence']
      ? word<'portable' | 'site-bound'>('licence', ['portable', 'site-bound'], 'portable')
      : null,
    mustStay: cells['constraint'] !== null,
    residency: listOf(cells['residency']),
    utilization: utilizationOf(cells['utilization']) ?? null,
    product: number('product_run'),
    decision: cells['decision'] ?? null,
  };
}

function invalidCells(bad: readonly BadCell[], file: string): Refusal {
  const listed = bad
    .slice(0, listedMax)
    .map(({ row, column, value, fault }) => `row ${row}, column ${column}: "${value}"; ${fault}`);
  const more = bad.length > listed.length ? ` and ${bad.length - listed.length} more` : '';
  const count = bad.length === 1 ? 'one cell' : `${bad.length} cells`;
  const [first] = bad;
  return new Refusal('INVALID_VALUE', `"${file}": ${count} cannot be read: ${listed.join(' | ')}${more}`, {
    file,
    row: first?.row ?? null,
    column: first?.column ?? null,
    value: first?.value ?? null,
    count: bad.length,
    cells: listed,
    remedy: first?.fault ?? null,
  });
}
