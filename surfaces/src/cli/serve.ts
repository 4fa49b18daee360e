import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { operationEntry, operationNames, type OperationName } from '@capwise/contract';
import { Refusal } from '@capwise/domain';
import type { FastifyInstance } from 'fastify';
import type { Composition } from '../compose.ts';
import { failureOf } from '../failure.ts';
import { cloneFolder, homeFolder } from '../home.ts';
import { freePort } from '../http/free-port.ts';
import { addressOf, clearState, runningServer, writeState } from '../http/serve-state.ts';
import { installationToken } from '../http/token.ts';
import { programFlags } from './program-flags.ts';
import { progressLine } from './progress.ts';
import type { World } from './run-operation.ts';

const usage = `usage: capwise serve [--port PORT]

Serves the workbench and the API on 127.0.0.1 and prints the address, with the token that opens it.
Without --port it takes 4170 or the next free one. When it already runs for this home, it prints that address.
`;

const parentCheckMs = 250;
const stopWithinMs = 1700;
const otherStartWithinMs = 120_000;

/** Serves until it is told to stop or its starter goes away; answers the exit code. */
export async function serve(words: readonly string[], world: World): Promise<number> {
  // Known before the address is said: who hears it may end the starter at once.
  const starter = process.ppid;
  const flags = programFlags(words, { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } });
  if (flags.help) {
    world.terminal.out(usage);
    return 0;
  }
  const asked = portFrom(flags.port);
  const home = homeFolder(world.terminal.env);
  await mkdir(home, { recursive: true });
  const token = await installationToken(home);
  const running = await runningServer(home, token);
  if (running) return sayAddress(world, running.port, token);
  if (asked !== undefined) await freePort(asked);
  const composition = await world.open();
  const release = await composition.ports.store.hold(`serve ${home}`);
  if (!release) return waitForOther({ home, token }, world);
  await firstStart(composition, world);
  const server = await listen({ home, token, asked }, composition, world);
  const { port } = server;
  await writeState(home, { pid: process.pid, port });
  sayAddress(world, port, token);
  // What a killed command left unreviewed is reviewed now; without a company there is nothing to review.
  const reviewing = composition.invoke('govern.review', {}).catch(() => null);
  await untilStopped(world.signal, starter);
  world.terminal.leaveWithin(stopWithinMs);
  await clearState(home, process.pid);
  await reviewing;
  await server.instance.close();
  await release();
  return 0;
}

function portFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Refusal('INVALID_INPUT', `--port takes a number from 0 to 65535 and "${text}" is none`, { flag: '--port' });
}

function sayAddress({ terminal }: World, port: number, token: string): number {
  terminal.out(`${addressOf(port, token)}\n`);
  return 0;
}

/** Another process is starting for this home: its address will be ours. */
async function waitForOther(here: { readonly home: string; readonly token: string }, world: World): Promise<number> {
  world.terminal.err('Capwise is starting in another process; waiting for its address …\n');
  const deadline = performance.now() + otherStartWithinMs;
  while (performance.now() < deadline && !world.signal.aborted) {
    const running = await runningServer(here.home, here.token);
    if (running) return sayAddress(world, running.port, here.token);
    await sleep(200);
  }
  throw new Refusal(
    'STORE_UNAVAILABLE',
    `another process holds ${here.home} and serves nothing: end it, then start again`,
  );
}

/** Before the first company exists, runs what the index marks for it. A failure there keeps nobody from the workbench. */
async function firstStart({ invoke, ports }: Composition, { terminal, signal }: World): Promise<void> {
  if ((await ports.store.companies()).length > 0) return;
  const names = (Object.keys(operationNames) as OperationName[]).filter((name) => operationEntry(name).atFirstStart);
  const line = progressLine(terminal);
  for (const name of names) {
    terminal.err(`${operationEntry(name).summary} …\n`);
    try {
      await invoke(name as string, {}, { progress: line.show, signal });
    } catch (error) {
      signal.throwIfAborted();
      line.clear();
      terminal.err(`that did not work: ${failureOf(error).message}\n`);
    }
    line.clear();
  }
}

type Place = { readonly home: string; readonly token: string; readonly asked: number | undefined };

async function listen(
  { home, token, asked }: Place,
  { invoke, ports }: Composition,
  { terminal }: World,
): Promise<{ readonly instance: FastifyInstance; readonly port: number }> {
  const { createServer, listeningPort } = await import('../http/server.ts');
  const uploads = path.join(home, 'uploads');
  await rm(uploads, { recursive: true, force: true });
  const instance = await createServer({
    invoke,
    ports,
    token,
    uploads,
    workbench: path.join(cloneFolder, 'web', 'dist'),
    onFault: (error) => terminal.err(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  await instance.listen({ host: '127.0.0.1', port: await freePort(asked) });
  return { instance, port: listeningPort(instance) };
}

/**
 * SIGTERM to npm does not reach this process, but its parent changes when npm dies. Started by a person's shell it goes on
 * when the shell is gone, as any server does.
 */
function untilStopped(signal: AbortSignal, starter: number): Promise<void> {
  const startedByNpm = process.env['npm_lifecycle_event'] !== undefined;
  return new Promise((resolve) => {
    const stop = (): void => {
      clearInterval(watch);
      resolve();
    };
    const watch = setInterval(() => startedByNpm && process.ppid !== starter && stop(), parentCheckMs);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
