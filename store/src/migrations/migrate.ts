import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { quoted, type Run } from '../database/database.ts';
import { messageOf, storeUnavailable } from '../unavailable.ts';

/** Which tables a series of migrations makes: those above companies, or those of one company. */
export type Series = 'installation' | 'company';

/** A step of a series: `up` is the truth, `before` and `after` are checks that must hold around it. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly before: string;
  readonly up: string;
  readonly after: string;
  /** SHA-256 of the three. */
  readonly hash: string;
};

/** Reads the steps of a series from their folders, in order. */
export async function readSeries(series: Series, folder: string = import.meta.dirname): Promise<readonly Migration[]> {
  const names = (await readdir(path.join(folder, series))).filter((name) => /^\d{4}-/.test(name)).sort();
  return Promise.all(names.map((name) => readMigration(path.join(folder, series, name))));
}

/**
 * Brings a schema to the end of a series. Run it in a transaction: a check that fails leaves nothing behind. Refuses
 * STORE_UNAVAILABLE when the schema was made by other migrations than these.
 */
export async function migrate(run: Run, schema: string, steps: readonly Migration[]): Promise<number> {
  const name = quoted(schema);
  await run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`capwise migrate ${schema}`]);
  // Asked of the catalog itself: to_regclass may answer from what it knew before the lock.
  const found = await run(
    `select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = 'migration'`,
    [schema],
  );
  if (found.length === 0) await createRecord(run, name);
  const done = await run<Done>(`select number, name, hash from ${name}.migration order by number`);
  refuseOthers(schema, done, steps);
  const missing = steps.slice(done.length);
  for (const step of missing) await apply(run, schema, step);
  return missing.length;
}

/** True when a schema is at the end of a series, without taking a lock. Refuses as `migrate` does. */
export async function isMigrated(run: Run, schema: string, steps: readonly Migration[]): Promise<boolean> {
  const done = await run<Done>(`select number, name, hash from ${quoted(schema)}.migration order by number`);
  refuseOthers(schema, done, steps);
  return done.length === steps.length;
}

type Done = { readonly number: number; readonly name: string; readonly hash: string };

async function readMigration(folder: string): Promise<Migration> {
  const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');
  const [before, up, after] = await Promise.all([read('before.sql'), read('up.sql'), read('after.sql')]);
  const hash = createHash('sha256')
    .update(JSON.stringify([before, up, after]))
    .digest('hex');
  const name = path.basename(folder);
  return { number: Number(name.slice(0, 4)), name, before, up, after, hash };
}

async function createRecord(run: Run, name: string): Promise<void> {
  await run(`create schema if not exists ${name}`);
  await run(`create table ${name}.migration (
    number integer primary key,
    name text not null,
    hash text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`);
}

async function apply(run: Run, schema: string, step: Migration): Promise<void> {
  const path = `${quoted(schema)}, pg_temp`;
  const [before] = await run<{ readonly path: string }>(`select current_setting('search_path') as path`);
  await run(`set local search_path = ${path}`);
  for (const part of ['before', 'up', 'after'] as const) {
    await run(step[part]).catch((error: unknown) => {
      throw new Error(`migration ${step.name} of schema ${schema} failed in ${part}.sql: ${messageOf(error)}`, {
        cause: error,
      });
    });
  }
  await run('insert into migration (number, name, hash) values ($1, $2, $3)', [step.number, step.name, step.hash]);
  await run(`select set_config('search_path', $1, true)`, [before?.path ?? 'public']);
}

function refuseOthers(schema: string, done: readonly Done[], steps: readonly Migration[]): void {
  for (const [index, { name, hash }] of done.entries()) {
    const step = steps[index];
    if (step?.name === name && step.hash === hash) continue;
    throw storeUnavailable(
      step?.name === name
        ? `migration ${name} was applied with other contents than it has now`
        : `migration ${name} is unknown here`,
      `schema ${schema}`,
      'this data was made by another version of Capwise: run that version, or a newer one',
    );
  }
}
