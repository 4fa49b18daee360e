import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '@capwise/app/ports';
import type pg from 'pg';
import { prepareInstallation } from '../companies.ts';
import { connectClient, openDatabase, quoted } from '../database/database.ts';
import { readSeries } from '../migrations/migrate.ts';
import { openStore } from '../open-store.ts';
import { embeddedUser, joinServer, type ServerShare } from '../postgres/server.ts';

/** A store on a database of its own, in the test server of this user. */
export type TemporaryStore = {
  readonly store: Store;
  readonly databaseUrl: string;
  /** Closes the store, removes its database, and stops the test server after its last user. */
  drop(): Promise<void>;
};

let shared: { readonly share: Promise<ServerShare>; users: number } | null = null;

/**
 * A store for one test or one file of tests: an empty installation on a database of its own. All of a machine user share one
 * server; the last one to drop stops it, and databases of processes that died are removed by the next one.
 */
export function temporaryStore(): Promise<TemporaryStore> {
  return storeFrom(ensureTemplate);
}

/** What is made once in a run of tests and copied by each test that asks for it: a database, and a folder beside it. */
export type Original = {
  readonly name: string;
  /** Fills an empty installation, and lets go of its database. */
  readonly fill: (place: OriginalPlace) => Promise<void>;
};

type OriginalPlace = { readonly databaseUrl: string; readonly folder: string };

/** A store on a copy of what the first test of this run to ask has filled; `folder` is the folder of the original. */
export async function copiedStore(original: Original): Promise<TemporaryStore & { readonly folder: string }> {
  // Workers of one run have one parent; the next run has another, and removes what this one leaves.
  const run = process.env['VITEST'] === undefined ? process.pid : process.ppid;
  const name = `test_${run}_${original.name}`;
  const folder = path.join(testHome(), name);
  const store = await storeFrom(async (client, share) => {
    await ensureOriginal(client, share, { ...original, name, folder });
    return name;
  });
  return { ...store, folder };
}

async function ensureOriginal(
  client: pg.Client,
  share: ServerShare,
  { name, folder, fill }: Original & { readonly folder: string },
): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await client.query(`select pg_advisory_lock(hashtextextended($1, 0))`, [name]);
  const { rows } = await client.query('select from pg_database where datname = $1', [name]);
  if (rows.length > 0) return;
  await client.query(`drop database if exists ${quoted(unfinished)} with (force)`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await client.query(`create database ${quoted(unfinished)} template ${quoted(await ensureTemplate(client, share))}`);
  await client.query(`select pg_advisory_unlock(hashtextextended('capwise test template', 0))`);
  await fill({ databaseUrl: addressOf(share, unfinished), folder });
  await client.query(`alter database ${quoted(unfinished)} rename to ${quoted(name)}`);
}

async function storeFrom(
  template: (client: pg.Client, share: ServerShare) => Promise<string>,
): Promise<TemporaryStore> {
  const share = await enter();
  try {
    const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
    await onServer(share, async (client) => {
      await createDatabase(client, name, await template(client, share));
    });
    const databaseUrl = addressOf(share, name);
    const store = await openStore({ home: testHome(), databaseUrl });
    return { store, databaseUrl, drop: dropOnce(share, store, name) };
  } catch (error) {
    await exit();
    throw error;
  }
}

function testHome(): string {
  return path.join(tmpdir(), `capwise-test-${process.getuid?.() ?? 0}`);
}

async function enter(): Promise<ServerShare> {
  const entered = (shared ??= { share: joinTestServer(), users: 0 });
  entered.users += 1;
  try {
    return await entered.share;
  } catch (error) {
    if (shared === entered) shared = null;
    throw error;
  }
}

async function exit(): Promise<void> {
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  const { share } = shared;
  shared = null;
  await (await share).leave();
}

async function joinTestServer(): Promise<ServerShare> {
  await mkdir(testHome(), { recursive: true });
  const share = await joinServer(testHome());
  await onServer(share, removeLeftovers);
  return share;
}

function dropOnce(share: ServerShare, store: Store, name: string): () => Promise<void> {
  let dropped: Promise<void> | null = null;
  const drop = async (): Promise<void> => {
    await store.close();
    await onServer(share, (client) => client.query(`drop database if exists ${quoted(name)} with (force)`));
    await exit();
  };
  return () => (dropped ??= drop());
}

async function onServer<Result>(share: ServerShare, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = await connectClient({
    host: share.socketFolder,
    user: embeddedUser,
    database: 'postgres',
    application_name: share.applicationName,
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(share: ServerShare, database: string): string {
  const host = encodeURIComponent(share.socketFolder);
  return `postgresql://${embeddedUser}@${host}/${database}?application_name=${share.applicationName}`;
}

/** A database that holds an empty installation, named by the contents of the migrations. */
async function ensureTemplate(client: pg.Client, share: ServerShare): Promise<string> {
  const steps = await readSeries('installation');
  const hash = createHash('sha256')
    .update(steps.map((step) => step.hash).join())
    .digest('hex');
  const name = `template_${hash.slice(0, 16)}`;
  await client.query(`select pg_advisory_lock(hashtextextended('capwise test template', 0))`);
  const { rows } = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
  if (rows.length > 0) return name;
  await client.query(`drop database if exists ${quoted(name)} with (force)`);
  await client.query(`create database ${quoted(name)}`);
  const database = openDatabase({ connectionString: addressOf(share, name) });
  await prepareInstallation(database);
  await database.close();
  await client.query(`alter database ${quoted(name)} is_template true`);
  return name;
}

async function createDatabase(client: pg.Client, name: string, template: string): Promise<void> {
  await client.query(`create database ${quoted(name)} template ${quoted(template)}`);
  await client.query('select pg_advisory_unlock_all()');
}

async function removeLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ readonly datname: string }>(
    `select datname from pg_database where datname ~ '^test_[0-9]+_'`,
  );
  for (const { datname } of rows) {
    const living = await access(`/proc/${datname.split('_')[1]}`).then(
      () => true,
      () => false,
    );
    if (living) continue;
    await client.query(`drop database if exists ${quoted(datname)} with (force)`);
    await rm(path.join(testHome(), datname), { recursive: true, force: true });
  }
}
