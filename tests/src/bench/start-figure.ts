import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownHome } from '../support/own-home.ts';
import { lastWords, runProgram } from '../support/program.ts';
import { race, type Figure } from './figures.ts';

const clone = path.resolve(import.meta.dirname, '..', '..', '..');
const runs = 3;
const pageMsMax = 180_000;
const stopMsMax = 20_000;

/** `npm start` of a clone that is set up, until its address answers with the page, against npm starting nothing. */
export async function startFigure(folder: string): Promise<Figure> {
  const home = await ownHome('start');
  try {
    const first = await startToPage(home);
    const nothing = path.join(folder, 'nothing');
    await mkdir(nothing, { recursive: true });
    await writeFile(path.join(nothing, 'package.json'), JSON.stringify({ scripts: { start: 'node -e 0' } }));
    return await race({
      title: 'npm start to a served page',
      about: `With everything set up and the demo company in place. The start before, which created the demo, took ${(first / 1000).toFixed(1)} s.`,
      runs,
      baseline: { name: 'npm start of a package that does nothing', run: () => npmStart(nothing) },
      others: [{ name: 'npm start, until the address answers with the page', run: () => startToPage(home) }],
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function npmStart(folder: string): Promise<number> {
  const ended = await runProgram({ file: 'npm', args: ['start'], folder });
  if (ended.code !== 0) throw new Error(`npm start of nothing: ${lastWords(ended)}`);
  return ended.milliseconds;
}

/** Milliseconds until the page came; the server is stopped and gone afterwards. */
async function startToPage(home: string): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CAPWISE_HOME: home, DATABASE_URL: '' },
  });
  try {
    await requirePage(await addressFrom(child));
    return performance.now() - began;
  } finally {
    await stop(child, home);
  }
}

function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = '';
    const timer = setTimeout(
      () => reject(new Error(`npm start printed no address in ${pageMsMax} ms: ${words}`)),
      pageMsMax,
    );
    const settle = (work: () => void): void => {
      clearTimeout(timer);
      work();
    };
    if (!child.stdout || !child.stderr) throw new Error('npm start has no output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
      if (address) settle(() => resolve(address));
    });
    child.stderr.on('data', (piece: Buffer) => (words += piece.toString('utf8')));
    child.on('error', (error) => settle(() => reject(error)));
    child.on('exit', (code) => settle(() => reject(new Error(`npm start ended with ${code ?? 'a signal'}: ${words}`))));
  });
}

async function requirePage(address: string): Promise<void> {
  const answer = await fetch(address);
  const text = await answer.text();
  if (answer.status !== 200 || !/<html/i.test(text))
    throw new Error(`${address} answered ${answer.status}: ${text.slice(0, 200)}`);
}

/** Stops the whole group, and waits until its database server has stopped too. */
async function stop(child: ChildProcess, home: string): Promise<void> {
  if (child.pid === undefined) return;
  signalGroup(child.pid, 'SIGTERM');
  const deadline = performance.now() + stopMsMax;
  const server = path.join(home, 'postgres', 'data', 'postmaster.pid');
  while (performance.now() < deadline && ((child.exitCode === null && child.signalCode === null) || existsSync(server)))
    await sleep(50);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
