import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { lastWords, runProgram, type Ended } from '../support/program.ts';
import { findPythonPackage } from './python-environment.ts';
import type { FoundTool, Tool } from './tool.ts';

const cache = path.resolve(import.meta.dirname, '..', '..', '..', '.tools', 'referees');
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
  return firstFound('beancount', [
    () => probe('beancount', '', 'bean-check'),
    async () => {
      const tool = await findPythonPackage({ name: 'beancount', version: '2.3.6', requirements: [] });
      return tool.kind === 'absent' ? tool.reason : probe('beancount', tool.folder, 'bean-check');
    },
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
export function runTool(tool: FoundTool, program: string, args: readonly string[]): Promise<Ended> {
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
