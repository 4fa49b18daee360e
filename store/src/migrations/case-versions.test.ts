import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.ts';
import { temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { migrate, readSeries } from './migrate.ts';

let temporary: TemporaryStore;
let database: Database;

beforeAll(async () => {
  temporary = await temporaryStore();
  database = openDatabase({ connectionString: temporary.databaseUrl });
});

afterAll(async () => {
  await database.close();
  await temporary.drop();
});

describe('cases that were kept before they had versions', () => {
  it('are numbered from 1 in the order in which they were saved', async () => {
    const steps = await readSeries('company');
    const earlier = steps.filter(({ number }) => number < 8);
    await database.transaction((run) => migrate(run, 'kept', earlier));
    await database.run(
      `insert into kept.case_document (name, saved_at, hash, document) values
         ('move', '2026-02-01', 'b', 'two'), ('move', '2026-01-01', 'a', 'one'), ('stay', '2026-03-01', 'c', 'three')`,
    );
    expect(await database.transaction((run) => migrate(run, 'kept', steps))).toBe(steps.length - earlier.length);
    expect(
      await database.run('select name, version, document, note from kept.case_document order by name, version'),
    ).toEqual([
      { name: 'move', version: 1, document: 'one', note: null },
      { name: 'move', version: 2, document: 'two', note: null },
      { name: 'stay', version: 1, document: 'three', note: null },
    ]);
  });
});
