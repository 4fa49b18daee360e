import { Refusal } from '@capwise/domain';
import type { CsvTable } from '../../ports/index.ts';
import { placesOf, type Mapping, type PlacedColumn } from '../mapping.ts';
import { dayOrderOf, readCell } from './cells.ts';
import { chosenOrder, type DayOrder } from './dates.ts';
import { plainDecimal } from './decimals.ts';
import type { Table, TableColumn, TableRow } from './table.ts';

export type CheckedTable = {
  readonly rows: readonly TableRow[];
  /** Headers that the kind does not know. */
  readonly ignored: readonly string[];
};

/** A cell that cannot be read, and what to do. */
export type BadCell = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly fault: string;
};

type Kind = Pick<Table, 'kind' | 'columns'>;

/** Cells of a column that say the same are read once, up to so many. */
const knownMax = 5_000;
/** The most bad cells that a refusal lists. */
const listedMax = 20;

/**
 * Checks every cell of a table and writes it in one spelling. Refuses MISSING_COLUMN, FILE_FORMAT and INVALID_MAPPING for its
 * headers, AMBIGUOUS_DATE for a column, and INVALID_VALUE with all bad cells, up to a limit, and their count.
 */
export function checkTable(found: CsvTable, table: Kind, file: string, mapping: Mapping = {}): CheckedTable {
  const places = placesOf(found.columns, table, mapping, file);
  const missing = missingOf(table, places);
  if (missing.length > 0) throw missingColumns(missing, { headers: found.columns, kind: table.kind, file });
  const { rows, bad } = readRows(found, { table, places, mapping }, (texts, { name, type }) =>
    dayOrderOf(texts, { file, column: name, type }),
  );
  if (bad.length > 0) throw invalidCells(bad, file);
  return { rows, ignored: ignoredOf(found.columns, places) };
}

/** Required columns that nothing is read into. */
export function missingOf({ columns }: Kind, places: readonly PlacedColumn[]): readonly TableColumn[] {
  return columns.filter((one) => one.required && !places.some(({ column }) => column === one));
}

/** Headers that nothing is read from. */
export function ignoredOf(headers: readonly string[], places: readonly PlacedColumn[]): readonly string[] {
  const known = new Set(places.map(({ source }) => (source.kind === 'cell' ? source.index : null)));
  return headers.filter((_, index) => !known.has(index));
}

type Reading = { readonly table: Kind; readonly places: readonly PlacedColumn[]; readonly mapping: Mapping };

/** Reads every cell by where it is found; `orderOf` says how the days of a column are written where the mapping does not. */
export function readRows(
  found: CsvTable,
  { table, places, mapping }: Reading,
  orderOf: (texts: readonly string[], column: TableColumn) => DayOrder | null,
): { readonly rows: readonly TableRow[]; readonly bad: readonly BadCell[] } {
  const bad: BadCell[] = [];
  const order = ({ column, source }: PlacedColumn): DayOrder | null => {
    if (column.type !== 'day' && column.type !== 'month') return null;
    if (mapping.dates !== undefined) return chosenOrder(mapping.dates);
    return orderOf(source.kind === 'cell' ? textsOf(found, source.index) : [source.text], column);
  };
  const readings = places.map((place) => ({
    ...place,
    order: order(place),
    known: { typed: new Map<string, ReadCell>(), said: new Map<string, ReadCell>() },
  }));
  const empty = Object.fromEntries(table.columns.map(({ name }) => [name, null]));
  const rows = found.rows.map(({ row, cells, typed }): TableRow => {
    const read = readings.map(({ column, source, order: days, known }) => {
      const text = source.kind === 'value' ? source.text : (cells[source.index]?.trim() ?? '');
      const isTyped = source.kind === 'cell' && (typed?.[source.index] ?? false);
      const kept = isTyped ? known.typed : known.said;
      const cell = kept.get(text) ?? cellOf(text, column, { days, decimals: isTyped ? undefined : mapping.decimals });
      if (kept.size < knownMax) kept.set(text, cell);
      if ('fault' in cell) bad.push({ row, column: column.name, value: text, fault: cell.fault });
      return [column.name, 'value' in cell ? cell.value : null] as const;
    });
    return { row, cells: { ...empty, ...Object.fromEntries(read) } };
  });
  return { rows, bad };
}

type Written = { readonly days: DayOrder | null; readonly decimals: Mapping['decimals'] };
type ReadCell = { readonly fault: string } | { readonly value: string | null };

function cellOf(text: string, column: TableColumn, { days, decimals }: Written): ReadCell {
  if (text === '') return column.required ? { fault: `every row needs its ${column.name}` } : { value: null };
  const isNumber = column.type === 'decimal' || column.type === 'integer';
  return readCell(isNumber && decimals !== undefined ? plainDecimal(text, decimals) : text, column.type, days);
}

/** What stands in a column of a file, without spaces around it. */
export function textsOf({ rows }: CsvTable, index: number): readonly string[] {
  return rows.map(({ cells }) => cells[index]?.trim() ?? '');
}

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
  const remedy =
    `add ${names.join(', ')}, or say in a mapping which header is which: "capwise sources inspect" proposes one, and ` +
    `"capwise sources read" takes it as --mapping; "capwise sources template ${kind}" gives all columns`;
  return new Refusal(
    'MISSING_COLUMN',
    `"${file}" has no column ${names.join(', ')}, which a table of ${kind} needs; its headers are ${found.join(', ')}: ${remedy}`,
    { file, column: names[0] ?? null, columns: names, headers: found, remedy },
  );
}
