import { columnOr } from '../ask/names.ts';
import { identifier } from '../engine/sql.ts';
import { focusColumns, statedColumn, type ColumnKind } from '../load/focus-columns.ts';

/** A column of an export: its name, and what stands in it as SQL. */
export type ExportColumn = { readonly name: string; readonly sql: string };

export type ExportFormat = 'csv' | 'csv.gz' | 'parquet';

const version = '1.2';

/** What a bill of 1.3 or later says in other columns. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  ProviderName: ['ServiceProviderName', 'InvoiceIssuerName'],
  PublisherName: ['HostProviderName', 'ServiceProviderName', 'ProviderName'],
};

const types: Readonly<Record<ColumnKind, string>> = {
  text: 'varchar',
  json: 'varchar',
  tags: 'map(varchar, varchar)',
  decimal: 'decimal(38, 18)',
  moment: 'timestamp',
};

/** All columns of FOCUS 1.2 by name, those that no bill has as nulls, then what bills have beyond them as x_ columns. */
export function exportColumns(columns: readonly string[], format: ExportFormat): readonly ExportColumn[] {
  const own = focusColumns.filter(({ standings }) => standings.has(version));
  const names = new Set(own.map(({ name }) => name));
  const others = columns.filter(
    (column) => !names.has(column) && column !== 'ChargeMonth' && column !== 'BillingMonth',
  );
  const taken = new Set<string>();
  return [
    ...own.map(({ name, kind }) => ({ name, sql: cellSql(valueOf(name, kind, columns), kind, format) })),
    ...others.map((column) => ({
      name: ownName(column, taken),
      sql: cellSql(identifier(column), kindOf(column), format),
    })),
  ];
}

function valueOf(name: string, kind: ColumnKind, columns: readonly string[]): string {
  const all = [name, ...(standIns[name] ?? [])].filter((column) => columns.includes(column)).map(identifier);
  return all.length > 1 ? `coalesce(${all.join(', ')})` : (all[0] ?? columnOr(name, columns, types[kind]));
}

/** A name that FOCUS leaves to providers; two that would become one are told apart. */
function ownName(column: string, taken: Set<string>): string {
  const name = column.startsWith('x_') ? column : `x_${column}`;
  const free = taken.has(name.toLowerCase()) ? `${name}_2` : name;
  taken.add(free.toLowerCase());
  return free;
}

function kindOf(column: string): ColumnKind | 'count' {
  if (column === 'x_capwise_row') return 'count';
  if (column === statedColumn) return 'decimal';
  return focusColumns.find(({ name }) => name === column)?.kind ?? 'text';
}

/** A cell as the format writes it: in CSV moments with Z, decimals without trailing zeros, and no text that a sheet would calculate. */
function cellSql(value: string, kind: ColumnKind | 'count', format: ExportFormat): string {
  if (kind === 'tags') return `cast(to_json(${value}) as varchar)`;
  if (format === 'parquet' || kind === 'count') return value;
  if (kind === 'moment') return `strftime(${value}, '%Y-%m-%dT%H:%M:%SZ')`;
  if (kind === 'decimal') return `rtrim(rtrim(cast(${value} as varchar), '0'), '.')`;
  return `case when left(${value}, 1) in ('=', '+', '-', '@') then '''' || ${value} else ${value} end`;
}
