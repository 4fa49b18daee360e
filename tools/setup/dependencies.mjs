import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { SetupFailure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { npmCommand, npmPatienceMs } from './npm.mjs';
import { root } from './root.mjs';

const stamp = path.join(root, 'node_modules', '.capwise-lockfile');

/** Runs `npm ci` unless `node_modules` was made from exactly this lockfile. Compares content: a checkout touches times. */
export async function ensureDependencies() {
  if (installed()) return;
  await withLock('dependencies', async () => {
    if (!installed()) await install();
  });
}

function installed() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

function wanted() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

async function install() {
  console.error('Installing dependencies (npm ci) …');
  const lockfile = wanted();
  const npm = npmCommand();
  const args = ['ci', '--install-strategy=linked', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const code = await run(npm.file, [...npm.args, ...args, '--loglevel=error'], {
    cwd: root,
    patience: npmPatienceMs,
    env: { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) {
    throw new SetupFailure(
      `npm ci failed (exit code ${code}): its reason stands above. Run the command again after it.`,
    );
  }
  writeFileSync(stamp, lockfile);
}
