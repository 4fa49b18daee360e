import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { channel } from './company/company-store.ts';
import type { Database } from './database/database.ts';

const retryMs = 500;

/** What follows commits: where to listen, whom to call, and which companies may have changed while nobody listened. */
export type Watch = {
  readonly database: Database;
  readonly listener: (company: string) => void;
  readonly companies: () => Promise<readonly { readonly name: string }[]>;
};

/**
 * Calls back after each commit, with the company's name, until it is stopped. When the connection was lost, it listens again
 * and calls back for every company, since commits may have passed unheard.
 */
export async function watchCommits(watch: Watch): Promise<() => Promise<void>> {
  const state: { stopped: boolean; client: pg.Client | null } = { stopped: false, client: null };

  async function listen(): Promise<void> {
    const client = await watch.database.connect();
    if (state.stopped) return client.end();
    state.client = client;
    client.on('notification', ({ payload }) => payload && watch.listener(payload));
    client.once('end', () => void listenAgain());
    await client.query(`listen ${channel}`);
  }

  async function listenAgain(): Promise<void> {
    state.client = null;
    while (!state.stopped && !state.client) {
      try {
        await listen();
        for (const { name } of await watch.companies()) watch.listener(name);
      } catch {
        await sleep(retryMs);
      }
    }
  }

  await listen();
  return async () => {
    state.stopped = true;
    await state.client?.end();
  };
}
