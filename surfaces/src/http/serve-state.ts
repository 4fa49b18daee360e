import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openPath } from './guard.ts';
import { proofOf } from './token.ts';

/** A server of this home that says it runs. */
export type ServeState = { readonly pid: number; readonly port: number };

const fileName = 'serve.json';
const answerWithinMs = 2000;

/** The address that opens the workbench. */
export function addressOf(port: number, token: string): string {
  return `http://127.0.0.1:${port}/?token=${token}`;
}

/** The server that runs for a home, if one does: its process lives and its port proves that it knows our token. */
export async function runningServer(home: string, token: string): Promise<ServeState | undefined> {
  const state = await readState(home);
  if (!state || !isAlive(state.pid)) return undefined;
  return (await isOurs(state.port, token)) ? state : undefined;
}

/** Says that this process serves a home. */
export async function writeState(home: string, state: ServeState): Promise<void> {
  const file = path.join(home, fileName);
  const draft = `${file}.${state.pid}`;
  await writeFile(draft, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

/** Takes back what this process said, and nothing that another said since. */
export async function clearState(home: string, pid: number): Promise<void> {
  if ((await readState(home))?.pid === pid) await rm(path.join(home, fileName), { force: true });
}

async function readState(home: string): Promise<ServeState | undefined> {
  try {
    const { pid, port } = JSON.parse(await readFile(path.join(home, fileName), 'utf8')) as Partial<ServeState>;
    return typeof pid === 'number' && typeof port === 'number' ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isOurs(port: number, token: string): Promise<boolean> {
  const nonce = randomUUID();
  try {
    const response = await fetch(`http://127.0.0.1:${port}${openPath}?nonce=${nonce}`, {
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const { proof } = (await response.json()) as { proof?: unknown };
    return proof === proofOf(token, nonce);
  } catch {
    return false;
  }
}
