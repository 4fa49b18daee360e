import path from 'node:path';
import { rerun } from '../setup/node.mjs';
import { root } from '../setup/root.mjs';

const bin = (name, room = '.') => path.join(root, room, 'node_modules', '.bin', name);
const node = (...args) => [process.execPath, args];
const rooms = ['domain', 'contract', 'app', 'lake', 'store', 'surfaces', 'web', 'tools', 'tests'];

/** Each task is a list of commands; the first one that fails ends it. */
const tasks = {
  start: (args) => [node('surfaces/bin/capwise.js', 'serve', ...args)],
  dev: (args) => [node('tools/tasks/dev.mjs', ...args)],
  test: (args) => [node(bin('vitest'), 'run', ...args)],
  check: () => [
    [bin('biome', 'tools'), ['ci', '--config-path', root, '.']],
    node(bin('tsc'), '-b', ...rooms.map((room) => `${room}/tsconfig.json`)),
    [bin('oxlint', 'tools'), ['--deny-warnings']],
    node(bin('knip', 'tools')),
  ],
  referees: (args) => [node('tests/src/referees/run.ts', ...args)],
  torture: (args) => [node(bin('vitest'), 'run', '--config', 'tests/vitest.torture.config.ts', ...args)],
  bench: (args) => [node('tests/src/bench/run.ts', ...args)],
};

/** Runs a task and answers its exit code. */
export async function runTask(task, args) {
  const commands = tasks[task]?.(args);
  if (!commands) {
    console.error(`No task called "${task}". Tasks: ${Object.keys(tasks).join(', ')}.`);
    return 2;
  }
  process.chdir(root);
  for (const [file, commandArgs] of commands) {
    const code = await rerun(file, commandArgs);
    if (code !== 0) return code;
  }
  return 0;
}
