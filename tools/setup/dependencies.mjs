import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npmCommand } from './node.mjs';
import { root } from './root.mjs';

/** Runs `npm ci` unless `node_modules` was made from exactly this lockfile. Compares content: a checkout touches times. */
export async function ensureDependencies() {
  const stamp = path.join(root, 'node_modules', '.capwise-lockfile');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing dependencies (npm ci) …');
  const npm = npmCommand();
  const env = {
    ...process.env,
    npm_config_install_strategy: 'linked',
    PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
  };
  const done = spawnSync(npm.file, [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) {
    console.error('npm ci failed: its reason stands above. Nothing was started.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
