import { join } from 'node:path';
import type { Part } from '@capwise/app/ports';
import { run, type Engine, type Row } from '../engine/engine.ts';
import { literals, query } from '../engine/sql.ts';
import { rowsApart, type BillRows } from './apart.ts';

/** The bills that a question is about. */
export type PartList = {
  readonly folder: string;
  readonly parts: readonly Part[];
  /** Only rows that these do not have, corrections left out. */
  readonly apartFrom?: readonly Part[] | undefined;
};

/** Asks of written parts. Their files never change, so that their columns are read once. */
export type Bills = {
  /** null for no parts at all. */
  rowsOf(list: PartList, options?: { readonly fileName: boolean }): Promise<BillRows | null>;
  run(sql: string, signal?: AbortSignal): Promise<readonly Row[]>;
  /** The same for a question of few rows that is asked again and again: its answer is remembered. */
  runOnce(sql: string): Promise<readonly Row[]>;
  /** The rows of an answer; null when there are more than `limit` of them. */
  runUpTo(sql: string, limit: number): Promise<readonly Row[] | null>;
};

/** Files whose columns are remembered at most. */
const rememberedFiles = 20_000;
const rememberedAnswers = 20;

export function createBills(engine: Engine): Bills {
  const columnsByFile = new Map<string, readonly string[]>();
  const ask = (sql: string, signal?: AbortSignal): Promise<readonly Row[]> =>
    engine.use((connection) => run(connection, sql, signal));
  const answers = new Map<string, readonly Row[]>();
  const columnsOf = async (files: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const unknown = files.filter((file) => !columnsByFile.has(file));
    if (unknown.length > 0) {
      if (columnsByFile.size > rememberedFiles) columnsByFile.clear();
      const rows = await ask(query('ask/top-columns', { files: literals(unknown) }));
      for (const [file, columns] of topColumns(rows)) columnsByFile.set(file, columns);
    }
    return files.map((file) => columnsByFile.get(file) ?? []);
  };
  const rowsOfParts = async (
    { folder, parts }: Pick<PartList, 'folder' | 'parts'>,
    fileName: boolean,
  ): Promise<BillRows | null> => {
    if (parts.length === 0) return null;
    const files = parts.map((part) => join(folder, part.file));
    const lists = await columnsOf(files);
    const uniform = lists.every((list) => list.join('\n') === lists[0]?.join('\n'));
    const sql = query('ask/rows-of-parts', {
      files: literals(files),
      union: String(!uniform),
      filename: String(fileName),
    });
    return { sql, columns: [...new Set(lists.flat())] };
  };
  return {
    run: ask,
    runOnce: async (sql) => {
      const known = answers.get(sql);
      if (known) return known;
      const rows = await ask(sql);
      if (answers.size >= rememberedAnswers) answers.clear();
      answers.set(sql, rows);
      return rows;
    },
    runUpTo: async (sql, limit) => {
      const rows = await ask(`${sql}\nlimit ${limit + 1}`);
      return rows.length > limit ? null : rows;
    },
    rowsOf: async ({ folder, parts, apartFrom }, options) => {
      const rows = await rowsOfParts({ folder, parts }, options?.fileName ?? false);
      if (!rows || apartFrom === undefined) return rows;
      return rowsApart(rows, await rowsOfParts({ folder, parts: apartFrom }, false));
    },
  };
}

/** The columns at the top of each file's schema, which lists the inner ones of a map after it. */
function topColumns(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let inner = 0;
  for (const row of rows) {
    const file = String(row['file']);
    const children = Number(row['children']);
    const columns = found.get(file);
    if (!columns) found.set(file, []);
    else if (inner > 0) inner += children - 1;
    else {
      columns.push(String(row['name']));
      inner = children;
    }
  }
  return found;
}
