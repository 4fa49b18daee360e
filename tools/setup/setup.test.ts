import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './child.mjs';
import { npmCommand } from './npm.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'capwise-setup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = import.meta.dirname;
const script = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const node = (file: string): ChildProcess => spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
const firstNumber = async (child: ChildProcess): Promise<number> =>
  Number(String((await once(child.stdout as NodeJS.EventEmitter, 'data'))[0]));

describe('running a program', () => {
  const quiet = { stdio: 'ignore' } as const;

  it('answers its exit code', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(7)'], quiet)).toBe(7);
  });

  it('answers 128 and the number of the signal that ended it', async () => {
    expect(await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")'], quiet)).toBe(143);
  });

  it('answers 127 for a program that is not there', async () => {
    expect(await run(path.join(folder, 'absent'), [], quiet)).toBe(127);
  });

  it('leaves no signal handlers behind', async () => {
    const before = process.listenerCount('SIGTERM');
    await run(process.execPath, ['-e', ''], quiet);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('kills a program that does not stop when it is told to', async () => {
    const program = script(
      'stubborn.mjs',
      "process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1000);",
    );
    const runner = node(
      script(
        'impatient.mjs',
        `import { run } from ${JSON.stringify(path.join(here, 'child.mjs'))};
         process.exitCode = await run(process.execPath, [${JSON.stringify(program)}], { patience: 100 });`,
      ),
    );
    const pid = await firstNumber(runner);
    runner.kill('SIGTERM');
    await once(runner, 'exit');
    expect(runner.exitCode).toBe(137);
    expect(isRunning(pid)).toBe(false);
  });

  it('stops the program when the parent of its runner is killed', async () => {
    const program = script('program.mjs', 'console.log(process.pid); setInterval(() => {}, 1000);');
    const runner = script(
      'runner.mjs',
      `import { run } from ${JSON.stringify(path.join(here, 'child.mjs'))};
       await run(process.execPath, [${JSON.stringify(program)}]);`,
    );
    const parent = script(
      'parent.mjs',
      `import { spawn } from 'node:child_process';
       spawn(process.execPath, [${JSON.stringify(runner)}], { stdio: 'inherit' });`,
    );
    const top = node(parent);
    const pid = await firstNumber(top);
    expect(isRunning(pid)).toBe(true);
    top.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
  });
});

describe('the lock of a clone', () => {
  const holder = (name: string, held: string): string =>
    script(
      name,
      `import { withLock } from ${JSON.stringify(path.join(here, 'lock.mjs'))};
       await withLock('setup-test-${process.pid}', async () => { console.log(process.pid); await ${held}; });`,
    );
  const forever = 'new Promise(() => setInterval(() => {}, 1000))';

  it('is held by one process at a time and freed when its holder is killed', async () => {
    const first = node(holder('first.mjs', forever));
    await firstNumber(first);
    const second = node(holder('second.mjs', 'undefined'));
    const acquired = firstNumber(second);
    const early = await Promise.race([acquired, new Promise((resolve) => setTimeout(() => resolve('waiting'), 400))]);
    expect(early).toBe('waiting');
    first.kill('SIGKILL');
    expect(await acquired).toBe(second.pid);
    if (second.exitCode === null) await once(second, 'exit');
    expect(second.exitCode).toBe(0);
  });
});

describe('the npm to call', () => {
  it('is the file that npm names, on the Node that runs', () => {
    const file = script('npm-cli.js', '');
    expect(npmCommand({ npm_execpath: file })).toEqual({ file: process.execPath, args: [file] });
  });

  it('is the npm on the PATH where another package manager or nobody named itself', () => {
    const yarn = script('yarn.js', '');
    for (const environment of [{}, { npm_execpath: yarn }, { npm_execpath: path.join(folder, 'gone', 'npm-cli.js') }]) {
      expect(npmCommand(environment)).toEqual({ file: 'npm', args: [] });
    }
  });
});
