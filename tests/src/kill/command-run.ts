import { spawn, type ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Killer, Place } from './import-run.ts';

/** One command with its input, and the key under which its answer is remembered. */
export type CommandCall = {
  readonly name: string;
  readonly company: string;
  readonly key: string;
  readonly input: unknown;
};

/** The real command, timed from its start; or the same through the door of a process that says when it begins. */
export type Way = 'command line' | 'door';

/** How a command ended: `answer` is what it acknowledged; null where it had not yet. */
export type CommandRun = {
  readonly answer: unknown;
  /** The kill found it alive. */
  readonly killed: boolean;
  /** From its beginning to its answer, or to its end. */
  readonly milliseconds: number;
};

export type CommandKill = { readonly afterMs: number; readonly by: Killer };

/** The line by which the process of the door says that it begins. */
export const beginning = 'begin';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const bin = path.resolve(import.meta.dirname, '..', '..', '..', 'surfaces', 'bin', 'capwise.js');
const door = fileURLToPath(import.meta.resolve('./operator.ts'));
const runMsMax = 90_000;

/**
 * Runs a command in a process of its own, to its end or until it is killed so long after its beginning. Throws when it fails
 * by itself.
 */
export async function runCommand(
  place: Place,
  { call, way, kill }: { readonly call: CommandCall; readonly way: Way; readonly kill?: CommandKill },
): Promise<CommandRun> {
  const child = startCommand(place, call, way);
  const run = { began: performance.now(), answer: null as unknown, answered: 0, killed: false, errors: '' };
  let shot = Promise.resolve();
  const begin = (): void => {
    run.began = performance.now();
    if (kill)
      shot = sleep(kill.afterMs)
        .then(() => shoot(child, kill.by))
        .then((hit) => void (run.killed = hit));
  };
  if (way === 'command line') begin();
  child.stderr.on('data', (piece: Buffer) => (run.errors += piece.toString('utf8')));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === beginning) return begin();
    run.answer = answerIn(line);
    run.answered = performance.now();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  await shot;
  if (!run.killed && code !== 0)
    throw new Error(
      `${call.key} ended with ${code ?? 'a signal'} by itself: ${run.errors}${JSON.stringify(run.answer)}`,
    );
  const milliseconds = (run.answered || performance.now()) - run.began;
  return { answer: run.answer, killed: run.killed, milliseconds };
}

/** Starts the command, its input on standard input. */
function startCommand(place: Place, { name, company, key, input }: CommandCall, way: Way): Child {
  const flags = ['--company', company, '--idempotency-key', key, '--json', '--input', '-'];
  const words = way === 'door' ? [door, name, company, key] : [bin, ...name.split('.').map(kebab), ...flags];
  const child = spawn(process.execPath, words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, CAPWISE_HOME: place.home, DATABASE_URL: place.databaseUrl ?? '' },
    timeout: runMsMax,
    killSignal: 'SIGKILL',
  });
  // It may be killed before it read its input.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(input));
  return child;
}

async function shoot(child: Child, by: Killer): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return false;
  await by(child);
  return true;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a line acknowledges; nothing where the kill cut it off. */
function answerIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
