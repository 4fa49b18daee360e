import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { citedIn, holdsTest, quotedIn, readText, root, rowsOf, sharedFile, type CitedTest } from './cited-tests.ts';

const mission = sharedFile('mission.md');
const statuses = ['built', 'in part', 'not yet'];

type Row = {
  readonly id: string;
  readonly capability: string;
  readonly operations: readonly string[];
  readonly pages: readonly string[];
  readonly tests: readonly CitedTest[];
  readonly status: string;
};

function readRows(text: string): readonly Row[] {
  return rowsOf(text, /^[A-P]\d+$/).map(
    ({ id, cells: [capability = '', operation = '', page = '', test = '', status = ''] }) => ({
      id,
      capability,
      operations: quotedIn(operation),
      pages: quotedIn(page),
      tests: citedIn(test),
      status,
    }),
  );
}

const rows = readRows(readText('docs/coverage.md'));
const served = rows.filter(({ status }) => status !== 'not yet');
const operationNames = new Set(
  [...readText('contract/src/operation/names.ts').matchAll(/^ {2}'([a-z]+\.[a-zA-Z]+)':/gm)].map(
    (match) => match[1] ?? '',
  ),
);

describe('docs/coverage.md', () => {
  it.skipIf(!existsSync(mission))(
    `has every row of the mission once${existsSync(mission) ? '' : ' (skipped: no shared data)'}`,
    () => {
      const text = readText(mission);
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
    expect(tests.filter((test) => !holdsTest(test))).toEqual([]);
  });
});
