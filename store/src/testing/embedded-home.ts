import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Store } from '@capwise/app/ports';
import { openStore } from '../open-store.ts';
import { choosePlace, type Place } from '../postgres/place.ts';
import { findServer } from '../postgres/postmaster.ts';
import type { Account } from '../postgres/program.ts';

/** A home with an embedded server of its own, for tests of that server. */
export type EmbeddedHome = { readonly folder: string; readonly home: string; readonly place: Place };

/** Makes a home below a new folder, for an ordinary user where an account is given. */
export async function makeHome(account?: Account): Promise<EmbeddedHome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'capwise-home-'));
  await chmod(folder, 0o755);
  const home = path.join(folder, 'home');
  if (account) {
    await mkdir(path.join(home, 'postgres'), { recursive: true });
    for (const owned of [home, path.join(home, 'postgres')]) await chown(owned, account.uid, account.gid);
  }
  return { folder, home, place: await choosePlace(home) };
}

/** Removes a home, after its server has gone. */
export async function removeHome({ folder, place }: EmbeddedHome): Promise<void> {
  const server = await findServer(place.data);
  if (server) process.kill(server.pid, 'SIGQUIT');
  while (await findServer(place.data)) await sleep(20);
  await rm(folder, { recursive: true, force: true });
}

/** A process that holds the store of a home open until its input ends; it has created the company `held`. */
export async function holdInProcess({ home }: EmbeddedHome, account?: Account): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('./hold-store.ts', import.meta.url));
  const child = spawn(process.execPath, [program, home], { stdio: ['pipe', 'pipe', 'inherit'], ...account });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`the process that should hold the store ended with ${child.exitCode}`);
  return child;
}

/** Lets a holding process leave, and answers its exit code. */
export async function letGo(child: ChildProcess): Promise<number | null> {
  child.stdin?.end();
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Opens the embedded store of a home for some work. */
export async function withStore<Result>(
  { home }: EmbeddedHome,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore({ home, databaseUrl: '' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The names of the companies of a store. */
export async function companyNames(store: Store): Promise<readonly string[]> {
  return (await store.companies()).map(({ name }) => name);
}
