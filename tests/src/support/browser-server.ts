import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { demoInstallation, installation, type TestInstallation } from './installation.ts';

/** An installation with `capwise serve` running for it in a process of its own. */
export type ServedInstallation = TestInstallation & {
  /** Where it answers, without a slash at the end. */
  readonly origin: string;
  /** The printed address, which ends in the token. */
  readonly address: string;
};

const program = path.resolve(import.meta.dirname, '..', '..', '..', 'surfaces', 'bin', 'capwise.js');
const placeholder = 'placeholder';

/** A served installation with the demo company; `bills`: with nothing beside its bills. */
export async function servedDemo(scope: 'company' | 'bills' = 'company'): Promise<ServedInstallation> {
  return serve(await demoInstallation(scope));
}

/** A served installation without a company: a first start creates the demo unless it finds a company, so it finds one. */
export async function servedEmpty(): Promise<ServedInstallation> {
  const capwise = await installation();
  await capwise.ports.store.create(placeholder, { demo: false });
  const served = await serve(capwise);
  await capwise.ports.store.drop(placeholder);
  return served;
}

async function serve(capwise: TestInstallation): Promise<ServedInstallation> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CAPWISE_HOME: capwise.home, DATABASE_URL: capwise.databaseUrl },
  });
  const left = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let words = '';
  child.stderr.on('data', (piece: Buffer) => (words += piece.toString('utf8')));
  const address = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    left.then((code) => Promise.reject(new Error(`capwise serve left with ${code ?? 'a signal'}: ${words}`))),
  ]);
  return {
    ...capwise,
    address,
    origin: new URL(address).origin,
    drop: async () => {
      child.kill('SIGTERM');
      await left;
      await capwise.drop();
    },
  };
}
