import { rm } from 'node:fs/promises';
import { describe, it } from 'vitest';
import { commandStorm } from '../kill/command-storm.ts';
import { killNode, type Killer } from '../kill/import-run.ts';
import { killServer } from '../kill/server.ts';
import { installation } from '../support/installation.ts';
import { ownHome } from '../support/own-home.ts';

const seed = Number(process.env['CAPWISE_SEED'] ?? 20_261_125);
const killsAlone = 160;
const killsWithServer = 40;
const stormMsMax = 1_800_000;

describe('commands that are killed again and again', () => {
  it(`are done or not done, and never half (${killsAlone} kills)`, { timeout: stormMsMax }, async () => {
    const place = await installation();
    try {
      await commandStorm(place, { kills: killsAlone, seed, killers: [killNode] });
    } finally {
      await place.drop();
    }
  });

  it(`together with the database server are no worse for it (${killsWithServer} kills)`, {
    timeout: stormMsMax,
  }, async () => {
    const databaseUrl = process.env['DATABASE_URL'];
    delete process.env['DATABASE_URL'];
    const home = await ownHome('torture');
    const serverFirst: Killer = async (child) => killServer(home).then(() => killNode(child));
    const serverLast: Killer = async (child) => killNode(child).then(() => killServer(home));
    try {
      await commandStorm({ home }, { kills: killsWithServer, seed, killers: [serverFirst, serverLast] });
    } finally {
      if (databaseUrl !== undefined) process.env['DATABASE_URL'] = databaseUrl;
      await rm(home, { recursive: true, force: true });
    }
  });
});
