import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lastWords, runProgram } from '../support/program.ts';
import { findPythonPackage } from './python-environment.ts';
import type { FoundTool, Tool } from './tool.ts';

const validateMs = 300_000;

/** The validator of the FinOps Foundation from PyPI, in an environment of its own. */
export async function findFocusValidator(): Promise<Tool> {
  // It asks for Python 3.12, and runs on 3.11 once a line of it is written otherwise.
  const requirements = ['pyarrow<22', '--ignore-requires-python'];
  const tool = await findPythonPackage({ name: 'focus-validator', version: '2.2.1', requirements });
  if (tool.kind === 'found') await readableByPython311(tool);
  return tool;
}

/** One line of it is written in a way that Python reads from 3.12 on. */
async function readableByPython311(tool: FoundTool): Promise<void> {
  const file = path.join(await sitePackages(tool), 'focus_validator', 'config_objects', 'focus_to_duckdb_converter.py');
  const text = await readFile(file, 'utf8');
  const newer = `f"'{k.replace('\\"', '\\"\\"')}'" for k in ignore_keys`;
  await writeFile(file, text.replace(newer, `"'" + k.replace('"', '""') + "'" for k in ignore_keys`));
}

async function sitePackages({ folder }: FoundTool): Promise<string> {
  const library = path.join(folder, '..', 'lib');
  const [python = ''] = (await readdir(library)).filter((name) => name.startsWith('python'));
  return path.join(library, python, 'site-packages');
}

function argumentsFor(file: string, report: string): readonly string[] {
  const what = ['--data-file', file, '--validate-version', '1.2.0.1', '--focus-dataset', 'CostAndUsage'];
  const how = ['--block-download', '--applicability-criteria', 'ALL'];
  return [...what, ...how, '--output-type', 'unittest', '--output-destination', report];
}

/** The ids of the rules of FOCUS 1.2 that a file breaks. Throws when the validator does not come to an end. */
export async function brokenRules(tool: FoundTool, file: string): Promise<readonly string[]> {
  const report = `${file}.xml`;
  const ended = await runProgram({
    file: path.join(tool.folder, 'focus-validator'),
    args: argumentsFor(file, report),
    // It looks for its own model beside itself.
    folder: await sitePackages(tool),
    timeoutMs: validateMs,
  });
  if (ended.code !== 0 || !existsSync(report)) throw new Error(`focus-validator: ${lastWords(ended)}`);
  const text = await readFile(report, 'utf8');
  const cases = text.split('<testcase ').slice(1);
  if (cases.length < 100) throw new Error(`focus-validator checked ${cases.length} rules only`);
  return cases
    .filter((one) => /<(failure|error)\b/.test(one))
    .map((one) => /^name="([^" ]+)/.exec(one)?.[1] ?? 'a rule without a name');
}
