import { readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { costFolder, loadOfFile, stagesFolder } from './layout.ts';
import { isOwned } from './owner.ts';

/** Removes all that a load left in a company's folder; answers how many files of parts those were. */
export async function removeLoad(folder: string, load: string): Promise<number> {
  await rm(join(folder, stagesFolder, load), { recursive: true, force: true });
  const files = await partFiles(folder);
  return removeFiles(
    folder,
    files.filter((file) => file.load === load),
  );
}

/**
 * Removes parts and stages of loads that are neither known nor being staged by a process that lives. The order is what makes
 * it safe beside other processes: a load whose files are listed was claimed before; when its process is found dead, what it
 * published is known by the time that is asked.
 */
export async function sweepFolder(folder: string, known: () => Promise<ReadonlySet<string>>): Promise<number> {
  const files = await partFiles(folder);
  const stages = await readdir(join(folder, stagesFolder)).catch(none);
  const owned = new Set<string>();
  for (const load of stages) if (await isOwned(join(folder, stagesFolder, load))) owned.add(load);
  const published = await known();
  for (const load of stages) {
    if (owned.has(load) && !published.has(load)) continue;
    await rm(join(folder, stagesFolder, load), { recursive: true, force: true });
  }
  return removeFiles(
    folder,
    files.filter(({ load }) => !published.has(load) && !owned.has(load)),
  );
}

type PartFile = { readonly load: string; readonly folder: string; readonly name: string };

async function partFiles(folder: string): Promise<readonly PartFile[]> {
  const root = join(folder, costFolder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(none);
  return entries.flatMap((entry) => {
    const load = entry.isFile() ? loadOfFile(entry.name) : null;
    return load === null ? [] : [{ load, folder: entry.parentPath, name: entry.name }];
  });
}

async function removeFiles(company: string, files: readonly PartFile[]): Promise<number> {
  for (const { folder, name } of files) {
    await rm(join(folder, name), { force: true });
    await removeEmpty(folder, company);
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
