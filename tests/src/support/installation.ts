import { link, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { copiedStore, temporaryStore, type TemporaryStore } from '@capwise/store/testing';
import { compose, type Composition } from '@capwise/surfaces';

export type TestInstallation = Composition & {
  readonly home: string;
  readonly databaseUrl: string;
  readonly drop: () => Promise<void>;
};

/** A whole installation of its own: a database and a lake folder, gone after `drop`. */
export async function installation(): Promise<TestInstallation> {
  return composed(await newHome(), await temporaryStore());
}

/**
 * An installation of its own that holds the demo company: generated and imported once in a run of tests, and copied. The copy
 * shares the files of the lake, which nothing writes into again.
 */
export async function demoInstallation(scope: 'company' | 'bills' = 'company'): Promise<TestInstallation> {
  const fill = async ({ databaseUrl, folder }: { databaseUrl: string; folder: string }): Promise<void> => {
    const original = await compose({ home: folder, databaseUrl });
    await original.invoke('companies.demo', { scope });
    await original.close();
  };
  const store = await copiedStore({ name: `demo_${scope}`, fill });
  const home = await newHome();
  await linkTree(path.join(store.folder, 'lake'), path.join(home, 'lake'));
  return composed(home, store);
}

function newHome(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'capwise-test-'));
}

async function composed(home: string, { databaseUrl, drop }: TemporaryStore): Promise<TestInstallation> {
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

/** Copies folders, and gives the files in them a second name. */
async function linkTree(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [path.join(source, entry.name), path.join(target, entry.name)];
    if (entry.isDirectory()) await linkTree(from, to);
    else await link(from, to);
  }
}
