import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { SetupFailure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';

/** What the built page is made of. Tests live beside the sources and are left out. */
const sources = ['package-lock.json', 'tsconfig.base.json', 'web', 'contract/src', 'domain/src'];
const needingPage = new Set(['start', 'test', 'bench', 'torture']);
const web = path.join(root, 'web');
const page = path.join(web, 'dist');
const stampName = '.sources';

/** Builds the workbench when one of its sources differs from those of the last build. */
export async function ensurePage(task) {
  if (!needingPage.has(task) || isBuiltFrom(sourcesDigest())) return;
  await withLock('page', async () => {
    const digest = sourcesDigest();
    if (!isBuiltFrom(digest)) await build(digest);
  });
}

function isBuiltFrom(digest) {
  const stamp = path.join(page, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

/** Builds beside the page and swaps: a running server never serves half of one. */
async function build(digest) {
  console.error('Building the workbench …');
  const cache = path.join(web, 'node_modules', '.cache');
  const draft = path.join(cache, 'page-draft');
  const old = path.join(cache, 'page-old');
  mkdirSync(cache, { recursive: true });
  const vite = path.join(web, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'error'];
  const code = await run(process.execPath, args, { cwd: web, stdio: ['ignore', 'inherit', 'inherit'] });
  if (code !== 0) {
    throw new SetupFailure(`The workbench could not be built (exit code ${code}): the reason stands above.`);
  }
  writeFileSync(path.join(draft, stampName), digest);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(page)) renameSync(page, old);
  renameSync(draft, page);
  rmSync(old, { recursive: true, force: true });
}

function sourcesDigest() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(source))) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Files at or below a path, relative to the clone, in an order that depends on names only. */
function filesOf(source) {
  const full = path.join(root, source);
  if (!existsSync(full)) return [];
  if (source.endsWith('.json')) return [source];
  return readdirSync(full, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      if (['node_modules', 'dist'].includes(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
      const file = `${source}/${entry.name}`;
      return entry.isDirectory() ? filesOf(file) : [file];
    });
}
