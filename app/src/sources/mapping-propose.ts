import type { CsvTable } from '../ports/index.ts';
import type { Mapping, PlacedColumn } from './mapping.ts';
import { otherNames, wordsOf } from './mapping-words.ts';
import { readCell } from './tables/cells.ts';
import { isUnordered, ordersOf } from './tables/dates.ts';
import { isNumberText, marksOf, plainDecimal } from './tables/decimals.ts';
import { textsOf } from './tables/rows.ts';
import type { ColumnType, Table, TableColumn } from './tables/table.ts';

/** Why a header, or a value for all rows, is proposed for a column. */
export type Evidence = 'name' | 'synonym' | 'similar' | 'values';

/** How a file would be read as a kind, by its headers and its values. */
export type Proposal = {
  readonly mapping: Mapping;
  readonly by: ReadonlyMap<string, Evidence>;
  /** Required columns that have a header, of how many; and headers that are read. */
  readonly fits: number;
  readonly of: number;
  readonly weight: number;
};

type Kind = Pick<Table, 'kind' | 'columns'>;

const weights: Readonly<Record<Evidence, number>> = { name: 1, synonym: 0.8, similar: 0.4, values: 0.3 };
/** Cells that are looked at to see what a column holds: enough to tell, and quick for a long file. */
const lookedAt = 200;

/** Proposes a header for each column: by name, then by other names, then by words; each only where the values fit its type. */
export function propose(found: CsvTable, { columns }: Kind): Proposal {
  const first = { ...found, rows: found.rows.slice(0, lookedAt) };
  const headers = found.columns.map((header, index) => ({
    index,
    words: wordsOf(header),
    header,
    texts: textsOf(first, index),
  }));
  const taken = new Set<number>();
  const said = new Map<string, { readonly header: string; readonly evidence: Evidence }>();
  const steps: readonly (readonly [Evidence, (column: TableColumn, words: string) => boolean])[] = [
    ['name', (column, words) => wordsOf(column.name) === words],
    ['synonym', (column, words) => otherNames(column).some((name) => wordsOf(name) === words)],
    ['similar', (column, words) => isSimilar(column, words)],
  ];
  for (const [evidence, fits] of steps) {
    for (const column of columns.filter(({ name }) => !said.has(name))) {
      const candidates = headers.filter(
        ({ index, words, texts }) =>
          !taken.has(index) && words !== '' && fits(column, words) && holds(texts, column.type),
      );
      const [one, other] = candidates;
      if (!one || (other && (evidence === 'similar' || other.header === one.header))) continue;
      taken.add(one.index);
      said.set(column.name, { header: one.header, evidence });
    }
  }
  const values = valuesOf(found.columns, columns, said);
  return proposalOf(columns, said, values);
}

type Said = ReadonlyMap<string, { readonly header: string; readonly evidence: Evidence }>;

function proposalOf(columns: readonly TableColumn[], said: Said, values: ReadonlyMap<string, string>): Proposal {
  const by = new Map<string, Evidence>([...values.keys()].map((name) => [name, 'values']));
  for (const [name, { evidence }] of said) by.set(name, evidence);
  const required = columns.filter((column) => column.required);
  return {
    mapping: {
      columns: Object.fromEntries([...said].map(([name, { header }]) => [header, name])),
      values: Object.fromEntries(values),
    },
    by,
    fits: required.filter(({ name }) => by.has(name)).length,
    of: required.length,
    weight: [...by.values()].reduce((sum, evidence) => sum + weights[evidence], 0),
  };
}

function isSimilar(column: TableColumn, words: string): boolean {
  const parts = ` ${words} `;
  return [column.name, ...otherNames(column)].some((name) => parts.includes(` ${wordsOf(name)} `));
}

/** `Amount (EUR)`: the one currency that headers name, where no column does. */
function valuesOf(
  headers: readonly string[],
  columns: readonly TableColumn[],
  said: Said,
): ReadonlyMap<string, string> {
  const open = columns.filter(({ name, type, required }) => type === 'currency' && required && !said.has(name));
  const codes = new Set(headers.flatMap((header) => /[([]\s*([A-Z]{3})\s*[)\]]/.exec(header)?.[1] ?? []));
  const [code, second] = codes;
  const [column] = open;
  return new Map(column && code !== undefined && second === undefined ? [[column.name, code]] : []);
}

/** Whether what stands in a column can be of a type, in whatever spelling. */
function holds(texts: readonly string[], type: ColumnType): boolean {
  const filled = texts.filter((text) => text !== '');
  if (type === 'text' || filled.length === 0) return true;
  const fitting = filled.filter((text) => isOf(text, type));
  return fitting.length * 2 > filled.length;
}

function isOf(text: string, type: ColumnType): boolean {
  if (type === 'day' && isUnordered(text)) return ordersOf([text]).length > 0;
  if (type === 'month' && isUnordered(text)) {
    return ordersOf([text]).some((order) => 'value' in readCell(text, type, order));
  }
  if (type === 'decimal' || type === 'integer') return isNumberText(text);
  return 'value' in readCell(text, type, null);
}

/** What the cells of a column are, for a person who looks at them. */
export function typeOf(texts: readonly string[]): ColumnType {
  const filled = texts.filter((text) => text !== '').slice(0, lookedAt);
  const types: readonly ColumnType[] = ['month', 'day', 'integer', 'decimal', 'currency'];
  const is = (type: ColumnType): boolean => filled.every((text) => isOf(text, type) && !isPadded(text, type));
  return filled.length === 0 ? 'text' : (types.find((type) => is(type) && !isLonger(type, filled)) ?? 'text');
}

/** A number that begins with a zero is a code. */
function isPadded(text: string, type: ColumnType): boolean {
  return (type === 'integer' || type === 'decimal') && /^0\d/.test(text);
}

/** Days at the edges of months are days before they are months, and so are rates as 1.2026; whole numbers have no mark. */
function isLonger(type: ColumnType, filled: readonly string[]): boolean {
  if (type === 'month') {
    return filled.some((text) => isOf(text, 'day')) || filled.every((text) => /^[1-9]\d*\.\d+$/.test(text));
  }
  return type === 'integer' && filled.some((text) => !/^-?\d+$/.test(text));
}

export type Ask = { readonly what: 'dates' | 'decimals'; readonly column: string; readonly example: string };

/** What one reading settles is proposed, unless a person already said how the file is read; what several fit is asked. */
export function choicesOf(
  found: CsvTable,
  places: readonly PlacedColumn[],
  { said, isGiven }: { readonly said: Mapping; readonly isGiven: boolean },
): { readonly mapping: Mapping; readonly asks: readonly Ask[] } {
  const asks: Ask[] = [];
  const marks = new Set<'point' | 'comma'>();
  for (const { column, source } of places) {
    if (source.kind === 'value') continue;
    const texts = untypedTexts(found, source.index);
    if ((column.type === 'day' || column.type === 'month') && said.dates === undefined) {
      const unordered = texts.filter(isUnordered);
      const [example] = unordered;
      if (example !== undefined && ordersOf(unordered).length > 1)
        asks.push({ what: 'dates', column: column.name, example });
    }
    if ((column.type !== 'decimal' && column.type !== 'integer') || said.decimals !== undefined) continue;
    const { plain, marks: fitting } = marksOf(texts);
    if (plain) continue;
    const isOne = fitting.length === 1 || (fitting.length > 1 && texts.every(isSameByEach));
    if (isOne && !isGiven && fitting[0]) marks.add(fitting[0]);
    else
      asks.push({ what: 'decimals', column: column.name, example: texts.find((text) => !marksOf([text]).plain) ?? '' });
  }
  const [mark, other] = marks;
  if (mark !== undefined && other === undefined) {
    return { mapping: { ...said, decimals: mark }, asks: asks.filter(({ what }) => what !== 'decimals') };
  }
  return { mapping: said, asks };
}

/** Whether a number is the same whichever mark is meant, as `$5`. */
function isSameByEach(text: string): boolean {
  return plainDecimal(text, 'point') === plainDecimal(text, 'comma');
}

function untypedTexts({ rows }: CsvTable, index: number): readonly string[] {
  return rows.flatMap(({ cells, typed }) => (typed?.[index] ? [] : (cells[index]?.trim() ?? [])));
}

/** The ways in which what stands in a column can be read, where there are several. */
export function readingsOf(texts: readonly string[]): readonly string[] {
  const unordered = texts.filter(isUnordered);
  if (unordered.length > 0) {
    const words = { dmy: 'day-first', mdy: 'month-first', ymd: 'year-first' } as const;
    const orders = ordersOf(unordered);
    return orders.length > 1 ? orders.map((order) => words[order]) : [];
  }
  const { plain, marks } = marksOf(texts);
  return plain || marks.length < 2 ? [] : marks;
}
