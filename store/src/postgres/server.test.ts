import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '@capwise/app/ports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../index.ts';
import { sampleBatch } from '../testing/sample-batch.ts';
import { choosePlace, makeSocketFolder, socketFile, type Place } from './place.ts';
import { findServer } from './postmaster.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
const holder = path.join(import.meta.dirname, '../testing/hold-store.ts');
let folder: string;
let home: string;
let place: Place;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'capwise-server-'));
  if (process.getuid?.() === 0) await (await import('node:fs/promises')).chmod(folder, 0o755);
  home = path.join(folder, 'home');
  place = await choosePlace(home);
});

afterEach(async () => {
  const server = await findServer(place.data);
  if (server) process.kill(server.pid, 'SIGQUIT');
  await expect.poll(() => findServer(place.data), { timeout: 20_000 }).toBeNull();
  await rm(folder, { recursive: true, force: true });
});

async function holdInProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [holder, home], { stdio: ['pipe', 'pipe', 'inherit'] });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  expect(child.exitCode).toBeNull();
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function opened<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore({ home, databaseUrl: '' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const namesOf = async (store: Store): Promise<readonly string[]> =>
  (await store.companies()).map(({ name }) => name);

describe('the embedded server', () => {
  it('is started by the first process, joined by the next, and stopped by the last', async () => {
    const child = await holdInProcess();
    const server = await findServer(place.data);
    expect(server).not.toBeNull();
    await opened(async (store) => {
      expect(await namesOf(store)).toEqual(['held']);
      expect(await findServer(place.data)).toEqual(server);
    });
    expect(await findServer(place.data)).toEqual(server);
    child.stdin?.end();
    await once(child, 'exit');
    expect(await findServer(place.data)).toBeNull();
    expect(await opened(namesOf)).toEqual(['held']);
  });

  it('is started once by processes that come at the same time', async () => {
    const children = await Promise.all([holdInProcess(), holdInProcess()]);
    for (const child of children) child.stdin?.end();
    await Promise.all(children.map((child) => once(child, 'exit')));
    expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(await findServer(place.data)).toBeNull();
  });

  it('lives on when its process is killed, is joined, and is stopped by the one who joined', async () => {
    const child = await holdInProcess();
    const server = await findServer(place.data);
    await killed(child);
    await opened(async (store) => {
      expect(await findServer(place.data)).toEqual(server);
      expect(await namesOf(store)).toEqual(['held']);
    });
    expect(await findServer(place.data)).toBeNull();
  });

  it('recovers when its process and itself were killed', async () => {
    const child = await holdInProcess();
    const server = await findServer(place.data);
    process.kill(server?.pid ?? expect.fail('no server'), 'SIGKILL');
    await killed(child);
    expect(await opened(namesOf)).toEqual(['held']);
  });

  it('is started again for a process that goes on when it was killed', async () => {
    await opened(async (store) => {
      await store.create('going-on', { demo: false });
      const company = await store.company('going-on');
      const heard: string[] = [];
      await store.watch((name) => heard.push(name));
      const server = await findServer(place.data);
      process.kill(server?.pid ?? expect.fail('no server'), 'SIGKILL');
      await expect.poll(() => namesOf(store).catch(() => []), { timeout: 20_000 }).toEqual(['going-on']);
      await expect.poll(() => heard, { timeout: 20_000 }).toEqual(['going-on']);
      const batch = sampleBatch({ expenses: [{ minor: 1n }] });
      expect(await company.write(command, (books) => books.record(batch), true)).toMatchObject({ changed: true });
    });
    expect(await findServer(place.data)).toBeNull();
  });

  it('is started over a stale postmaster.pid that names a process of another program', async () => {
    await opened(async () => {});
    const socketFolder = await makeSocketFolder(place);
    const lines = [process.pid, place.data, 1, 5432, socketFolder, '', '', 'ready'];
    await writeFile(path.join(place.data, 'postmaster.pid'), `${lines.join('\n')}\n`);
    await writeFile(`${socketFile(socketFolder)}.lock`, `${lines.join('\n')}\n`);
    expect(await opened(namesOf)).toEqual([]);
  });

  it('is reached through a socket whose address fits, also under a long temporary folder', async () => {
    const long = path.join(folder, 'a'.repeat(60), 'b'.repeat(60));
    await mkdir(long, { recursive: true });
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = long;
    try {
      expect(Buffer.byteLength(socketFile(await makeSocketFolder(place)))).toBeLessThanOrEqual(107);
      expect(await opened(namesOf)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });

  it('says what its log says when it does not start', async () => {
    await opened(async () => {});
    await writeFile(path.join(place.data, 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    const refusal = await openStore({ home, databaseUrl: '' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(String(refusal)).toContain('no_such_setting');
    expect(await readFile(place.log, 'utf8')).toContain('no_such_setting');
  });

  it('keeps its draft to itself until it is whole', async () => {
    await mkdir(path.join(place.folder, 'data.draft/half'), { recursive: true });
    expect(await opened(namesOf)).toEqual([]);
    await expect(access(`${place.data}.draft`)).rejects.toThrow();
  });
});

describe('a server of the user', () => {
  it('that is not there is refused, without the password', async () => {
    const databaseUrl = 'postgresql://person:secret@127.0.0.1:9/books';
    const refusal = await openStore({ home, databaseUrl }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(String(refusal)).toContain('127.0.0.1:9/books');
    expect(String(refusal)).not.toContain('secret');
  });
});
