import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileShape } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { run } from '../engine/engine.ts';
import { literal, literals, query } from '../engine/sql.ts';
import type { Limits } from '../limits.ts';
import { inputColumns, literalNulls, parquetCell, readsAsText, type InputColumn, type Spellings } from './columns.ts';
import { readHeader } from './csv-header.ts';
import type { InputFile } from './expand.ts';
import type { FocusVersion } from './focus-columns.ts';
import { focusName, type ForeignNames } from './foreign-names.ts';
import { headText, packingOf, unreadable, type Packing } from './head.ts';
import { shapeOf, versionOf } from './version.ts';

/** A file whose kind, columns and version are known. `link` is a plain name for it, free of patterns that DuckDB would expand. */
export type Input = {
  readonly file: InputFile;
  readonly ordinal: number;
  readonly link: string;
  readonly packing: Packing;
  readonly version: FocusVersion;
  readonly shape: FileShape;
  readonly names: readonly string[];
  /** Headers as the file has them. */
  readonly headers: readonly string[];
  readonly columns: readonly InputColumn[];
  /** The rows as SQL, cells named `c<index>`; `literalNulls` keeps the texts NULL and null as they are. */
  readonly rows: (options?: { readonly literalNulls: boolean }) => string;
};

type Given = Pick<Input, 'file' | 'ordinal' | 'link'>;

export type InputContext = {
  readonly connection: DuckDBConnection;
  readonly spellings: Spellings;
  readonly limits: Limits;
  readonly foreign: ForeignNames;
};

/** Looks at a file's first bytes, columns and version. Refuses all that makes it no readable bill. */
export async function openInput(context: InputContext, given: Given): Promise<Input> {
  const packing = await packingOf(given.file);
  return packing === 'parquet' ? openParquet(context, given) : openCsv(context, given, packing);
}

async function openCsv(context: InputContext, given: Given, packing: Packing): Promise<Input> {
  const { file, link } = given;
  const { delimiter, columns: headers } = readHeader(file, await headText(file, packing));
  const names = headers.map((header) => focusName(header, context.foreign));
  refuseManyColumns(file, names.length, context.limits);
  const version = versionOf(file.name, names);
  const cells = names.map((_, index) => `c${index}: 'VARCHAR'`).join(', ');
  const columns = inputColumns(file, names, { version, spellings: context.spellings, isText: () => true });
  return {
    ...given,
    packing,
    version,
    shape: shapeOf(version, namesOf(columns)),
    names,
    headers,
    columns,
    rows: (options) =>
      query('load/read-csv', {
        file: literal(link),
        delimiter: literal(delimiter),
        columns: `{${cells}}`,
        nulls: literals(options?.literalNulls ? [''] : ['', ...literalNulls]),
        compression: literal(packing),
      }),
  };
}

async function openParquet(context: InputContext, given: Given): Promise<Input> {
  const { file, link } = given;
  const described = await describe(context, file, link);
  const headers = described.map(({ name }) => name.trim());
  const names = headers.map((header) => focusName(header, context.foreign));
  refuseManyColumns(file, names.length, context.limits);
  const version = versionOf(file.name, names);
  const type = (index: number): string => described[index]?.type ?? 'VARCHAR';
  const isText = (index: number, kind: InputColumn['kind']): boolean => readsAsText(type(index), kind);
  const columns = inputColumns(file, names, { version, spellings: context.spellings, isText });
  const cells = columns.map((column) => parquetCell(described[column.index]?.name ?? '', type(column.index), column));
  return {
    ...given,
    packing: 'parquet',
    version,
    shape: shapeOf(version, namesOf(columns)),
    names,
    headers,
    columns,
    rows: () => query('load/read-parquet', { cells: cells.join(', '), file: literal(link) }),
  };
}

function namesOf(columns: readonly InputColumn[]): readonly string[] {
  return columns.map(({ name }) => name);
}

async function describe(
  { connection }: InputContext,
  file: InputFile,
  link: string,
): Promise<readonly { readonly name: string; readonly type: string }[]> {
  try {
    const rows = await run(connection, query('load/describe-parquet', { file: literal(link) }));
    return rows.map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }));
  } catch (error) {
    throw unreadable(file, `is a damaged Parquet file (${firstLine(error)})`, 'copy or export it again');
  }
}

/** The first line of an error of DuckDB, without the name of its kind. */
export function firstLine(error: unknown): string {
  const [line = ''] = (error as Error).message.split('\n');
  return line.replace(/^[A-Z][A-Za-z ]* Error: /, '').slice(0, 200);
}

function refuseManyColumns(file: InputFile, count: number, limits: Limits): void {
  if (count <= limits.columns) return;
  throw new Refusal(
    'FILE_TOO_LARGE',
    `"${file.name}" has ${count} columns and the limit is ${limits.columns}: leave out those that no one reads`,
    { file: file.name, value: count, limit: limits.columns, remedy: 'leave out columns that no one reads' },
  );
}
