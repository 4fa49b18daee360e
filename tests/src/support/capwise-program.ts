import path from 'node:path';
import type { TestInstallation } from './installation.ts';
import type { Program } from './program.ts';

const bin = path.resolve(import.meta.dirname, '..', '..', '..', 'surfaces', 'bin', 'capwise.js');

/** The command line of an installation, in a process of its own. */
export function capwiseProgram(
  { home, databaseUrl }: Pick<TestInstallation, 'home' | 'databaseUrl'>,
  args: readonly string[],
): Program {
  return { file: process.execPath, args: [bin, ...args], env: { CAPWISE_HOME: home, DATABASE_URL: databaseUrl } };
}
