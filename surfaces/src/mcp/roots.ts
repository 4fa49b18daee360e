import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@capwise/domain';

const entryLimit = 10_000;

/** The real paths of the folders that a caller may read. Refuses FILE_NOT_FOUND. */
export async function realRoots(roots: readonly string[], folder: string): Promise<readonly string[]> {
  return Promise.all(roots.map((root) => realPath(path.resolve(folder, root))));
}

/**
 * Admits a path that lies, links followed, under one of the roots; of a folder also everything in it. Refuses
 * FILE_NOT_ALLOWED, also for what is not there outside of the roots, so that nothing can be probed.
 */
export async function admitted(file: string, roots: readonly string[]): Promise<string> {
  const [first] = roots;
  if (first === undefined)
    throw notAllowed(file, 'no folder is open to this caller: start "capwise mcp --root FOLDER"');
  const asked = path.resolve(first, file);
  const real = await realpath(asked).catch(() => undefined);
  const openRoots = `the open folders are ${roots.join(', ')}`;
  if (!isUnder(real ?? asked, roots)) throw notAllowed(file, openRoots);
  if (real === undefined) throw new Refusal('FILE_NOT_FOUND', `"${file}" is not there: check the path`, { file });
  if ((await stat(real)).isDirectory()) await checkFolder(real, roots, openRoots);
  return real;
}

async function checkFolder(folder: string, roots: readonly string[], openRoots: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  if (entries.length > entryLimit) {
    throw new Refusal('TOO_LARGE', `"${folder}" holds more than ${entryLimit} files: name a smaller folder`, {
      file: folder,
    });
  }
  for (const entry of entries.filter((found) => found.isSymbolicLink())) {
    const full = path.join(entry.parentPath, entry.name);
    const real = await realpath(full).catch(() => full);
    if (!isUnder(real, roots)) throw notAllowed(full, `it links out of the open folders; ${openRoots}`);
  }
}

function isUnder(file: string, roots: readonly string[]): boolean {
  return roots.some((root) => file === root || file.startsWith(root.endsWith(path.sep) ? root : root + path.sep));
}

async function realPath(folder: string): Promise<string> {
  return realpath(folder).catch(() => {
    throw new Refusal('FILE_NOT_FOUND', `--root: "${folder}" is not there: name a folder that is`, { file: folder });
  });
}

function notAllowed(file: string, why: string): Refusal {
  return new Refusal('FILE_NOT_ALLOWED', `"${file}" may not be read: ${why}`, { file });
}
