import type { Store } from '@capwise/app/ports';
import { createCompanies, prepareInstallation } from './companies.ts';
import { connectClient, openDatabase, type Database, type Target } from './database/database.ts';
import { holdLock } from './hold.ts';
import { createJobs } from './jobs/jobs.ts';
import { embeddedUser, joinServer, type ServerShare } from './postgres/server.ts';
import { watchCommits } from './watch.ts';

export type StoreOptions = {
  /** Folder of this installation; the embedded server's data is in it. */
  readonly home: string;
  /** A server to use instead of the embedded one; `DATABASE_URL` unless given. */
  readonly databaseUrl?: string;
};

const databaseName = 'capwise';

/**
 * Opens the store: on the server of `databaseUrl`, else on the embedded server of the home, started when it does not run.
 * Refuses STORE_UNAVAILABLE when that is impossible.
 */
export async function openStore({ home, databaseUrl = process.env['DATABASE_URL'] }: StoreOptions): Promise<Store> {
  const { database, leave } = databaseUrl ? openServer(databaseUrl) : await openEmbedded(home);
  try {
    await prepareInstallation(database);
  } catch (error) {
    await database.close();
    await leave();
    throw error;
  }
  return storeOn(database, leave);
}

type Opened = { readonly database: Database; readonly leave: () => Promise<void> };

function openServer(databaseUrl: string): Opened {
  const database = openDatabase({ connectionString: databaseUrl, application_name: 'capwise' });
  return { database, leave: async () => {} };
}

async function openEmbedded(home: string): Promise<Opened> {
  let share = await joinServer(home);
  await createDatabase(share);
  const database = openDatabase(targetOf(share), async () => {
    const before = share;
    share = await joinServer(home);
    await before.leave();
    return targetOf(share);
  });
  return { database, leave: () => share.leave() };
}

function targetOf({ socketFolder, applicationName }: ServerShare): Target {
  return { host: socketFolder, user: embeddedUser, database: databaseName, application_name: applicationName };
}

async function createDatabase(share: ServerShare): Promise<void> {
  const client = await connectClient({ ...targetOf(share), database: 'postgres' });
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', ['capwise create database']);
    const { rows } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rows.length === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

function storeOn(database: Database, leave: () => Promise<void>): Store {
  const companies = createCompanies(database);
  const jobs = createJobs(database);
  const endings = new Set<() => Promise<void>>();
  let closed: Promise<void> | null = null;

  function ended(ending: () => Promise<void>): () => Promise<void> {
    const once = async (): Promise<void> => {
      if (endings.delete(once)) await ending();
    };
    endings.add(once);
    return once;
  }

  async function close(): Promise<void> {
    await Promise.all([...endings].map((ending) => ending()));
    await jobs.close();
    await database.close();
    await leave();
  }

  return {
    companies: companies.list,
    current: companies.current,
    use: companies.use,
    create: companies.create,
    drop: companies.drop,
    company: companies.open,
    watch: async (listener) => ended(await watchCommits({ database, listener, companies: companies.list })),
    hold: async (name) => {
      const release = await holdLock(database, name);
      return release && ended(release);
    },
    jobs,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
