import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lastWords, runProgram } from '../support/program.ts';
import type { Tool } from './tool.ts';

const cache = path.resolve(import.meta.dirname, '..', '..', '..', '.tools', 'referees');
const installMs = 300_000;

/** A package of PyPI and the exact versions that are installed with it. */
export type PythonPackage = {
  readonly name: string;
  readonly version: string;
  readonly requirements: readonly string[];
};

/** A package of PyPI in an environment of its own, kept in the cache of the clone; absent where it cannot be installed. */
export async function findPythonPackage({ name, version, requirements }: PythonPackage): Promise<Tool> {
  const environment = path.join(cache, `${name}-${version}`);
  if (!existsSync(path.join(environment, 'whole'))) {
    const failure = await install(environment, [`${name}==${version}`, ...requirements]);
    if (failure !== null) return { kind: 'absent', name, reason: failure };
  }
  return { kind: 'found', name, version: `${name} ${version}`, folder: path.join(environment, 'bin') };
}

/** The environment is built where it stays, since its scripts name their own path; a mark says that it is whole. */
async function install(environment: string, requirements: readonly string[]): Promise<string | null> {
  await rm(environment, { recursive: true, force: true });
  await mkdir(path.dirname(environment), { recursive: true });
  const made = await runProgram({ file: 'python3', args: ['-m', 'venv', environment], timeoutMs: installMs });
  if (made.code !== 0) return `python3 cannot make an environment: ${lastWords(made)}`;
  const installed = await runProgram({
    file: path.join(environment, 'bin', 'pip'),
    args: ['install', '--disable-pip-version-check', '--quiet', ...requirements],
    timeoutMs: installMs,
  });
  if (installed.code !== 0) return `pip cannot install ${requirements[0]}: ${lastWords(installed)}`;
  await writeFile(path.join(environment, 'whole'), '');
  return null;
}
