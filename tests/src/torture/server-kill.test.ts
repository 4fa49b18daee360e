import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { killNode, type Killer } from '../kill/import-run.ts';
import { killServer } from '../kill/server.ts';
import { weather } from '../kill/storm.ts';
import { ownHome } from '../support/own-home.ts';

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
