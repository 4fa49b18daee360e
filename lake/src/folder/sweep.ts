import { readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { costFolder, loadOfFile, stagesFolder } from './layout.ts';
import { isOwned } from './owner.ts';

/** Removes all that a load left in a company's folder; answers how many files of parts those were. */
export async function removeLoad(folder: string, load: string): Promise<number> {
  await rm(join(folder, stagesFolder, load), { recursive: true, force: true });
  return removeFiles(folder, (owner) => owner === load);
}

/** Removes parts and stages of loads that are neither known nor being staged by a process that lives. */
export async function sweepFolder(folder: string, known: ReadonlySet<string>): Promise<number> {
  const stages = await readdir(join(folder, stagesFolder)).catch(none);
  const staged = new Set<string>();
  for (const load of stages) {
    const stage = join(folder, stagesFolder, load);
    if (!known.has(load) && (await isOwned(stage))) staged.add(load);
    else await rm(stage, { recursive: true, force: true });
  }
  return removeFiles(folder, (load) => !known.has(load) && !staged.has(load));
}

async function removeFiles(folder: string, matches: (load: string) => boolean): Promise<number> {
  const root = join(folder, costFolder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(none);
  const files = entries.filter((entry) => {
    const load = entry.isFile() ? loadOfFile(entry.name) : null;
    return load !== null && matches(load);
  });
  for (const file of files) {
    await rm(join(file.parentPath, file.name), { force: true });
    await removeEmpty(file.parentPath, folder);
  }
  return files.length;
}

/** Removes a folder and those above it, up to the company's own, as long as nothing is in them. */
async function removeEmpty(folder: string, company: string): Promise<void> {
  if (folder === company) return;
  try {
    await rmdir(folder);
  } catch {
    return;
  }
  await removeEmpty(dirname(folder), company);
}

function none(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
