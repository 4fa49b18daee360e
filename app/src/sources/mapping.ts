import { Refusal } from '@capwise/domain';
import type { Input } from '@capwise/contract/registry';
import type { Table, TableColumn } from './tables/table.ts';

/** How a file of other headers is read, as `sources.read` takes it. */
export type Mapping = NonNullable<Input<'sources.read'>['mapping']>;

/** Where the cells of a column come from: a column of the file by its index, or one text for all rows. */
export type PlacedColumn = {
  readonly column: TableColumn;
  readonly source:
    | { readonly kind: 'cell'; readonly index: number }
    | { readonly kind: 'value'; readonly text: string };
};

type Kind = Pick<Table, 'kind' | 'columns'>;

/** Headers are the same whatever their case, and with spaces, hyphens or underscores between their words. */
function headerKey(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}

/** What files of the same headers have in common, in whatever order they stand. */
export function fingerprintOf(headers: readonly string[]): string {
  return JSON.stringify(headers.map(headerKey).toSorted((left, right) => (left < right ? -1 : 1)));
}

/**
 * Where each column of a kind is found: where the mapping says so, else under its own name. Refuses INVALID_MAPPING for a
 * mapping that does not fit the headers or the kind, and FILE_FORMAT for a column that the file has twice.
 */
export function placesOf(
  headers: readonly string[],
  { kind, columns }: Kind,
  { columns: said = {}, values = {} }: Mapping,
  file: string,
): readonly PlacedColumn[] {
  const keys = headers.map(headerKey);
  const places = new Map<string, PlacedColumn['source']>();
  const named = new Set<number>();
  for (const [header, name] of Object.entries(said)) {
    const index = headerIndex(header, headers, file);
    named.add(index);
    if (name === '') continue;
    const column = columnOf(name, { kind, columns });
    if (places.has(column.name)) throw wrongMapping(`two headers are read into ${column.name}`, column.name);
    places.set(column.name, { kind: 'cell', index });
  }
  for (const [name, text] of Object.entries(values)) {
    const column = columnOf(name, { kind, columns });
    if (text.trim() === '') continue;
    if (places.has(column.name))
      throw wrongMapping(`${column.name} has a header and a value for all rows`, column.name);
    places.set(column.name, { kind: 'value', text: text.trim() });
  }
  return columns.flatMap((column): readonly PlacedColumn[] => {
    const place = places.get(column.name);
    if (place) return [{ column, source: place }];
    const own = keys.flatMap((key, index) => (key === headerKey(column.name) && !named.has(index) ? [index] : []));
    const [index] = own;
    if (own.length > 1) throw doubleColumn(column.name, file);
    return index === undefined ? [] : [{ column, source: { kind: 'cell', index } }];
  });
}

/** Where a header of a mapping stands in the file. Refuses INVALID_MAPPING for one that is not there, or twice. */
export function headerIndex(header: string, headers: readonly string[], file: string): number {
  const exact = headers.flatMap((one, index) => (one === header.trim() ? [index] : []));
  const near = headers.flatMap((one, index) => (headerKey(one) === headerKey(header) ? [index] : []));
  const [index, second] = exact.length > 0 ? exact : near;
  if (index === undefined) {
    throw wrongMapping(`"${file}" has no header "${header}"; it has ${headers.join(', ')}`, header);
  }
  if (second !== undefined) throw wrongMapping(`"${file}" has the header "${header}" twice: rename one`, header);
  return index;
}

function columnOf(name: string, { kind, columns }: Kind): TableColumn {
  const column = columns.find((one) => headerKey(one.name) === headerKey(name));
  if (column) return column;
  const names = columns.map((one) => one.name).join(', ');
  throw wrongMapping(`a table of ${kind} has no column "${name}"; it has ${names}`, name);
}

function wrongMapping(what: string, value: string): Refusal {
  return new Refusal('INVALID_MAPPING', `the mapping does not fit: ${what}`, { value });
}

function doubleColumn(column: string, file: string): Refusal {
  const remedy = 'take one of them out';
  return new Refusal('FILE_FORMAT', `"${file}" has the column ${column} twice: ${remedy}`, { file, column, remedy });
}
