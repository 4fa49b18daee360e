import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lastWords, runProgram } from '../support/program.ts';
import type { Tool } from './tools.ts';

const version = '2.2.1';
const environment = path.resolve(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '.tools',
  'referees',
  `focus-validator-${version}`,
);
const installMs = 300_000;

/** The validator of the FinOps Foundation from PyPI, in an environment of its own. */
export async function findFocusValidator(): Promise<Tool> {
  const name = 'focus-validator';
  if (!existsSync(path.join(environment, 'whole'))) {
    const failure = await install();
    if (failure !== null) return { kind: 'absent', name, reason: failure };
  }
  return { kind: 'found', name, version: `${name} ${version}`, folder: path.join(environment, 'bin') };
}

async function install(): Promise<string | null> {
  await rm(environment, { recursive: true, force: true });
  await mkdir(path.dirname(environment), { recursive: true });
  const made = await runProgram({ file: 'python3', args: ['-m', 'venv', environment], timeoutMs: installMs });
  if (made.code !== 0) return `python3 cannot make an environment: ${lastWords(made)}`;
  const packages = [`focus-validator==${version}`, 'pyarrow<22'];
  const installed = await runProgram({
    file: path.join(environment, 'bin', 'pip'),
    args: ['install', '--disable-pip-version-check', '--quiet', '--ignore-requires-python', ...packages],
    timeoutMs: installMs,
  });
  if (installed.code !== 0) return `pip cannot install focus-validator ${version}: ${lastWords(installed)}`;
  await readableByPython311();
  await writeFile(path.join(environment, 'whole'), '');
  return null;
}

/** One line of it is written in a way that Python reads from 3.12 on. */
async function readableByPython311(): Promise<void> {
  const file = path.join(await sitePackages(), 'focus_validator', 'config_objects', 'focus_to_duckdb_converter.py');
  const text = await readFile(file, 'utf8');
  const newer = `f"'{k.replace('\\"', '\\"\\"')}'" for k in ignore_keys`;
  await writeFile(file, text.replace(newer, `"'" + k.replace('"', '""') + "'" for k in ignore_keys`));
}

async function sitePackages(): Promise<string> {
  const library = path.join(environment, 'lib');
  const [python = ''] = (await readdir(library)).filter((name) => name.startsWith('python'));
  return path.join(library, python, 'site-packages');
}

function argumentsFor(file: string, report: string): readonly string[] {
  const what = ['--data-file', file, '--validate-version', '1.2.0.1', '--focus-dataset', 'CostAndUsage'];
  const how = ['--block-download', '--applicability-criteria', 'ALL'];
  return [...what, ...how, '--output-type', 'unittest', '--output-destination', report];
}

/** The ids of the rules of FOCUS 1.2 that a file breaks. Throws when the validator does not come to an end. */
export async function brokenRules(tool: Tool & { readonly kind: 'found' }, file: string): Promise<readonly string[]> {
  const report = `${file}.xml`;
  const ended = await runProgram({
    file: path.join(tool.folder, 'focus-validator'),
    args: argumentsFor(file, report),
    // It looks for its own model beside itself.
    folder: await sitePackages(),
    timeoutMs: installMs,
  });
  if (ended.code !== 0 || !existsSync(report)) throw new Error(`focus-validator: ${lastWords(ended)}`);
  const text = await readFile(report, 'utf8');
  const cases = text.split('<testcase ').slice(1);
  if (cases.length < 100) throw new Error(`focus-validator checked ${cases.length} rules only`);
  return cases
    .filter((one) => /<(failure|error)\b/.test(one))
    .map((one) => /^name="([^" ]+)/.exec(one)?.[1] ?? 'a rule without a name');
}
