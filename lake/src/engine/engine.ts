import { rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { Refusal } from '@capwise/domain';
import { makeSpillFolder } from '../folder/spill.ts';
import { query } from './sql.ts';

export type Row = Readonly<Record<string, DuckDBValue>>;

/** One in-memory DuckDB per process, opened at the first question. */
export type Engine = {
  /** A connection of one's own for the time of `work`. */
  use<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

export type EngineOptions = { readonly home: string; readonly memoryLimit?: string };

type Opened = { readonly instance: DuckDBInstance; readonly spillFolder: string };

/** Nothing is opened before the first use. */
export function createEngine(options: EngineOptions): Engine {
  let opened: Promise<Opened> | null = null;
  return {
    use: async (work) => {
      opened ??= open(options).catch((error: unknown) => {
        opened = null;
        throw error;
      });
      const connection = await (await opened).instance.connect();
      try {
        return await work(connection);
      } finally {
        connection.closeSync();
      }
    },
    close: async () => {
      const before = await opened;
      opened = null;
      if (!before) return;
      before.instance.closeSync();
      await rm(before.spillFolder, { recursive: true, force: true });
    },
  };
}

async function open({ home, memoryLimit }: EngineOptions): Promise<Opened> {
  const spillFolder = await makeSpillFolder(home);
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: memoryLimit ?? defaultMemory(),
    temp_directory: spillFolder,
  });
  const connection = await instance.connect();
  await connection.run(query('engine/settings', {}));
  await connection.run(query('load/macros', {}));
  connection.closeSync();
  return { instance, spillFolder };
}

/** 4 GB, and at most half of the machine's memory. */
function defaultMemory(): string {
  return `${Math.floor(Math.min(4_000_000_000, totalmem() / 2) / 1_000_000)}MB`;
}

/** Runs one statement to its end. A signal interrupts it: refused as CANCELLED. */
export async function run(connection: DuckDBConnection, sql: string, signal?: AbortSignal): Promise<readonly Row[]> {
  refuseWhenCancelled(signal);
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowObjects();
  } catch (error) {
    refuseWhenCancelled(signal);
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
}

/** Refuses CANCELLED once the signal has been given; a refusal given as its reason goes through as it is. */
export function refuseWhenCancelled(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  if (signal.reason instanceof Refusal) throw signal.reason;
  throw new Refusal('CANCELLED', 'the work was stopped and nothing of it was kept: start it again when you want it');
}
