import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scan } from './tidy/scan.ts';

const root = path.resolve(import.meta.dirname, '..');
const shared = path.resolve(root, process.env['CAPWISE_SHARED'] ?? '../shared');
const mission = path.join(shared, 'mission.md');
const statuses = ['built', 'in part', 'not yet'];

type Row = {
  readonly id: string;
  readonly capability: string;
  readonly operations: readonly string[];
  readonly pages: readonly string[];
  readonly tests: readonly { readonly file: string; readonly name: string }[];
  readonly status: string;
};

const read = (file: string): string => readFileSync(file, 'utf8');
const quotedIn = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

function readRows(text: string): readonly Row[] {
  return [...text.matchAll(/^\| ([A-P]\d+) \|(.*)\|$/gm)].map((match) => {
    const [capability = '', operation = '', page = '', test = '', status = ''] = (match[2] ?? '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
    return {
      id: match[1] ?? '',
      capability,
      operations: quotedIn(operation),
      pages: quotedIn(page),
      tests: [...test.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', name = '']) => ({ file, name })),
      status,
    };
  });
}

const rows = readRows(read(path.join(root, 'docs', 'coverage.md')));
const served = rows.filter(({ status }) => status !== 'not yet');
const operationNames = new Set(
  [...read(path.join(root, 'contract/src/operation/names.ts')).matchAll(/^ {2}'([a-z]+\.[a-zA-Z]+)':/gm)].map(
    (match) => match[1] ?? '',
  ),
);

/** Whether a file holds a test or a group of this name; the name of a table of tests is written as it stands there. */
function holdsTest(file: string, name: string): boolean {
  const full = path.join(root, file);
  if (!existsSync(full)) return false;
  const pieces = scan(read(full));
  return pieces.some((piece, index) => {
    if (piece.kind !== 'string' && piece.kind !== 'template') return false;
    const before = pieces[index - 1]?.text ?? '';
    return /(\b(it|test|describe)(\.\w+)*|\))\(\s*$/.test(before) && piece.text.replace(/\\(['"`])/g, '$1') === name;
  });
}

describe('docs/coverage.md', () => {
  it.skipIf(!existsSync(mission))(
    `has every row of the mission once${existsSync(mission) ? '' : ' (skipped: no shared data)'}`,
    () => {
      const text = read(mission);
      const capabilities = [...text.matchAll(/^\| ([A-O]\d+) \|/gm)].map((match) => match[1] ?? '');
      const playbooks = /its numbers, and the trade-offs written out: ([\s\S]*?)\./.exec(text)?.[1]?.split(';') ?? [];
      const wanted = [...capabilities, ...playbooks.map((_, index) => `P${index + 1}`)];
      expect(playbooks).toHaveLength(10);
      expect(rows.map(({ id }) => id)).toEqual(wanted);
      expect(rows.slice(-10).map(({ capability }) => capability.toLowerCase())).toEqual(
        playbooks.map((title) => title.replace(/\s+/g, ' ').trim().toLowerCase()),
      );
    },
  );

  it('gives every row a known status', () => {
    expect(rows.filter(({ status }) => !statuses.includes(status)).map(({ id }) => id)).toEqual([]);
  });

  it('says of what is not yet there that nothing serves it', () => {
    const empty = rows.filter(({ status }) => status === 'not yet');
    expect(empty.filter(({ operations, pages, tests }) => operations.length + pages.length + tests.length > 0)).toEqual(
      [],
    );
  });

  it('names an operation, a page and a test for each row that is built', () => {
    const bare = rows.filter(
      ({ status, operations, pages, tests }) =>
        status === 'built' && (operations.length === 0 || pages.length === 0 || tests.length === 0),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('names an operation and a test for each row that is there in part', () => {
    const bare = rows.filter(
      ({ status, operations, tests }) => status === 'in part' && (operations.length === 0 || tests.length === 0),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it.each(served)('$id: what it names exists', ({ operations, pages, tests }) => {
    expect(operations.filter((name) => !operationNames.has(name))).toEqual([]);
    expect(pages.filter((page) => !existsSync(path.join(root, page)))).toEqual([]);
    expect(tests.filter(({ file, name }) => !holdsTest(file, name))).toEqual([]);
  });
});
