import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { messageOf, storeUnavailable } from '../unavailable.ts';
import { translated, unreachable } from './failure.ts';

/** Runs one statement; values are passed beside it, never in it. Refuses what the database refuses by a declared code. */
export type Run = <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** How to reach a database. */
export type Target = Readonly<pg.ClientConfig>;

/** A database of ours, on whatever server. */
export type Database = {
  readonly run: Run;
  /** Runs `work` on one connection; a transaction is up to it. */
  onConnection<Result>(work: (run: Run) => Promise<Result>): Promise<Result>;
  /** Runs `work` in one transaction, rolled back when it throws. */
  transaction<Result>(work: (run: Run) => Promise<Result>): Promise<Result>;
  /** A connection of its own, for locks and notifications; the caller ends it. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
};

const connectionsMax = 16;
const retriesMax = 100;
const retryMs = 100;
/** Starting, stopping or recovering: the server will answer soon, or be gone. */
const passing = new Set(['57P03', '57P01']);

/**
 * Opens a pool of connections. `revive` answers a new target when the server of the first one is gone; without it, an
 * unreachable server is refused as STORE_UNAVAILABLE.
 */
export function openDatabase(target: Target, revive?: () => Promise<Target>): Database {
  const state = { target, pool: createPool(target), closed: false };
  let revival: Promise<void> | null = null;

  async function reach<Connection>(connect: () => Promise<Connection>): Promise<Connection> {
    for (let retry = 0; ; retry += 1) {
      try {
        return await connect();
      } catch (error) {
        const code = (error as { readonly code?: string }).code ?? '';
        const hopeful = passing.has(code) || (revive && unreachable.has(code));
        if (state.closed || !hopeful || retry >= retriesMax) throw unreachableServer(state.target, error);
        if (!revive || !unreachable.has(code) || retry % 10 > 0) await sleep(retryMs);
        else await (revival ??= replacePool(revive).finally(() => (revival = null)));
      }
    }
  }

  async function replacePool(find: () => Promise<Target>): Promise<void> {
    const next = await find();
    const { pool } = state;
    state.target = next;
    state.pool = createPool(next);
    void pool.end().catch(() => {});
  }

  async function onConnection<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    const client = await reach(() => state.pool.connect());
    let broken = true;
    try {
      const result = await work(runOn(client));
      broken = false;
      return result;
    } catch (error) {
      broken = !(await isUsable(client));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    run: (text, values) => onConnection((run) => run(text, values)),
    onConnection,
    transaction: (work) => onConnection((run) => inTransaction(run, work)),
    connect: () => reach(() => connectClient(state.target)),
    close: async () => {
      state.closed = true;
      await state.pool.end();
    },
  };
}

/** Runs `work` between begin and commit; rolls back when it throws. */
async function inTransaction<Result>(run: Run, work: (run: Run) => Promise<Result>): Promise<Result> {
  await run('begin');
  try {
    const result = await work(run);
    await run('commit');
    return result;
  } catch (error) {
    await run('rollback').catch(() => {});
    throw error;
  }
}

/** A connection outside of any pool. */
export async function connectClient(target: Target): Promise<pg.Client> {
  const client = new pg.Client({ ...target, types });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Runs statements on a connection that the caller holds. */
function runOn(client: pg.ClientBase): Run {
  return async (text, values = []) => {
    try {
      return (await client.query({ text, ...(values.length > 0 && { values: [...values] }) })).rows;
    } catch (error) {
      throw translated(error);
    }
  };
}

/** A name as SQL writes it, whatever it holds. */
export function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

function createPool(target: Target): pg.Pool {
  const pool = new pg.Pool({ ...target, types, max: connectionsMax, idleTimeoutMillis: 30_000 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

async function isUsable(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

function unreachableServer(target: Target, error: unknown): Error {
  return storeUnavailable(
    `the database does not let us in: ${messageOf(error)}`,
    placeOf(target),
    'check that the server runs, and DATABASE_URL if it is set',
  );
}

function placeOf({ connectionString, host, database }: Target): string {
  if (!connectionString) return `${host ?? 'localhost'}, database ${database ?? 'of the user'}`;
  return connectionString.replace(/:\/\/([^:@/]*):[^@/]*@/, '://$1:***@').replace(/([?&]password=)[^&]*/, '$1***');
}

const { builtins } = pg.types;
const keepText = (text: string): string => text;
const ownParsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.NUMERIC, keepText],
  [builtins.DATE, keepText],
  [builtins.TIMESTAMP, keepText],
  [builtins.TIMESTAMPTZ, keepText],
]);
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && ownParsers.get(oid)) || pg.types.getTypeParser(oid as never, format as never),
} as pg.CustomTypesConfig;
