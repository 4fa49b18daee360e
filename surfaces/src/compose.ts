import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Invoke, Ports } from '@capwise/app';
import type { Lake, Store } from '@capwise/app/ports';
import { lazyHandouts, lazyLake, lazyOptimizer, lazyPrinter, lazyStore, lazyWorkbooks } from './lazy-ports.ts';
import { once } from './once.ts';

export type Composition = {
  readonly invoke: Invoke;
  readonly ports: Ports;
  readonly close: () => Promise<void>;
};

export type Installation = {
  /** Folder of the data. */
  readonly home: string;
  /** Another PostgreSQL server than the embedded one. */
  readonly databaseUrl?: string | undefined;
};

/**
 * Puts the ports and the door together. Store and lake open at their first use, so that what needs neither pays for
 * neither; the lake's orphans are swept before its first answer.
 */
export async function compose({ home, databaseUrl }: Installation): Promise<Composition> {
  const { createInvoke } = await import('@capwise/app');
  const openedStore = once(async (): Promise<Store> => {
    const { openStore } = await import('@capwise/store');
    return openStore({ home, ...(databaseUrl && { databaseUrl }) });
  });
  const openedLake = once(async (): Promise<Lake> => {
    const { openLake } = await import('@capwise/lake');
    const lake = openLake({ home: path.join(home, 'lake') });
    await sweepOrphans(await openedStore.get(), lake);
    return lake;
  });
  const ports: Ports = {
    store: lazyStore(openedStore.get),
    lake: lazyLake(openedLake.get),
    workbooks: lazyWorkbooks(async () => (await import('@capwise/solvers')).workbooks),
    optimizer: lazyOptimizer(async () => (await import('@capwise/solvers')).optimizer),
    printer: lazyPrinter(async () => (await import('@capwise/solvers')).printer),
    handouts: lazyHandouts(async () => (await import('./handouts.ts')).handouts),
    now: () => Temporal.Now.instant(),
    newId: () => randomUUID(),
  };
  const close = async (): Promise<void> => {
    await (await openedLake.ifStarted())?.close();
    await (await openedStore.ifStarted())?.close();
  };
  return { invoke: createInvoke(ports), ports, close };
}

/** Files of loads that the store never published are what a killed import left behind. */
async function sweepOrphans(store: Store, lake: Lake): Promise<void> {
  for (const { name } of await store.companies()) {
    const books = await store.company(name);
    await lake.company(name).sweep(async () => new Set((await books.loads()).map(({ id }) => id)));
  }
}
