import { Refusal } from '@capwise/domain';
import type { CsvTable } from '../../ports/index.ts';
import { dayOrderOf, readCell } from './cells.ts';
import type { DayOrder } from './dates.ts';
import type { Table, TableColumn, TableRow } from './table.ts';

export type CheckedTable = {
  readonly rows: readonly TableRow[];
  /** Headers that the kind does not know. */
  readonly ignored: readonly string[];
};

/** The most bad cells that a refusal lists. */
const listedMax = 20;

/**
 * Checks every cell of a table and writes it in one spelling. Refuses MISSING_COLUMN and FILE_FORMAT for its headers,
 * AMBIGUOUS_DATE for a column, and INVALID_VALUE with all bad cells, up to a limit, and their count.
 */
export function checkTable(found: CsvTable, table: Pick<Table, 'kind' | 'columns'>, file: string): CheckedTable {
  const places = placesOf(found.columns, table, file);
  const bad: BadCell[] = [];
  const orders = new Map(
    places.map(({ column, index }) => [column.name, orderOf(column, textsOf(found, index), file)]),
  );
  const rows = found.rows.map(({ row, cells }): TableRow => {
    const read = places.map(({ column, index }) => {
      const text = cells[index]?.trim() ?? '';
      const cell = text === '' ? emptyCell(column) : readCell(text, column.type, orders.get(column.name) ?? null);
      if ('fault' in cell) bad.push({ row, column: column.name, value: text, fault: cell.fault });
      return [column.name, 'value' in cell ? cell.value : null] as const;
    });
    return {
      row,
      cells: { ...Object.fromEntries(table.columns.map(({ name }) => [name, null])), ...Object.fromEntries(read) },
    };
  });
  if (bad.length > 0) throw invalidCells(bad, file);
  const known = new Set(places.map(({ index }) => index));
  return { rows, ignored: found.columns.filter((_, index) => !known.has(index)) };
}

type PlacedColumn = { readonly column: TableColumn; readonly index: number };

function placesOf(
  headers: readonly string[],
  { kind, columns }: Pick<Table, 'kind' | 'columns'>,
  file: string,
): readonly PlacedColumn[] {
  const keys = headers.map(headerKey);
  const missing = columns.filter(({ name, required }) => required && !keys.includes(headerKey(name)));
  if (missing.length > 0) throw missingColumns(missing, { headers, kind, file });
  return columns.flatMap((column) => {
    const key = headerKey(column.name);
    const index = keys.indexOf(key);
    if (keys.lastIndexOf(key) !== index) throw doubleColumn(column.name, file);
    return index < 0 ? [] : [{ column, index }];
  });
}

/** Headers are the same whatever their case, and with spaces, hyphens or underscores between their words. */
function headerKey(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}

function textsOf({ rows }: CsvTable, index: number): readonly string[] {
  return rows.map(({ cells }) => cells[index]?.trim() ?? '');
}

function orderOf({ name, type }: TableColumn, texts: readonly string[], file: string): DayOrder | null {
  return type === 'day' ? dayOrderOf(texts, { file, column: name }) : null;
}

function emptyCell({ name, required }: TableColumn): { readonly fault: string } | { readonly value: null } {
  return required ? { fault: `every row needs its ${name}` } : { value: null };
}

type BadCell = { readonly row: number; readonly column: string; readonly value: string; readonly fault: string };

const shownCharacters = 80;

function cellText({ row, column, value, fault }: BadCell): string {
  const shown = value.length > shownCharacters ? `${value.slice(0, shownCharacters)}…` : value;
  return `row ${row}, column ${column}: ${value === '' ? 'is empty' : `"${shown}"`}; ${fault}`;
}

function invalidCells(bad: readonly BadCell[], file: string): Refusal {
  const [first] = bad;
  const listed = bad.slice(0, listedMax).map(cellText);
  const more = bad.length > listed.length ? ` and ${bad.length - listed.length} more` : '';
  const count = bad.length === 1 ? 'one cell' : `${bad.length} cells`;
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

function missingColumns(
  missing: readonly TableColumn[],
  { headers, kind, file }: { readonly headers: readonly string[]; readonly kind: string; readonly file: string },
): Refusal {
  const names = missing.map(({ name }) => name);
  const found = headers.map((header) => (header === '' ? '(empty)' : header.slice(0, shownCharacters)));
  const remedy = `add ${names.join(', ')}; "capwise sources template ${kind}" gives all columns`;
  return new Refusal(
    'MISSING_COLUMN',
    `"${file}" has no column ${names.join(', ')}, which a table of ${kind} needs; its headers are ${found.join(', ')}: ${remedy}`,
    { file, column: names[0] ?? null, columns: names, headers: found, remedy },
  );
}

function doubleColumn(column: string, file: string): Refusal {
  const remedy = 'take one of them out';
  return new Refusal('FILE_FORMAT', `"${file}" has the column ${column} twice: ${remedy}`, { file, column, remedy });
}
