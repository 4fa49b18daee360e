import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lastWords, runProgram, type Ended } from '../support/program.ts';

/** An outside tool: where its programs are and which version it says it is, or why it is not here. */
export type Tool =
  | { readonly kind: 'found'; readonly name: string; readonly version: string; readonly folder: string }
  | { readonly kind: 'absent'; readonly name: string; readonly reason: string };

const cache = path.resolve(import.meta.dirname, '..', '..', '..', '.tools', 'referees');
const beancountVersion = '2.3.6';
const installMs = 300_000;
const isRoot = process.getuid?.() === 0;

/** hledger from the path, else from Debian's package, unpacked into the clone's cache or, as root, installed. */
export async function findHledger(): Promise<Tool> {
  const unpacked = path.join(cache, 'hledger');
  return firstFound('hledger', [
    () => probe('hledger', '', 'hledger'),
    () => probe('hledger', path.join(unpacked, 'usr', 'bin'), 'hledger'),
    async () => {
      const failure = await unpackPackage('hledger', unpacked);
      return failure ?? probe('hledger', path.join(unpacked, 'usr', 'bin'), 'hledger');
    },
    async () => (await installPackage('hledger')) ?? probe('hledger', '', 'hledger'),
  ]);
}

/** beancount from the path, else from PyPI in an environment of its own, else, as root, from Debian's package. */
export async function findBeancount(): Promise<Tool> {
  const environment = path.join(cache, `beancount-${beancountVersion}`);
  const programs = path.join(environment, 'bin');
  return firstFound('beancount', [
    () => probe('beancount', '', 'bean-check'),
    async () =>
      existsSync(path.join(environment, 'whole'))
        ? probe('beancount', programs, 'bean-check')
        : 'not in the cache of the clone',
    async () => (await installFromPypi(environment)) ?? probe('beancount', programs, 'bean-check'),
    async () => (await installPackage('beancount')) ?? probe('beancount', '', 'bean-check'),
  ]);
}

/** LibreOffice from the path, else, as root, its Calc from Debian without a screen. */
export async function findLibreOffice(): Promise<Tool> {
  return firstFound('LibreOffice', [
    () => probe('LibreOffice', '', 'soffice'),
    async () => (await installPackage('libreoffice-calc-nogui')) ?? probe('LibreOffice', '', 'soffice'),
  ]);
}

/** Runs a program of a found tool. */
export function runTool(
  tool: Tool & { readonly kind: 'found' },
  program: string,
  args: readonly string[],
): Promise<Ended> {
  return runProgram({ file: path.join(tool.folder, program), args, timeoutMs: 120_000 });
}

type Attempt = () => Promise<Tool | string>;

async function firstFound(name: string, attempts: readonly Attempt[]): Promise<Tool> {
  let reason = '';
  for (const attempt of attempts) {
    const result = await attempt();
    if (typeof result !== 'string') return result;
    reason = result;
  }
  return { kind: 'absent', name, reason };
}

async function probe(name: string, folder: string, program: string): Promise<Tool | string> {
  const answer = await runProgram({ file: path.join(folder, program), args: ['--version'], timeoutMs: 30_000 });
  if (answer.code !== 0) return `${program} does not run: ${lastWords(answer)}`;
  const version = answer.out.trim().split('\n')[0] ?? '';
  return { kind: 'found', name, version, folder };
}

async function unpackPackage(name: string, target: string): Promise<string | null> {
  const draft = `${target}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const download = { file: 'apt-get', args: ['download', name], folder: draft, timeoutMs: installMs };
  let downloaded = await runProgram(download);
  if (downloaded.code !== 0 && isRoot) {
    await runProgram({ file: 'apt-get', args: ['update'], timeoutMs: installMs });
    downloaded = await runProgram(download);
  }
  const archive = (await readdir(draft)).find((file) => file.endsWith('.deb'));
  if (downloaded.code !== 0 || archive === undefined) {
    await rm(draft, { recursive: true, force: true });
    return `apt-get cannot download the package ${name}: ${lastWords(downloaded)}`;
  }
  const unpacked = await runProgram({ file: 'dpkg', args: ['-x', path.join(draft, archive), draft] });
  await rm(path.join(draft, archive));
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  return unpacked.code === 0 ? null : `dpkg cannot unpack ${archive}: ${lastWords(unpacked)}`;
}

async function installPackage(name: string): Promise<string | null> {
  if (!isRoot) return `not found, and installing the package ${name} needs root`;
  const args = ['install', '--yes', '--no-install-recommends', name];
  const ended = await runProgram({
    file: 'apt-get',
    args,
    timeoutMs: installMs,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  return ended.code === 0 ? null : `apt-get cannot install ${name}: ${lastWords(ended)}`;
}

/** The environment is built where it stays, since its scripts name their own path; a mark says that it is whole. */
async function installFromPypi(environment: string): Promise<string | null> {
  await rm(environment, { recursive: true, force: true });
  const made = await runProgram({ file: 'python3', args: ['-m', 'venv', environment], timeoutMs: installMs });
  if (made.code !== 0) return `python3 cannot make an environment: ${lastWords(made)}`;
  const installed = await runProgram({
    file: path.join(environment, 'bin', 'pip'),
    args: ['install', '--disable-pip-version-check', '--quiet', `beancount==${beancountVersion}`],
    timeoutMs: installMs,
  });
  if (installed.code !== 0) return `pip cannot install beancount ${beancountVersion}: ${lastWords(installed)}`;
  await writeFile(path.join(environment, 'whole'), '');
  return null;
}
