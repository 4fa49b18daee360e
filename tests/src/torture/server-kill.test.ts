import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { killNode, type Killer } from '../kill/import-run.ts';
import { weather } from '../kill/storm.ts';
import { ownHome } from '../support/own-home.ts';

/** `kill -9` of the server that serves a home: of its first process, after which the others end by themselves. */
async function killServer(home: string): Promise<void> {
  const noted = await readFile(path.join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const pid = Number(noted.split('\n')[0]);
  if (!(pid > 1)) throw new Error(`no process of a server is noted in ${home}`);
  process.kill(pid, 'SIGKILL');
}

describe('an import that is killed together with the embedded database server', () => {
  let home: string;
  const databaseUrl = process.env['DATABASE_URL'];
  beforeEach(async () => {
    delete process.env['DATABASE_URL'];
    home = await ownHome('torture');
  });
  afterEach(async () => {
    if (databaseUrl !== undefined) process.env['DATABASE_URL'] = databaseUrl;
    await rm(home, { recursive: true, force: true });
  });

  const kills = 8;
  const seed = Number(process.env['CAPWISE_SEED'] ?? 20_261_125);
  const orders: readonly { readonly first: string; readonly by: Killer }[] = [
    { first: 'the server first', by: async (child) => killServer(home).then(() => killNode(child)) },
    { first: 'the server last', by: async (child) => killNode(child).then(() => killServer(home)) },
  ];
  for (const { first, by } of orders) {
    for (const window of ['staging', 'posting'] as const) {
      it(`in ${window}, ${first}, loses and doubles nothing (${kills} kills)`, async () => {
        await weather({ home }, { window, kills, seed, by });
      }, 900_000);
    }
  }
});
