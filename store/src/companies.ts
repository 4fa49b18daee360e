import type { CompanyRecord, CompanyStore } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { channel, createCompanyStore } from './company/company-store.ts';
import { schemaOf } from './company/name.ts';
import { quoted, type Database, type Run } from './database/database.ts';
import { messageOf, storeUnavailable } from './unavailable.ts';
import { isMigrated, migrate, readSeries } from './migrations/migrate.ts';

/** The schema of what stands above the companies. */
const installationSchema = 'capwise';

const serverVersionMin = 150_000;
const insufficientPrivilege = '42501';

/** The companies of an installation, and their stores. */
export type Companies = {
  list(): Promise<readonly CompanyRecord[]>;
  current(): Promise<string | null>;
  use(name: string): Promise<void>;
  create(name: string, options: { readonly demo: boolean }): Promise<void>;
  drop(name: string): Promise<void>;
  open(name: string): Promise<CompanyStore>;
};

/** Brings the installation's own tables up to date. Refuses STORE_UNAVAILABLE on a server that is too old or lets us make nothing. */
export async function prepareInstallation(database: Database): Promise<void> {
  const steps = await readSeries('installation');
  const [server] = await database.run<{ readonly version: number; readonly there: boolean; readonly name: string }>(
    `select current_setting('server_version_num')::integer as version, current_database() as name,
       to_regclass($1) is not null as there`,
    [`${installationSchema}.migration`],
  );
  if (!server || server.version < serverVersionMin) {
    throw storeUnavailable(
      `the server is PostgreSQL ${Math.floor((server?.version ?? 0) / 10_000)}, and the store needs 15 or newer`,
      `database ${server?.name}`,
      'point DATABASE_URL at a newer server',
    );
  }
  if (server.there && (await isMigrated(database.run, installationSchema, steps))) return;
  await database
    .transaction((run) => migrate(run, installationSchema, steps))
    .catch((error: unknown) => {
      if ((error as { readonly code?: string }).code !== insufficientPrivilege) throw error;
      throw storeUnavailable(
        `our account may not create schemas: ${messageOf(error)}`,
        `database ${server.name}`,
        `grant it: grant create on database ${server.name} to that account`,
      );
    });
}

/** The companies on a database. */
export function createCompanies(database: Database): Companies {
  const opened = new Map<string, { readonly made: string; readonly store: CompanyStore }>();
  return {
    list: () => database.run<CompanyRecord>(`select name, demo from ${installationSchema}.company order by name`),
    current: async () => {
      const rows = await database.run<{ readonly name: string | null }>(
        `select name from ${installationSchema}.current_company`,
      );
      return rows[0]?.name ?? null;
    },
    use: async (name) => {
      await madeAt(database.run, name);
      await database.run(`update ${installationSchema}.current_company set name = $1`, [name]);
    },
    create: (name, { demo }) => create(database, name, demo),
    drop: async (name) => {
      await drop(database, name);
      opened.delete(name);
    },
    open: async (name) => {
      const made = await madeAt(database.run, name);
      const known = opened.get(name);
      if (known?.made === made) return known.store;
      await updateCompany(database, name);
      const store = createCompanyStore(database, { name, schema: schemaOf(name) });
      opened.set(name, { made, store });
      return store;
    },
  };
}

async function create(database: Database, name: string, demo: boolean): Promise<void> {
  const schema = schemaOf(name);
  const steps = await readSeries('company');
  await database.transaction(async (run) => {
    const added = await run(
      `insert into ${installationSchema}.company (name, schema_name, demo) values ($1, $2, $3)
       on conflict (name) do nothing returning name`,
      [name, schema, demo],
    );
    if (added.length === 0) return;
    await migrate(run, schema, steps);
    await run('select pg_notify($1, $2)', [channel, name]);
  });
}

async function drop(database: Database, name: string): Promise<void> {
  await madeAt(database.run, name);
  const schema = quoted(schemaOf(name));
  await database.transaction(async (run) => {
    await run(`select ${schema}.take_write_lock()`);
    await run(`drop schema ${schema} cascade`);
    await run(`delete from ${installationSchema}.company where name = $1`, [name]);
    await run('select pg_notify($1, $2)', [channel, name]);
  });
}

async function updateCompany(database: Database, name: string): Promise<void> {
  const steps = await readSeries('company');
  if (await isMigrated(database.run, schemaOf(name), steps)) return;
  await database.transaction((run) => migrate(run, schemaOf(name), steps));
}

/** When a company was made: two of one name, one after another, are told apart by it. Refuses UNKNOWN_COMPANY. */
async function madeAt(run: Run, name: string): Promise<string> {
  const [row] = await run<{ readonly created_at: string }>(
    `select created_at from ${installationSchema}.company where name = $1`,
    [name],
  );
  if (row) return row.created_at;
  const names = (await run<CompanyRecord>(`select name from ${installationSchema}.company order by name`)).map(
    (company) => company.name,
  );
  throw new Refusal(
    'UNKNOWN_COMPANY',
    `no company is called "${name}": ${names.length > 0 ? `there are ${names.join(', ')}` : 'there is none yet; import a bill or create the demo company'}`,
    { value: name, companies: names },
  );
}
