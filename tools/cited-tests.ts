import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scan } from './tidy/scan.ts';

/** The clone. */
export const root = path.resolve(import.meta.dirname, '..');

/** A file of the data that is shared beside the clone; it may be absent. */
export function sharedFile(name: string): string {
  return path.join(path.resolve(root, process.env['CAPWISE_SHARED'] ?? '../shared'), name);
}

export function readText(file: string): string {
  return readFileSync(path.resolve(root, file), 'utf8');
}

/** A row of a table in Markdown: its first cell, and the others. */
type TableRow = { readonly id: string; readonly cells: readonly string[] };

/** Rows of a text's tables whose first cell is an id of the form asked for; `\|` is a bar of a cell's own. */
export function rowsOf(text: string, id: RegExp): readonly TableRow[] {
  return text.split('\n').flatMap((line) => {
    const [before, first = '', ...cells] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return before === '' && id.test(first) ? [{ id: first, cells: cells.slice(0, -1) }] : [];
  });
}

/** What stands in code marks in a cell. */
export function quotedIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** A test as a document names it. */
export type CitedTest = { readonly file: string; readonly name: string };

/** Every `path` "name" of a cell. */
export function citedIn(cell: string): readonly CitedTest[] {
  return [...cell.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', name = '']) => ({ file, name }));
}

const callsTest = /(\b(it|test|describe)(\.\w+)*|\))\(\s*$/;
/** Where a row of a table of tests says what it is called. */
const namesRow = /(\b(title|rule|says):|\[)\s*$/;

/**
 * Whether a file holds a test or a group of this name, or a row of a table of tests that is called so; the name of a table is
 * written as it stands there.
 */
export function holdsTest({ file, name }: CitedTest): boolean {
  const full = path.join(root, file);
  if (!/\.test\.tsx?$/.test(file) || !existsSync(full)) return false;
  const pieces = scan(readText(full));
  return pieces.some((piece, index) => {
    if (piece.kind !== 'string' && piece.kind !== 'template') return false;
    const before = pieces[index - 1]?.text ?? '';
    const isName = callsTest.test(before) || (name.includes(' ') && namesRow.test(before));
    return isName && piece.text.replace(/\\(['"`])/g, '$1') === name;
  });
}
