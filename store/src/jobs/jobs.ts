import { randomUUID } from 'node:crypto';
import type { JobRecord, Jobs, RunningJob } from '@capwise/app/ports';
import type pg from 'pg';
import type { Database } from '../database/database.ts';

const channel = 'capwise_cancel';
const progressMs = 500;

type Desk = { readonly owner: string; readonly client: Promise<pg.Client>; readonly cancels: Map<string, () => void> };

/**
 * Jobs in the store. A process that runs one holds a connection of its own: its lock says that the process lives, and it hears
 * there whom to cancel.
 */
export function createJobs(database: Database): Jobs & { readonly close: () => Promise<void> } {
  let desk: Desk | null = null;
  const opened = (): Desk => (desk ??= openDesk(database));
  return {
    begin: async (job, cancel): Promise<RunningJob> => {
      const { owner, client, cancels } = opened();
      await client;
      cancels.set(job.id, cancel);
      await database.run(
        `insert into capwise.job (id, owner, operation, company, actor, idempotency_key) values ($1, $2, $3, $4, $5, $6)`,
        [job.id, owner, job.operation, job.company, job.actor, job.key],
      );
      return runningJob(database, job.id, () => cancels.delete(job.id));
    },
    list: (limit) => listJobs(database, limit),
    cancel: async (id) => {
      const rows = await database.run(
        `select pg_notify($2, id::text) from capwise.job where id::text = $1 and ended_at is null and capwise.owner_lives(owner)`,
        [id, channel],
      );
      return rows.length > 0;
    },
    close: async () => {
      const client = await desk?.client.catch(() => null);
      await client?.end();
    },
  };
}

function openDesk(database: Database): Desk {
  const cancels = new Map<string, () => void>();
  const owner = randomUUID();
  const connect = async (): Promise<pg.Client> => {
    const client = await database.connect();
    client.on('notification', ({ payload }) => payload !== undefined && cancels.get(payload)?.());
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`capwise jobs ${owner}`]);
    await client.query(`listen ${channel}`);
    return client;
  };
  return { owner, cancels, client: connect() };
}

function runningJob(database: Database, id: string, forget: () => void): RunningJob {
  let written = 0;
  return {
    progress: ({ step, share }) => {
      const now = performance.now();
      if (now - written < progressMs) return;
      written = now;
      // What is lost here is one step of a bar: the work itself must not fail by it.
      database
        .run('update capwise.job set step = $2, share = $3 where id = $1', [id, step, share ?? null])
        .catch(() => {});
    },
    end: async (outcome, code) => {
      forget();
      await database.run(
        'update capwise.job set ended_at = clock_timestamp(), outcome = $2, code = $3 where id = $1 and ended_at is null',
        [id, outcome, code],
      );
    },
  };
}

async function listJobs(database: Database, limit: number): Promise<readonly JobRecord[]> {
  const text = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return database.run<JobRecord>(
    `select id::text, operation, company, actor, idempotency_key as key, step, share, code,
       ${text('started_at')} as "startedAt", ${text('ended_at')} as "endedAt",
       coalesce(outcome, case when capwise.owner_lives(owner) then 'running' else 'lost' end) as state
     from capwise.job order by started_at desc limit $1`,
    [limit],
  );
}
