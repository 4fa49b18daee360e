import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { OperationName } from '@capwise/contract';
import type { Answer, Question } from '@capwise/contract/registry';
import type { Place } from '../kill/import-run.ts';

/** A server of a home that runs as a process of its own. */
export type Served = {
  readonly address: string;
  /** Posts one call. Throws what the server refuses, with its code. */
  readonly ask: <Name extends OperationName>(name: Name, input: Question<Name>, key?: string) => Promise<Answer<Name>>;
  /** Its exit code, when it has left. */
  readonly left: Promise<number | null>;
  readonly stop: () => Promise<number | null>;
};

const bin = path.resolve(import.meta.dirname, '..', '..', '..', 'surfaces', 'bin', 'capwise.js');

/** Starts `capwise serve` on any free port and waits for its address. */
export async function serve({ home, databaseUrl }: Place): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CAPWISE_HOME: home, DATABASE_URL: databaseUrl ?? '' },
  });
  const left = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString('utf8')));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.on('exit', (code) => reject(new Error(`serve ended with ${code ?? 'a signal'}: ${errors}`)));
  });
  const token = new URL(address).searchParams.get('token') ?? '';
  return {
    address,
    left,
    ask: async (name, input, key) => {
      const answer = await fetch(new URL(`/api/${name}`, address), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'capwise-company': 'main',
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: JSON.stringify(input),
      });
      const body: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${name} was answered ${answer.status}: ${JSON.stringify(body)}`);
      return body as Answer<typeof name>;
    },
    stop: () => {
      child.kill('SIGTERM');
      return left;
    },
  };
}
