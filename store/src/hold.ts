import type { Database } from './database/database.ts';

/** Takes a lock that dies with its connection, and so with this process; null when another holds it. */
export async function holdLock(database: Database, name: string): Promise<(() => Promise<void>) | null> {
  const client = await database.connect();
  const { rows } = await client.query<{ readonly taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
    [`capwise hold ${name}`],
  );
  if (rows[0]?.taken) return () => client.end();
  await client.end();
  return null;
}
