import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** The Node that the project runs on; the npm packages `node-<platform>-<arch>` carry the binary without an install script. */
const wanted = '26.10.0';
const wantedMajor = 26;

/**
 * True when this process already runs on a Node that is new enough. Otherwise installs the project's Node under `.tools`,
 * runs the same task again with it, takes over its exit code, and answers false.
 */
export async function ensureNode(task, args) {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return true;
  const binary = installedNode() ?? installNode();
  process.exitCode = await rerun(binary, [path.join(root, 'tools', 'run.mjs'), task, ...args]);
  return false;
}

function nodePackage() {
  return `node-${process.platform}-${process.arch}`;
}

function binaryOf(folder) {
  return path.join(folder, 'node_modules', nodePackage(), 'bin', 'node');
}

function installedNode() {
  const folder = path.join(root, '.tools', `node-${wanted}`);
  return existsSync(binaryOf(folder)) ? binaryOf(folder) : undefined;
}

function installNode() {
  if (!['linux-x64', 'linux-arm64'].includes(`${process.platform}-${process.arch}`)) {
    console.error(
      `Capwise runs on Linux (x64 or arm64) and needs Node ${wantedMajor} or newer; this is Node ${process.versions.node} ` +
        `on ${process.platform}-${process.arch}. Install Node ${wantedMajor} and run the command again.`,
    );
    process.exit(1);
  }
  console.error(
    `Node ${process.versions.node} is older than ${wantedMajor}: bringing Node ${wanted} from npm into .tools (once).`,
  );
  const folder = path.join(root, '.tools', `node-${wanted}`);
  const draft = `${folder}.draft-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const npm = npmCommand();
  const args = [
    'install',
    '--prefix',
    draft,
    '--no-save',
    '--engine-strict=false',
    '--install-strategy=hoisted',
    `${nodePackage()}@${wanted}`,
  ];
  const done = spawnSync(npm.file, [...npm.args, ...args], { cwd: draft, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0 || !existsSync(binaryOf(draft))) {
    rmSync(draft, { recursive: true, force: true });
    console.error(
      `npm could not install ${nodePackage()}@${wanted}. Check the registry, or install Node ${wantedMajor} and run the command again.`,
    );
    process.exit(1);
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Another start finished the same install first; its folder is as good as ours.
    rmSync(draft, { recursive: true, force: true });
  }
  return binaryOf(folder);
}

/** npm names its own file in `npm_execpath`; without it the `npm` on the PATH is used. */
export function npmCommand() {
  const file = process.env.npm_execpath;
  return file && readFileSync(file, 'utf8').length > 0
    ? { file: process.execPath, args: [file] }
    : { file: 'npm', args: [] };
}

/** Runs `binary` with our terminal, passes signals on, and answers its exit code. Stops it when our parent goes away. */
export function rerun(binary, args) {
  return new Promise((resolve) => {
    const child = spawn(binary, args, { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
