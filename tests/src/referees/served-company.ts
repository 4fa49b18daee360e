import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { compose } from '@capwise/surfaces';
import { ownHome } from '../support/own-home.ts';
import { recordYear } from '../support/year.ts';

/** A server of its own over a small company that whoever asks may change. */
export type Served = {
  /** Where it answers, without a slash at the end. */
  readonly origin: string;
  readonly token: string;
  /** What the server said of its own faults so far. */
  readonly faults: () => string;
  /** Ends the server and forgets the company. */
  readonly end: () => Promise<void>;
};

const program = path.resolve(import.meta.dirname, '..', '..', '..', 'surfaces', 'bin', 'capwise.js');

/** The one company of that server. */
export const throwaway = 'throwaway';

/** `capwise serve` in a fresh home that holds one company: a year with every kind of event. */
export async function serveThrowaway(): Promise<Served> {
  const home = await ownHome('throwaway');
  const capwise = await compose({ home });
  await recordYear(capwise, throwaway);
  await capwise.invoke('companies.use', { name: throwaway });
  await capwise.close();
  const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CAPWISE_HOME: home },
  });
  const left = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  let words = '';
  child.stderr.on('data', (piece: Buffer) => (words += piece.toString('utf8')));
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await left;
    await rm(home, { recursive: true, force: true });
  };
  try {
    const address = await Promise.race([
      new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
      left.then(() => Promise.reject(new Error(`capwise serve left: ${words}`))),
    ]);
    return { origin: new URL(address).origin, token: tokenIn(address), faults: () => words, end };
  } catch (error) {
    await end();
    throw error;
  }
}

function tokenIn(address: string): string {
  const token = new URL(address).searchParams.get('token');
  if (token === null) throw new Error(`the address that the server printed holds no token: ${address}`);
  return token;
}
