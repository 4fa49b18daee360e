import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { temporaryStore } from '@capwise/store/testing';
import { compose, type Composition } from '@capwise/surfaces';

export type TestInstallation = Composition & {
  readonly home: string;
  readonly databaseUrl: string;
  readonly drop: () => Promise<void>;
};

/** A whole installation of its own: a database and a lake folder, gone after `drop`. */
export async function installation(): Promise<TestInstallation> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'capwise-test-'));
  const { databaseUrl, drop } = await temporaryStore();
  const composition = await compose({ home, databaseUrl });
  return {
    ...composition,
    home,
    databaseUrl,
    drop: async () => {
      await composition.close();
      await drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
