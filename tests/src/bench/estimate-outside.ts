import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findPythonPackage } from '../referees/python-environment.ts';
import { lastWords, runProgram, type Program } from '../support/program.ts';
import { modelInputs, numpyModel, squiggleModel } from './estimate-model.ts';
import type { Sampled } from './estimate-samples.ts';

const squiggle = { name: '@quri/squiggle-lang', version: '0.10.0' };
const installMs = 300_000;

/** An outside engine that runs the model, or why it is not here. */
export type Engine =
  | { readonly kind: 'found'; readonly name: string; readonly run: (samples: number) => Promise<Sampled> }
  | { readonly kind: 'absent'; readonly reason: string };

/** numpy in an environment of its own, a process for each run, which warms up before it measures. */
export async function numpyEngine(folder: string): Promise<Engine> {
  const tool = await findPythonPackage({ name: 'numpy', version: '2.4.6', requirements: [] });
  if (tool.kind === 'absent') return tool;
  const program = path.join(folder, 'estimate-model.py');
  await writeFile(program, numpyModel);
  return {
    kind: 'found',
    name: tool.version,
    run: (samples) =>
      sampled({
        file: path.join(tool.folder, 'python'),
        args: ['-W', 'ignore', program, JSON.stringify(modelInputs), String(samples)],
      }),
  };
}

const squiggleProgram = `import { run } from '@quri/squiggle-lang';
const [code, samples] = process.argv.slice(2);
const environment = { sampleCount: Number(samples), xyPointLength: 1000 };
let best = Infinity;
let found;
for (let round = 0; round < 3; round += 1) {
  const began = performance.now();
  found = await run(code, { environment });
  if (!found.result.ok) throw new Error(String(found.result.value));
  best = Math.min(best, performance.now() - began);
}
const { mean, low, high } = Object.fromEntries(found.result.value.result.value.entries().map(([key, value]) => [key, value.value]));
console.log(JSON.stringify({ ms: best, mean, quantiles: [low, high] }));
`;

/** Squiggle, installed for the run by npm into a folder that is gone afterwards; the best of three in each process. */
export async function squiggleEngine(folder: string): Promise<Engine> {
  const home = path.join(folder, 'squiggle');
  await mkdir(home, { recursive: true });
  await writeFile(path.join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await writeFile(path.join(home, 'run.js'), squiggleProgram);
  const name = `${squiggle.name}@${squiggle.version}`;
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', name];
  const installed = await runProgram({ file: 'npm', args, folder: home, timeoutMs: installMs });
  if (installed.code !== 0) return { kind: 'absent', reason: `npm cannot install ${name}: ${lastWords(installed)}` };
  return {
    kind: 'found',
    name: `Squiggle ${squiggle.version}`,
    run: (samples) =>
      sampled({
        file: process.execPath,
        args: [path.join(home, 'run.js'), squiggleModel(), String(samples)],
        folder: home,
      }),
  };
}

async function sampled(program: Program): Promise<Sampled> {
  const ended = await runProgram({ ...program, timeoutMs: installMs });
  if (ended.code !== 0) throw new Error(`an outside engine failed: ${lastWords(ended)}`);
  return JSON.parse(ended.out.trim().split('\n').at(-1) ?? '') as Sampled;
}
