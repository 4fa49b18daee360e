import { resolved, type JsonSchema } from '../../schema/json-schema.ts';
import { wrapped } from '../wrap.ts';
import { cellOf, fieldNames, fieldOf, heading, isInline, isObject, itemsOf, type Typed } from './cell.ts';
import { columnsOf, isForMachines, type Periods } from './columns.ts';
import { tableLines } from './table.ts';

type Page = { readonly columns: number; readonly periods: Periods };

/** Any answer for reading: scalars as `key: value`, lists of objects as tables, the rest under headings. */
export function render(answer: unknown, schema: JsonSchema, columns: number | undefined): string {
  const typed = { value: answer, schema: resolved(schema, schema), root: schema };
  const lines = isObject(answer)
    ? objectLines(typed, { columns: columns ?? Number.POSITIVE_INFINITY, periods: [] })
    : [cellOf(typed).text];
  return `${lines
    .join('\n')
    .replace(/^\n+/, '')
    .replaceAll(/\n{3,}/g, '\n\n')}\n`;
}

function objectLines(object: Typed, page: Page): readonly string[] {
  const inner = { ...page, periods: periodsOf(object.value) ?? page.periods };
  const names = fieldNames([object]).filter(
    (name) => !(name === 'periods' && inner.periods.length > 0) && !isForMachines(object, name),
  );
  const fields = names
    .map((name) => ({ name, field: fieldOf(object, name) }))
    .filter(({ field }) => field.value !== undefined && field.schema.format !== 'output-file');
  const inline = fields.filter(({ field }) => isInline(field));
  const nested = fields.filter(({ field }) => !isInline(field));
  return [...pairLines(inline, page.columns), ...nested.flatMap(({ name, field }) => sectionLines(name, field, inner))];
}

type Named = { readonly name: string; readonly field: Typed };

function pairLines(pairs: readonly Named[], columns: number): readonly string[] {
  const width = Math.max(0, ...pairs.map(({ name }) => heading(name).length));
  return pairs.flatMap(({ name, field }) => {
    const { text, unit } = cellOf(field);
    const [first = '', ...more] = wrapped(unit ? `${text} ${unit}` : text, Math.max(20, columns - width - 2));
    return [
      `${`${heading(name)}:`.padEnd(width + 2)}${first}`,
      ...more.map((line) => `${' '.repeat(width + 2)}${line}`),
    ];
  });
}

function sectionLines(name: string, field: Typed, page: Page): readonly string[] {
  const title = heading(name);
  if (Array.isArray(field.value)) return ['', ...listLines(title, itemsOf(field), page)];
  return ['', title, ...indented(objectLines(field, { ...page, columns: page.columns - 2 }))];
}

function listLines(title: string, items: readonly Typed[], page: Page): readonly string[] {
  const columns = columnsOf(items, page.periods);
  if (columns) return [title, ...tableLines(columns, page.columns)];
  return items.flatMap((item, index) => [
    ...(index > 0 ? [''] : []),
    `${title} ${index + 1} of ${items.length}`,
    ...indented(itemLines(item, { ...page, columns: page.columns - 2 })),
  ]);
}

function itemLines(item: Typed, page: Page): readonly string[] {
  if (isObject(item.value)) return objectLines(item, page);
  if (isInline(item)) return [cellOf(item).text];
  return listLines('', itemsOf(item), page);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** The titles of an object's `periods`: their name, and in parentheses what is true of them. */
function periodsOf(value: unknown): Periods | null {
  const periods = isObject(value) ? value['periods'] : undefined;
  if (!Array.isArray(periods) || periods.length === 0) return null;
  const titles = periods.map((period: unknown) => {
    if (typeof period === 'string') return period;
    if (!isObject(period) || typeof period['period'] !== 'string') return null;
    const marks = Object.keys(period).filter((name) => period[name] === true);
    return marks.length > 0 ? `${period['period']} (${marks.join(', ')})` : period['period'];
  });
  return titles.every((title) => title !== null) ? titles : null;
}
