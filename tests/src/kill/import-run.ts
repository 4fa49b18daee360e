import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The two windows of an import: reading and writing files, and the transaction that publishes and posts. */
export type Window = 'staging' | 'posting';

export type Place = { readonly home: string; readonly databaseUrl?: string };

/** How a run of imports ended: bills by number, oldest first. */
export type ImportRun = {
  readonly acknowledged: readonly number[];
  /** The bill that was on its way when the run ended, and how far it was. */
  readonly unfinished: { readonly n: number; readonly window: Window } | null;
  /** Milliseconds that each acknowledged import spent in each window. */
  readonly durations: readonly Readonly<Record<Window, number>>[];
};

export type RunPlan = {
  readonly first: number;
  readonly count: number;
  /** Ends the run hard, so many milliseconds after the second import came into the window. */
  readonly kill?: { readonly window: Window; readonly delayMs: number; readonly by: Killer };
};

/** Ends the process, and what else is to die with it. */
export type Killer = (child: ChildProcess) => Promise<void>;

/** `kill -9` of the importing process alone. */
export const killNode: Killer = async (child) => void child.kill('SIGKILL');

type Step = { readonly step: Window | 'acknowledged'; readonly n: number; readonly at: number };

const program = fileURLToPath(import.meta.resolve('./importer.ts'));
const runMsMax = 90_000;

/** Runs imports in a process of their own, to the end or until they are killed. Throws when the process fails by itself. */
export async function runImports(place: Place, { first, count, kill }: RunPlan): Promise<ImportRun> {
  const args = [program, place.home, place.databaseUrl ?? '', String(first), String(count)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
    timeout: runMsMax,
    killSignal: 'SIGKILL',
  });
  const steps: Step[] = [];
  const kills: Promise<void>[] = [];
  const aim = (step: Step): void => {
    if (!kill || kills.length > 0 || step.step !== kill.window || step.n !== first + 1) return;
    kills.push(sleep(kill.delayMs).then(() => kill.by(child)));
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const step = stepOf(line);
    steps.push(step);
    aim(step);
  });
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  await Promise.all(kills);
  const killed = kills.length > 0;
  if (!killed && code !== 0)
    throw new Error(`the imports ended with ${code ?? 'a signal'} after ${steps.length} steps: ${errors}`);
  if (kill && !killed) throw new Error('the imports ended before they could be killed');
  return runOf(steps);
}

function stepOf(line: string): Step {
  const [step = '', n = '', at = ''] = line.split(' ');
  if (step !== 'staging' && step !== 'posting' && step !== 'acknowledged') throw new Error(`"${line}" is no step`);
  return { step, n: Number(n), at: Number(at) };
}

function runOf(steps: readonly Step[]): ImportRun {
  const acknowledged = steps.filter(({ step }) => step === 'acknowledged').map(({ n }) => n);
  const at = (n: number, step: Step['step']): number =>
    steps.find((each) => each.n === n && each.step === step)?.at ?? Number.NaN;
  const last = steps.at(-1);
  return {
    acknowledged,
    unfinished: last && last.step !== 'acknowledged' ? { n: last.n, window: last.step } : null,
    durations: acknowledged.map((n) => ({
      staging: at(n, 'posting') - at(n, 'staging'),
      posting: at(n, 'acknowledged') - at(n, 'posting'),
    })),
  };
}
