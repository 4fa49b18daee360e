import { expect } from 'vitest';
import { amountsAfter } from './bill-series.ts';
import { killNode, runImports, type ImportRun, type Killer, type Place, type Window } from './import-run.ts';
import { randomFrom } from './random.ts';
import { expectedOf, stateAfter } from './state.ts';

export type Storm = {
  readonly window: Window;
  readonly kills: number;
  /** Two storms with one seed kill after the same delays, relative to how long an import takes. */
  readonly seed: number;
  readonly by?: Killer;
};

const calmImports = 4;
/** A kill that came too late for its window is tried again, so often at most. */
const triesMax = 4;

/**
 * Kills imports again and again, spread over a window of an import, and looks at the installation after each: what was
 * acknowledged is there once, to the last digit; what was not is there as a whole or not at all; and the next import works.
 */
export async function weather(place: Place, { window, kills, seed, by = killNode }: Storm): Promise<void> {
  const random = randomFrom(seed);
  let bills = await publishedSoFar(place);
  const calm = await runImports(place, { first: next(bills), count: calmImports });
  bills = [...bills, ...calm.acknowledged];
  const lengthMs = median(calm.durations.map((duration) => duration[window]));
  for (let kill = 0; kill < kills; kill += 1) {
    for (let attempt = 1; ; attempt += 1) {
      const delayMs = ((kill + random()) / kills / attempt) * lengthMs;
      const run = await runImports(place, { first: next(bills), count: 100, kill: { window, delayMs, by } });
      console.log(
        `seed ${seed}, kill ${kill + 1} of ${kills} in ${window} after ${delayMs.toFixed(1)} of ${lengthMs.toFixed(1)} ms: ${said(run)}`,
      );
      bills = await checked(place, bills, run);
      if (run.unfinished?.window === window) break;
      if (attempt === triesMax) throw new Error(`no kill of ${triesMax} came into the window of ${window}`);
    }
  }
  const last = await runImports(place, { first: next(bills), count: 1 });
  await checked(place, bills, last);
}

/** The bills that are published after a run, each once, in order. */
async function checked(place: Place, before: readonly number[], run: ImportRun): Promise<readonly number[]> {
  const state = await stateAfter(place);
  const sure = [...before, ...run.acknowledged];
  const { unfinished } = run;
  const bills = unfinished && state.published.includes(unfinished.n) ? [...sure, unfinished.n] : sure;
  const { cost, tied } = expectedOf(amountsAfter(bills));
  expect(state).toEqual({ published: bills, cost, tied, faults: [] });
  return bills;
}

async function publishedSoFar(place: Place): Promise<readonly number[]> {
  const { acknowledged } = await runImports(place, { first: 0, count: 1 });
  return acknowledged;
}

/** Numbers are never used again, so that a bill that was lost cannot hide behind another. */
function next(bills: readonly number[]): number {
  return Math.max(...bills) + 2;
}

function said({ acknowledged, unfinished }: ImportRun): string {
  const where = unfinished ? `bill ${unfinished.n} was in ${unfinished.window}` : 'between two imports';
  return `${acknowledged.length} acknowledged, ${where}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
