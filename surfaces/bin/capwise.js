#!/usr/bin/env node
// Plain JavaScript for any Node from 20 on: runs itself again under the project's Node where this one is older.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const neededMajor = 26;
const bin = fileURLToPath(import.meta.url);
const clone = path.resolve(path.dirname(bin), '..', '..');

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  module.enableCompileCache?.();
  const { main } = await import('../src/cli/main.ts');
  await main(process.argv.slice(2));
} else {
  const node = projectNode();
  if (node) rerun(node);
  else {
    console.error(
      `error: Capwise runs on Node ${neededMajor} or newer and this is Node ${process.versions.node}; run "npm start" or ` +
        `"npm test" once in ${clone}: it brings the project's own Node`,
    );
    process.exitCode = 5;
  }
}

/** The newest Node that set-up brought into the clone. */
function projectNode() {
  const tools = path.join(clone, '.tools');
  const built = `node-${process.platform}-${process.arch}`;
  const versions = existsSync(tools) ? readdirSync(tools).filter((name) => /^node-\d+\.\d+\.\d+$/.test(name)) : [];
  return versions
    .sort((left, right) => right.localeCompare(left, 'en', { numeric: true }))
    .map((name) => path.join(tools, name, 'node_modules', built, 'bin', 'node'))
    .find((file) => existsSync(file));
}

/** Hands terminal and signals over, takes the exit code over, and ends the other process when our parent goes away. */
function rerun(node) {
  const child = spawn(node, [bin, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C reaches the whole group by itself; passing it on would count as a second one.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
