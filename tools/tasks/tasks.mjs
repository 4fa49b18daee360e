import path from 'node:path';
import { run } from '../setup/child.mjs';
import { root } from '../setup/root.mjs';

const bin = (name, room = '.') => path.join(root, room, 'node_modules', '.bin', name);
const node = (...args) => ({ file: process.execPath, args });

/** Every tsconfig of the clone; domain and contract check their tests apart, since their sources know no Node. */
const projects = [
  'domain',
  'domain/tsconfig.test.json',
  'contract',
  'contract/tsconfig.test.json',
  'app',
  'lake',
  'store',
  'solvers',
  'surfaces',
  'web',
  'tools',
  'tests',
];

/** Each task is a list of steps. Those with a title are independent: all run, and the task fails when one does. */
const tasks = {
  start: (args) => [node('surfaces/bin/capwise.js', 'serve', ...args)],
  dev: (args) => [node('tools/tasks/dev.mjs', ...args)],
  test: (args) => [node(bin('vitest'), 'run', ...args)],
  check: () => [
    { title: 'format', file: bin('biome', 'tools'), args: ['ci', '--config-path', root, '.'] },
    { title: 'types', ...node(bin('tsc'), '-b', ...projects) },
    {
      title: 'lint',
      file: bin('oxlint', 'tools'),
      args: ['--deny-warnings'],
      env: { OXLINT_TSGOLINT_PATH: bin('tsgolint', 'tools') },
    },
    { title: 'dead code', ...node(bin('knip', 'tools')) },
  ],
  referees: (args) => [node('tests/src/referees/run.ts', ...args)],
  torture: (args) => [node(bin('vitest'), 'run', '--config', 'tests/vitest.torture.config.ts', ...args)],
  bench: (args) => [node('tests/src/bench/run.ts', ...args)],
};

export const taskNames = Object.keys(tasks);

export function isTask(name) {
  return Object.hasOwn(tasks, name);
}

/** Runs a task and answers its exit code. */
export async function runTask(name, args) {
  process.chdir(root);
  const failures = [];
  for (const step of tasks[name](args)) {
    if (step.title) console.log(`── ${step.title}`);
    const code = await run(step.file, step.args, { env: { ...process.env, ...step.env } });
    if (code === 0) continue;
    if (!step.title || code > 128) return code;
    failures.push(step.title);
  }
  if (failures.length > 0) console.error(`${name} failed: ${failures.join(', ')}`);
  return failures.length > 0 ? 1 : 0;
}
