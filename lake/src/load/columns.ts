import { Refusal } from '@capwise/domain';
import { identifier, literal } from '../engine/sql.ts';
import type { InputFile } from './expand.ts';
import { focusColumn, ownColumns, type ColumnKind, type FocusVersion } from './focus-columns.ts';
import { laterName } from './preview-names.ts';

/** A column of a file on its way in: `c<index>` is the cell as given, `d<index>` what it was read as. */
export type InputColumn = {
  readonly index: number;
  readonly name: string;
  readonly kind: ColumnKind;
  /** The cell is text that must be read; otherwise Parquet already typed it. */
  readonly text: boolean;
};

const ownNames = new Set(ownColumns.map((name) => name.toLowerCase()));

/** Spellings of the columns of a load: what the first file that has a column calls it. */
export type Spellings = Map<string, string>;

export type ColumnContext = {
  readonly version: FocusVersion;
  readonly spellings: Spellings;
  readonly isText: (index: number, kind: ColumnKind) => boolean;
};

/** The columns of a header that are kept. Refuses FILE_FORMAT when a name comes twice. */
export function inputColumns(
  file: InputFile,
  names: readonly string[],
  { version, spellings, isText }: ColumnContext,
): readonly InputColumn[] {
  const seen = new Set<string>();
  const columns: InputColumn[] = [];
  const given = new Set(names.map((name) => name.toLowerCase()));
  for (const [index, header] of names.entries()) {
    const later = version === '1.0-preview' ? laterName(header) : undefined;
    const found = focusColumn(later !== undefined && !given.has(later.toLowerCase()) ? later : header);
    const name = found?.name ?? spelling(header || `x_unnamed_${index + 1}`, spellings);
    const key = name.toLowerCase();
    if (seen.has(key)) throw doubleColumn(file, name);
    seen.add(key);
    if (ownNames.has(key) || key.startsWith('x_capwise_')) continue;
    const kind = found?.kind ?? 'text';
    columns.push({ index, name, kind, text: isText(index, kind) });
  }
  return columns;
}

function spelling(name: string, spellings: Spellings): string {
  const key = name.toLowerCase();
  const known = spellings.get(key);
  if (known) return known;
  spellings.set(key, name);
  return name;
}

function doubleColumn(file: InputFile, name: string): Refusal {
  return new Refusal(
    'FILE_FORMAT',
    `"${file.name}" has the column "${name}" twice: take one of them out of the export`,
    {
      file: file.name,
      column: name,
      remedy: 'take one of them out of the export',
    },
  );
}

const integerType = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;
const momentType = /^(DATE|TIMESTAMP(_S|_MS|_NS)?|TIMESTAMP WITH TIME ZONE)$/;

/** Texts that some exports write where they mean nothing. */
export const literalNulls: readonly string[] = ['NULL', 'null', '(null)'];

/** Whether a Parquet column of a DuckDB type is read as text, for what it must become. */
export function readsAsText(type: string, kind: ColumnKind): boolean {
  if (kind === 'decimal')
    return !(integerType.test(type) || (type.startsWith('DECIMAL(') && decimalPlaces(type) <= 18));
  if (kind === 'moment') return !momentType.test(type);
  if (kind === 'tags') return !type.startsWith('MAP(');
  return true;
}

function decimalPlaces(type: string): number {
  return Number(/,\s*(\d+)\)/.exec(type)?.[1] ?? 0);
}

/** A Parquet column as a cell `c<index>`: typed where the type fits, as text otherwise; empty texts and literal nulls are null. */
export function parquetCell(name: string, type: string, column: Pick<InputColumn, 'index' | 'kind' | 'text'>): string {
  const source = identifier(name);
  if (!column.text) return `${source} as c${column.index}`;
  const nested = /^(MAP|STRUCT|UNION)\(|\[\d*\]$/.test(type);
  const plain = `cast(${source} as varchar)`;
  const text = nested ? `cast(to_json(${source}) as varchar)` : isName(type, column) ? wholeText(source, plain) : plain;
  const withoutNulls = ['', ...literalNulls].reduce((sql, word) => `nullif(${sql}, ${literal(word)})`, text);
  return `${withoutNulls} as c${column.index}`;
}

/** Binary numbers where names belong: ids that an export took for numbers. */
function isName(type: string, { kind }: Pick<InputColumn, 'kind'>): boolean {
  return kind === 'text' && /^(DOUBLE|FLOAT)$/.test(type);
}

/** A whole number that is exact in binary as its digits, `1234567890123` and not `1234567890123.0`. */
function wholeText(source: string, plain: string): string {
  const number = `cast(${source} as double)`;
  const isWhole = `${number} = trunc(${number}) and abs(${number}) <= ${Number.MAX_SAFE_INTEGER}`;
  return `case when ${isWhole} then cast(cast(${source} as bigint) as varchar) else ${plain} end`;
}
