import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  companyNames,
  holdInProcess,
  letGo,
  makeHome,
  removeHome,
  withStore,
  type EmbeddedHome,
} from '../testing/embedded-home.ts';
import { sampleBatch } from '../testing/sample-batch.ts';
import { makeSocketFolder, socketFile } from './place.ts';
import { findServer, type RunningServer } from './postmaster.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
let home: EmbeddedHome;

beforeAll(async () => {
  home = await makeHome();
  await mkdir(path.join(home.place.folder, 'data.draft/half'), { recursive: true });
});

afterAll(() => removeHome(home));

const running = (): Promise<RunningServer | null> => findServer(home.place.data);

async function kill(): Promise<void> {
  const server = await running();
  if (!server) throw new Error('no server runs');
  process.kill(server.pid, 'SIGKILL');
}

describe('the embedded server', () => {
  it('is made whole before it has its name, whatever a dead process left of it', async () => {
    expect(await withStore(home, companyNames)).toEqual([]);
    const drafts = (await readdir(home.place.folder)).filter((name) => name.includes('draft'));
    expect(drafts).toEqual([]);
  });

  it('is started by the first process, joined by the next, and stopped by the last', async () => {
    const child = await holdInProcess(home);
    const server = await running();
    expect(server).not.toBeNull();
    await withStore(home, async (store) => {
      expect(await companyNames(store)).toEqual(['held']);
      expect(await running()).toEqual(server);
    });
    expect(await running()).toEqual(server);
    expect(await letGo(child)).toBe(0);
    expect(await running()).toBeNull();
    expect(await withStore(home, companyNames)).toEqual(['held']);
  });

  it('is started once, and stopped once, by processes that come and go at the same time', async () => {
    const children = await Promise.all([holdInProcess(home), holdInProcess(home)]);
    expect(await Promise.all(children.map(letGo))).toEqual([0, 0]);
    expect(await running()).toBeNull();
  });

  it('lives on when its process is killed, is joined, and is stopped by the one who joined', async () => {
    const child = await holdInProcess(home);
    const server = await running();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await withStore(home, async (store) => {
      expect(await running()).toEqual(server);
      expect(await companyNames(store)).toEqual(['held']);
    });
    expect(await running()).toBeNull();
  });

  it('recovers when its process and itself were killed', async () => {
    const child = await holdInProcess(home);
    await kill();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await withStore(home, companyNames)).toEqual(['held']);
  });

  it('is started again for a process that goes on when it was killed', async () => {
    await withStore(home, async (store) => {
      const company = await store.company('held');
      const heard: string[] = [];
      await store.watch((name) => heard.push(name));
      await kill();
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => companyNames(store)));
      const failures = asked.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
      expect(failures.filter((code) => code !== 'STORE_UNAVAILABLE')).toEqual([]);
      expect(await companyNames(store)).toEqual(['held']);
      await expect.poll(() => heard).toEqual(['held']);
      const batch = sampleBatch({ expenses: [{ minor: 1n }] });
      expect(await company.write(command, (books) => books.record(batch), true)).toMatchObject({ changed: true });
    });
    expect(await running()).toBeNull();
  });

  it('is started over a stale postmaster.pid that names a process of another program', async () => {
    const { data } = home.place;
    const socketFolder = await makeSocketFolder(home.place);
    const text = `${[process.pid, data, 1, 5432, socketFolder, '', '', 'ready'].join('\n')}\n`;
    await writeFile(path.join(data, 'postmaster.pid'), text);
    await writeFile(`${socketFile(socketFolder)}.lock`, text);
    expect(await withStore(home, companyNames)).toEqual(['held']);
  });

  it('is reached through a socket whose address fits, also under a long temporary folder', async () => {
    const long = path.join(home.folder, 'a'.repeat(60), 'b'.repeat(60));
    await mkdir(long, { recursive: true });
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = long;
    try {
      expect(Buffer.byteLength(socketFile(await makeSocketFolder(home.place)))).toBeLessThanOrEqual(107);
      expect(await withStore(home, companyNames)).toEqual(['held']);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });

  it('says what its log says when it does not start', async () => {
    const settings = path.join(home.place.data, 'postgresql.auto.conf');
    await writeFile(settings, 'no_such_setting = 1\n');
    const refusal = await withStore(home, companyNames).catch((error: unknown) => error);
    await writeFile(settings, '');
    expect(refusal).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(String(refusal)).toContain('no_such_setting');
    expect(await readFile(home.place.log, 'utf8')).toContain('no_such_setting');
  });
});
