import { resolved } from '../../schema/json-schema.ts';
import { isFigure } from './amount.ts';
import { cellOf, fieldNames, fieldOf, heading, isInline, isObject, type Typed } from './cell.ts';
import type { Column } from './table.ts';

/** The titles of the periods that figures belong to, from the nearest `periods` beside or above them. */
export type Periods = readonly string[];

/** The columns of a list of objects; null where an item holds more than fits a row. */
export function columnsOf(items: readonly Typed[], periods: Periods): readonly Column[] | null {
  const [first] = items;
  if (!first || !items.every(({ value }) => isObject(value))) return null;
  const names = fieldNames(items).filter((name) => !isForMachines(first, name));
  const columns: Column[] = [];
  for (const name of names) {
    const fields = items.map((item) => fieldOf(item, name));
    const found = periodColumns(fields, periods) ?? flatColumn(name, fields) ?? nestedColumns(name, fields);
    if (!found) return null;
    columns.push(...found);
  }
  return keyed(columns);
}

/** Beside a label, a name out of a fixed list is for machines. */
export function isForMachines(item: Typed, name: string): boolean {
  const properties = resolved(item.schema, item.root).properties ?? {};
  return 'label' in properties && name !== 'label' && fieldOf(item, name).schema.enum !== undefined;
}

/** One column per period, where every item has a figure for each. */
function periodColumns(fields: readonly Typed[], periods: Periods): readonly Column[] | null {
  const fits = fields.every(
    ({ value }) => Array.isArray(value) && value.length === periods.length && value.every(isFigure),
  );
  if (!fits || periods.length === 0) return null;
  return periods.map((title, index) => ({
    title,
    isKey: false,
    cells: fields.map((field) => cellOf({ ...field, value: (field.value as unknown[])[index] })),
  }));
}

function flatColumn(name: string, fields: readonly Typed[]): readonly Column[] | null {
  return fields.every(isInline) ? [{ title: heading(name), isKey: false, cells: fields.map(cellOf) }] : null;
}

/** An object of flat values becomes a column for each of them. */
function nestedColumns(name: string, fields: readonly Typed[]): readonly Column[] | null {
  const present = fields.filter(({ value }) => value !== null && value !== undefined);
  const [first] = present;
  if (!first || !present.every(({ value }) => isObject(value))) return null;
  const columns = fieldNames(present).map((inner) => ({
    title: `${heading(name)} ${heading(inner)}`,
    fields: fields.map((field) => (isObject(field.value) ? fieldOf(field, inner) : { ...field, value: null })),
  }));
  if (!columns.every((column) => column.fields.every(isInline))) return null;
  return columns.map((column) => ({ title: column.title, isKey: false, cells: column.fields.map(cellOf) }));
}

/** The first column of texts says which row this is. */
function keyed(columns: readonly Column[]): readonly Column[] {
  const texts = columns.findIndex(({ cells }) => cells.some(({ right, text }) => !right && text !== '–'));
  return columns.map((column, index) => ({ ...column, isKey: index === Math.max(0, texts) }));
}
