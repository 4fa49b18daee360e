import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.ts';
import { temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { isMigrated, migrate, readSeries, type Migration } from './migrate.ts';

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

function step(number: number, up: string, checks: Partial<Migration> = {}): Migration {
  const name = `000${number}-step`;
  return { number, name, before: 'select 1', up, after: 'select 1', hash: `${name} ${up}`, ...checks };
}

async function tablesOf(schema: string): Promise<readonly string[]> {
  const rows = await database.run<{ readonly name: string }>(
    'select table_name as name from information_schema.tables where table_schema = $1 order by 1',
    [schema],
  );
  return rows.map(({ name }) => name);
}

describe('migrations', () => {
  it.each(['installation', 'company'] as const)(
    'of the series %s apply once and change nothing the second time',
    async (series) => {
      const steps = await readSeries(series);
      const schema = `twice_${series}`;
      expect(await database.transaction((run) => migrate(run, schema, steps))).toBe(steps.length);
      const before = await tablesOf(schema);
      expect(await database.transaction((run) => migrate(run, schema, steps))).toBe(0);
      expect(await tablesOf(schema)).toEqual(before);
      expect(await isMigrated(database.run, schema, steps)).toBe(true);
    },
  );

  it('apply only what is missing', async () => {
    const [one, two] = [step(1, 'create table one ()'), step(2, 'create table two ()')];
    await database.transaction((run) => migrate(run, 'growing', [one]));
    expect(await isMigrated(database.run, 'growing', [one, two])).toBe(false);
    expect(await database.transaction((run) => migrate(run, 'growing', [one, two]))).toBe(1);
    expect(await tablesOf('growing')).toEqual(['migration', 'one', 'two']);
  });

  it.each(['before', 'after'] as const)('leave nothing behind when a check %s fails, and say which', async (check) => {
    const failing = step(1, 'create table one ()', { [check]: `do $$ begin assert false, 'it does not hold'; end $$` });
    const schema = `failing_${check}`;
    const failure = database.transaction((run) => migrate(run, schema, [failing]));
    await expect(failure).rejects.toThrow(
      `migration 0001-step of schema ${schema} failed in ${check}.sql: it does not hold`,
    );
    expect(await tablesOf(schema)).toEqual([]);
  });

  it('refuse a schema that other migrations made', async () => {
    const one = step(1, 'create table one ()');
    await database.transaction((run) => migrate(run, 'other', [one]));
    const changed = database.transaction((run) => migrate(run, 'other', [step(1, 'create table other ()')]));
    await expect(changed).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(isMigrated(database.run, 'other', [])).rejects.toThrow(/0001-step is unknown here.*newer/);
  });
});
