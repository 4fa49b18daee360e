import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compose, type Composition } from '@capwise/surfaces';
import { expect } from 'vitest';
import { answersOf, differences, type Answers } from './answers.ts';
import { runCommand, type CommandCall, type CommandKill, type CommandRun, type Way } from './command-run.ts';
import { commandTable, prepareGround, type ReadyCommand, type WriteFile } from './commands.ts';
import type { Killer, Place } from './import-run.ts';
import { lakeFaults } from './lake-faults.ts';
import { pick, randomFrom } from './random.ts';

export type CommandStorm = {
  readonly kills: number;
  /** Two storms of one seed pick the same commands and kill at the same shares of their time. */
  readonly seed: number;
  readonly killers: readonly Killer[];
};

type Named = ReadyCommand & { readonly name: string };

/** Kills that come after the end are aimed again, so often at most. */
const triesMax = 6;
/** Parts of the time that a command took undisturbed: late kills find it between its commit and its end. */
const aimedUpTo = 1.15;
/** The command line spends its first half on starting. */
const aimedFrom: Readonly<Record<Way, number>> = { door: 0, 'command line': 0.5 };
/** By how much each further kill is aimed before the first. */
const sooner = 0.25;

/**
 * Kills commands again and again at random moments, and looks at the installation after each: nothing is half done, what was
 * acknowledged is there, and the same command under the same key finishes what is missing, once.
 */
export async function commandStorm(place: Place, { kills, seed, killers }: CommandStorm): Promise<void> {
  const random = randomFrom(seed);
  const storm = await beginStorm(place);
  const deck = readyCommands().flatMap((command) => Array<Named>(command.inSteps ? 1 : ordinaryWeight).fill(command));
  const tally = new Map<string, number>();
  for (let kill = 0; kill < kills; kill += 1) {
    const command = pick(deck, random);
    const way = pick<Way>(['door', 'door', 'command line'], random);
    for (let attempt = 1; ; attempt += 1) {
      const wholeMs = await storm.lengthMs(command, way);
      const share = aimedFrom[way] + random() * (aimedUpTo - aimedFrom[way]);
      const afterMs = (share * wholeMs) / (1 + (attempt - 1) * sooner);
      const outcome = await storm.use(command, way, { afterMs, by: pick(killers, random) });
      const when = `${afterMs.toFixed(0)} of ${wholeMs.toFixed(0)} ms`;
      console.log(`seed ${seed}, kill ${kill + 1} of ${kills}: ${command.name} by ${way} after ${when}: ${outcome}`);
      tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
      if (outcome !== tooLate) break;
      if (attempt === triesMax) throw new Error(`no kill of ${triesMax} found ${command.name} alive`);
    }
  }
  console.log([...tally].map(([outcome, count]) => `${count} ${outcome}`).join('; '));
}

const tooLate = 'had ended';
const ordinaryWeight = 4;

function readyCommands(): readonly Named[] {
  return Object.entries(commandTable).flatMap(([name, entry]) => (entry.kind === 'ready' ? [{ ...entry, name }] : []));
}

type Storm = {
  /** Milliseconds that a command last took undisturbed; it is run once for that. */
  readonly lengthMs: (command: Named, way: Way) => Promise<number>;
  /** Runs and kills the next use of a command, checks what is left, and says how it went. */
  readonly use: (command: Named, way: Way, kill: CommandKill) => Promise<string>;
};

async function beginStorm(place: Place): Promise<Storm> {
  const writeFile = writerIn(path.join(place.home, 'given'));
  const uses = new Map<string, number>();
  const lengths = new Map<string, number>();
  let known = await withCapwise(place, async (capwise) => {
    await prepareGround(capwise.invoke, writeFile);
    return answersOf(capwise);
  });
  const next = async (command: Named): Promise<CommandCall> => {
    const n = uses.get(command.name) ?? 0;
    uses.set(command.name, n + 1);
    const { name, company, prepare } = command;
    if (prepare) {
      known = await withCapwise(place, async (capwise) => {
        await prepare(n, capwise.invoke);
        return answersOf(capwise);
      });
    }
    return { name, company, key: `${name}-${n}`, input: command.input(n, writeFile) };
  };
  const timed = (command: Named, way: Way): string => `${command.name} by ${way}`;
  return {
    use: async (command, way, kill) => {
      const call = await next(command);
      const run = await runCommand(place, { call, way, kill });
      const { outcome, answers } = await checked(place, { command, call, run, before: known });
      known = answers;
      if (run.killed) return outcome;
      lengths.set(timed(command, way), run.milliseconds);
      return tooLate;
    },
    lengthMs: async (command, way) => {
      const length = lengths.get(timed(command, way));
      if (length !== undefined) return length;
      const call = await next(command);
      const { milliseconds } = await runCommand(place, { call, way });
      lengths.set(timed(command, way), milliseconds);
      known = await withCapwise(place, answersOf);
      return milliseconds;
    },
  };
}

type Killed = {
  readonly command: Named;
  readonly call: CommandCall;
  readonly run: CommandRun;
  readonly before: Answers;
};

/** Looks at what is left, finishes it by the same command, and says whether it had been done. */
async function checked(place: Place, killed: Killed): Promise<{ readonly outcome: string; readonly answers: Answers }> {
  const { command, call, run } = killed;
  const found = await stateOf(place);
  expect(found.faults, `what ${call.key} left`).toEqual([]);
  const finished = await withCapwise(place, async (capwise) => {
    const again = await finish(capwise, killed);
    return { again, answers: await answersOf(capwise), faults: await bookFaults(capwise) };
  });
  expect(finished.faults, `what ${call.key} left when it was finished`).toEqual([]);
  const unlike = (answers: Answers): readonly string[] =>
    differences(found.answers, answers).filter((question) => !isBetweenSteps(question, command));
  const [unlikeBefore, unlikeAfter] = [unlike(killed.before), unlike(finished.answers)];
  if (unlikeBefore.length > 0)
    expect(unlikeAfter, `${call.key} was half done: it changed ${unlikeBefore.join(', ')}`).toEqual([]);
  if (run.answer !== null) {
    expect(unlikeAfter, `${call.key} was acknowledged and lost`).toEqual([]);
    if (!command.inSteps) expect(finished.again, `${call.key} answers another thing`).toEqual(run.answer);
  }
  const [said, done] = [
    run.answer === null ? 'unsaid' : 'acknowledged',
    unlikeAfter.length === 0 ? 'done' : 'not done',
  ];
  return { outcome: `${said} and ${done}`, answers: finished.answers };
}

type State = { readonly answers: Answers; readonly faults: readonly string[] };

/** What the next start finds, and what is wrong with it. */
async function stateOf(place: Place): Promise<State> {
  const { answers, faults, files } = await withCapwise(place, async (capwise) => ({
    answers: await answersOf(capwise),
    faults: await bookFaults(capwise),
    files: await knownFiles(capwise),
  }));
  return { answers, faults: [...faults, ...(await lakeFaults(place.home, files))] };
}

/** A command in several steps is run anew: under its old key it would be answered with what its last step remembered. */
function finish({ invoke }: Composition, { command, call }: Killed): Promise<unknown> {
  const key = command.inSteps ? `${call.key}-anew` : call.key;
  return invoke(call.name, call.input, { company: call.company, idempotencyKey: key });
}

/** What a command in several steps changes on its way is no fault, and whatever company it leaves in use. */
function isBetweenSteps(question: string, { inSteps }: Named): boolean {
  return inSteps !== undefined && (question === 'companies' || question.startsWith(`${inSteps}, `));
}

async function bookFaults({ invoke, ports }: Composition): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { name: company } of await ports.store.companies()) {
    const { intact, broken } = await invoke('books.verify', {}, { company });
    if (!intact) faults.push(`the books of ${company} do not verify: ${broken?.reason}`);
  }
  const { jobs } = await invoke('jobs.list', { limit: 200 });
  const running = jobs.filter(({ state }) => state === 'running');
  return [...faults, ...running.map(({ operation, id }) => `${operation} is listed as running under ${id}`)];
}

async function knownFiles({ ports }: Composition): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = await Promise.all(
    (await ports.store.companies()).map(async ({ name }) => {
      const loads = await (await ports.store.company(name)).loads();
      return [name, loads.flatMap(({ parts }) => parts.map(({ file }) => file))] as const;
    }),
  );
  return Object.fromEntries(entries);
}

async function withCapwise<Result>(place: Place, work: (capwise: Composition) => Promise<Result>): Promise<Result> {
  const capwise = await compose(place);
  try {
    return await work(capwise);
  } finally {
    await capwise.close();
  }
}

function writerIn(folder: string): WriteFile {
  mkdirSync(folder, { recursive: true });
  return (name, text) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
}
