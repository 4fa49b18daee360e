import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEvents } from '@capwise/contract/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../compose.ts';
import { cloneFolder } from '../home.ts';
import { atEnd, cleanUp } from '../testing/clean-up.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

afterEach(cleanUp);

const bin = path.join(cloneFolder, 'surfaces', 'bin', 'capwise.js');

let home = '';

// A home with an empty company, so that no demo is made at the first start. As root, the store runs as another account.
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'capwise-surfaces-'));
  await chmod(home, 0o755);
  const { ports, close } = await compose({ home });
  await ports.store.create('main', { demo: false });
  await close();
});

afterAll(async () => {
  const server = path.join(home, 'postgres', 'data', 'postmaster.pid');
  for (let left = 100; left > 0 && existsSync(server); left -= 1) await sleep(50);
  await rm(home, { recursive: true, force: true });
});

type Served = { readonly child: ChildProcess; readonly address: string; readonly left: Promise<number | null> };

async function serving(command: readonly string[] = [process.execPath, bin]): Promise<Served> {
  const [file = '', ...words] = command;
  const child = spawn(file, [...words, ...(command.length === 2 ? ['serve', '--port', '0'] : [])], {
    env: { ...process.env, CAPWISE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const left = new Promise<number | null>((resolve) => child.on('exit', resolve));
  atEnd(async () => {
    child.kill('SIGTERM');
    await left;
  });
  let out = '';
  let err = '';
  child.stderr?.on('data', (text) => void (err += String(text)));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      out += String(text);
      if (out.includes('\n')) resolve(out.trim());
    });
    child.on('exit', (code) => reject(new Error(`it left with ${code} before it served: ${err}`)));
  });
  return { child, address, left };
}

async function gone(address: string, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const answers = await fetch(address).then(
      () => true,
      () => false,
    );
    if (!answers) return true;
    await sleep(50);
  }
  return false;
}

describe('capwise serve', () => {
  it('prints one line with an address that opens the page, and keeps its token to its owner', async () => {
    const { address } = await serving();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{20,}$/);
    const page = await fetch(address);
    expect({ status: page.status, type: page.headers.get('content-type') }).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
    });
    expect((await fetch(new URL('/', address))).status).toBe(401);
    expect((await stat(path.join(home, 'token'))).mode & 0o777).toBe(0o600);
  });

  it('prints the running address when it is started again, and leaves with 0', async () => {
    const { address } = await serving();
    const second = spawnSync(process.execPath, [bin, 'serve'], {
      env: { ...process.env, CAPWISE_HOME: home },
      encoding: 'utf8',
    });
    expect({ status: second.status, out: second.stdout }).toEqual({ status: 0, out: `${address}\n` });
  });

  it('is not misled by what a killed server left, nor by another program on its port', async () => {
    const { child, address, left } = await serving();
    child.kill('SIGKILL');
    await left;
    expect(existsSync(path.join(home, 'serve.json'))).toBe(true);
    await writeFile(path.join(home, 'serve.json'), JSON.stringify({ pid: process.pid, port: 9 }));
    const again = await serving();
    expect(new URL(again.address).searchParams.get('token')).toBe(new URL(address).searchParams.get('token'));
    expect(JSON.parse(await readFile(path.join(home, 'serve.json'), 'utf8')).pid).toBe(again.child.pid);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops on %s within two seconds, also with a page listening, and cleans up',
    async (signal) => {
      const { child, address, left } = await serving();
      const token = new URL(address).searchParams.get('token') ?? '';
      const events = await fetch(new URL('/api/events', address), { headers: { authorization: `Bearer ${token}` } });
      expect(events.status).toBe(200);
      child.kill(signal);
      expect(await left).toBe(0);
      expect(existsSync(path.join(home, 'serve.json'))).toBe(false);
    },
  );

  it('stops when npm, which started it, is killed', async () => {
    const { child, address } = await serving([
      'sh',
      '-c',
      `npm_lifecycle_event=start "${process.execPath}" "${bin}" serve --port 0; true`,
    ]);
    child.kill('SIGKILL');
    expect(await gone(address, 10_000)).toBe(true);
  });

  it('tells open pages of a commit of another process', async () => {
    const { address } = await serving();
    const token = new URL(address).searchParams.get('token') ?? '';
    const { body } = await fetch(new URL('/api/events', address), { headers: { authorization: `Bearer ${token}` } });
    if (!body) throw new Error('no stream');
    const { ports, close } = await compose({ home });
    atEnd(close);
    const heard: unknown[] = [];
    for await (const { event, data } of readEvents(body)) {
      if (event === 'open') {
        const company = await ports.store.company('main');
        await company.write(
          { operation: 'test', inputHash: '0', actor: 'test' },
          (books) => books.putSetting('x', 1),
          true,
        );
        continue;
      }
      heard.push({ event, data: JSON.parse(data) });
      break;
    }
    expect(heard).toEqual([{ event: 'commit', data: { company: 'main' } }]);
  });

  it('refuses a port that is taken, before it opens anything', async () => {
    const { address } = await serving();
    const { port } = new URL(address);
    const other = await temporaryFolder();
    const env = { ...process.env, CAPWISE_HOME: other };
    const second = spawnSync(process.execPath, [bin, 'serve', '--port', port], { env, encoding: 'utf8' });
    expect(second.status).toBe(5);
    expect(second.stderr).toContain(`port ${port} is taken`);
    expect(existsSync(path.join(other, 'postgres'))).toBe(false);
  });
});
