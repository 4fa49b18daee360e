import { randomBytes } from 'node:crypto';
import { access, chown, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@capwise/domain';
import pg from 'pg';
import { messageOf, storeUnavailable } from '../unavailable.ts';
import { prepareBinaries, type Binaries } from './binaries.ts';
import { withMachineLock } from './machine-lock.ts';
import { choosePlace, makeSocketFolder, type Place } from './place.ts';
import { findServer, processesIn, removeStaleFiles } from './postmaster.ts';
import { runProgram } from './program.ts';
import { serverSettings, settingArguments } from './settings.ts';

/** The superuser of the embedded server; its socket is private, so there is no password. */
export const embeddedUser = 'capwise';

/** Our share in the embedded server of a home: it runs at least as long as anyone holds one. */
export type ServerShare = {
  /** Folder of the server's socket: the `host` of a connection. */
  readonly socketFolder: string;
  /** Name that all connections of this share must carry, so that they are not taken for those of another process. */
  readonly applicationName: string;
  /** Gives the share back, after all other connections of ours have ended; the last one stops the server. */
  leave(): Promise<void>;
};

const attachMaxMs = 60_000;
const logBytesMax = 10_000_000;

/**
 * Attaches to the embedded server of a home, after creating, repairing or starting it as needed. Refuses STORE_UNAVAILABLE with
 * the server's own words when it does not start.
 */
export async function joinServer(home: string): Promise<ServerShare> {
  try {
    return await join(home);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw storeUnavailable(
      `the database cannot be started: ${messageOf(error)}`,
      home,
      'check free space and rights of that folder, or set DATABASE_URL to a PostgreSQL server of yours',
    );
  }
}

async function join(home: string): Promise<ServerShare> {
  const place = await choosePlace(home);
  const applicationName = `capwise-${process.pid}-${randomBytes(4).toString('hex')}`;
  return withMachineLock(place.lock, async () => {
    const { socketFolder, presence } = await attach(place, applicationName);
    return {
      socketFolder,
      applicationName,
      leave: () => withMachineLock(place.lock, () => leave(place, applicationName, presence)),
    };
  });
}

type Attached = { readonly socketFolder: string; readonly presence: pg.Client };

async function attach(place: Place, applicationName: string): Promise<Attached> {
  const deadline = performance.now() + attachMaxMs;
  for (;;) {
    const outcome = await tryToAttach(place, applicationName);
    if (typeof outcome !== 'string') return outcome;
    if (performance.now() > deadline) throw storeUnavailable(outcome, place.data, `read ${place.log}, and try again`);
    await sleep(50);
  }
}

/** Answers what stands in the way where that will pass; refuses where it will not. */
async function tryToAttach(place: Place, applicationName: string): Promise<Attached | string> {
  const running = await findServer(place.data);
  // Processes of a server that died would ruin the data together with a new one; one that is just starting names itself soon.
  const others = running ? [] : await processesIn(place.data);
  if (others.length > 0) return `processes of another server still use the data: ${others.join(', ')}`;
  const socketFolder = running?.socketFolder ?? (await start(place));
  try {
    return { socketFolder, presence: await connect(socketFolder, applicationName) };
  } catch (error) {
    return `the database server does not answer: ${messageOf(error)}`;
  }
}

async function connect(socketFolder: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: socketFolder,
    user: embeddedUser,
    database: 'postgres',
    application_name: applicationName,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function start(place: Place): Promise<string> {
  const binaries = await prepareBinaries(place);
  const exists = await access(path.join(place.data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (!exists) await initialize(place, binaries);
  const socketFolder = await makeSocketFolder(place);
  await removeStaleFiles(place.data, socketFolder);
  await prepareLog(place);
  const settings = settingArguments(serverSettings(socketFolder));
  const started = await runProgram({
    file: binaries.pgCtl,
    args: ['start', '--silent', '--wait', '-t', '120', '-D', place.data, '-l', place.log, '-o', settings],
    account: place.account,
  });
  if (started.code === 0) return socketFolder;
  const rival = await findServer(place.data);
  if (rival) return rival.socketFolder;
  throw await startFailure(place, started.output);
}

async function initialize(place: Place, binaries: Binaries): Promise<void> {
  const leftovers = (await readdir(place.folder)).filter((name) => name.startsWith('data.draft'));
  for (const name of leftovers) await rm(path.join(place.folder, name), { recursive: true, force: true });
  const draft = `${place.data}.draft-${randomBytes(4).toString('hex')}`;
  const shape = ['--username', embeddedUser, '--encoding', 'UTF8', '--locale', 'C'];
  const authentication = ['--auth-local', 'trust', '--auth-host', 'reject'];
  const made = await runProgram({
    file: binaries.initdb,
    args: ['-D', draft, ...shape, ...authentication, '--no-instructions'],
    account: place.account,
  });
  if (made.code !== 0) {
    throw storeUnavailable(
      `the database could not be created: ${messageOf(made.output)}`,
      place.folder,
      'check free space and rights of that folder, then try again',
    );
  }
  await rename(draft, place.data);
  if (place.elsewhere) process.stderr.write(`capwise: ${place.elsewhere}\n`);
}

async function prepareLog(place: Place): Promise<void> {
  const { size } = await stat(place.log).catch(() => ({ size: 0 }));
  await (await open(place.log, size > logBytesMax ? 'w' : 'a', 0o600)).close();
  if (place.account) await chown(place.log, place.account.uid, place.account.gid);
}

async function startFailure(place: Place, output: string): Promise<Error> {
  const log = await readFile(place.log, 'utf8').catch(() => '');
  const tail = log.trim().split('\n').slice(-3).join(' ');
  return storeUnavailable(
    `the database server did not start: ${messageOf(`${output} ${tail}`)}`,
    place.data,
    `read ${place.log}; the data is kept`,
  );
}

async function leave(place: Place, applicationName: string, presence: pg.Client): Promise<void> {
  await presence.end().catch(() => {});
  const running = await findServer(place.data);
  if (!running) return;
  const others = await othersOn(running.socketFolder, applicationName);
  if (others === 0) {
    const { pgCtl } = await prepareBinaries(place);
    const { code } = await runProgram({
      file: pgCtl,
      args: ['stop', '--silent', '--wait', '-t', '60', '-m', 'smart', '-D', place.data],
      account: place.account,
    });
    if (code === 0) await rmdir(running.socketFolder).catch(() => {});
  }
}

/** Connections of other processes that live; null when the server does not say. */
async function othersOn(socketFolder: string, applicationName: string): Promise<number | null> {
  try {
    const client = await connect(socketFolder, applicationName);
    const { rows } = await client.query<{ application_name: string }>(
      `select application_name from pg_stat_activity
        where backend_type = 'client backend' and application_name <> $1`,
      [applicationName],
    );
    await client.end();
    const living = await Promise.all(rows.map((row) => ownerLives(row.application_name)));
    return living.filter(Boolean).length;
  } catch {
    return null;
  }
}

/** A connection whose process was killed lingers while the server finishes its last statement. */
async function ownerLives(applicationName: string): Promise<boolean> {
  const pid = /^capwise-(\d+)-/.exec(applicationName)?.[1];
  if (!pid) return true;
  return access(`/proc/${pid}`).then(
    () => true,
    () => false,
  );
}
