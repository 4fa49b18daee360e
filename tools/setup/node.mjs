import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { SetupFailure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { npmCommand, npmPatienceMs } from './npm.mjs';
import { root } from './root.mjs';

/** The Node that the project runs on; the npm packages `node-<platform>-<arch>` carry the binary without an install script. */
const wanted = '26.10.0';
const wantedMajor = 26;
const platforms = ['linux-x64', 'linux-arm64'];
const platform = `${process.platform}-${process.arch}`;
const nodePackage = `node-${platform}`;
const folder = path.join(root, '.tools', `node-${wanted}`);
const otherwise = `Install Node ${wantedMajor} and run the command again.`;

/**
 * True when this process already runs on a Node that is new enough. Otherwise installs the project's Node under `.tools`,
 * runs the same task again with it, takes over its exit code, and answers false.
 */
export async function ensureNode(task, args) {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return true;
  if (!existsSync(binaryIn(folder))) await withLock('node', installNode);
  // It stops what it runs itself: killed before that, it would leave it behind.
  const patience = Number.POSITIVE_INFINITY;
  process.exitCode = await run(binaryIn(folder), [path.join(root, 'tools', 'run.mjs'), task, ...args], { patience });
  return false;
}

function binaryIn(place) {
  return path.join(place, 'node_modules', nodePackage, 'bin', 'node');
}

/** Installs into a draft beside the folder, so that the folder is there only when it is whole. */
async function installNode() {
  if (existsSync(binaryIn(folder))) return;
  if (!platforms.includes(platform)) {
    throw new SetupFailure(
      `Capwise runs on Linux (x64 or arm64) and needs Node ${wantedMajor} or newer; this is Node ${process.versions.node} ` +
        `on ${platform}. ${otherwise}`,
    );
  }
  console.error(
    `Node ${process.versions.node} is older than ${wantedMajor}: bringing Node ${wanted} from npm (once) …`,
  );
  const draft = `${folder}.draft`;
  for (const leftover of [draft, folder]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const npm = npmCommand();
  const args = ['install', '--prefix', draft, '--no-save', '--engine-strict=false', '--install-strategy=hoisted'];
  const code = await run(npm.file, [...npm.args, ...args, `${nodePackage}@${wanted}`], {
    cwd: draft,
    patience: npmPatienceMs,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0 || !existsSync(binaryIn(draft))) {
    rmSync(draft, { recursive: true, force: true });
    throw new SetupFailure(
      `npm could not install ${nodePackage}@${wanted} (exit code ${code}). Is the npm registry reachable? ${otherwise}`,
    );
  }
  if (spawnSync(binaryIn(draft), ['--version']).status !== 0) {
    throw new SetupFailure(
      `Node ${wanted} from npm does not run on this system: its C library may be another. ${otherwise}`,
    );
  }
  renameSync(draft, folder);
}
