import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Files of live and superseded parts by company, relative to its folder in the lake. */
export type KnownFiles = Readonly<Record<string, readonly string[]>>;

/** What is wrong with the lake of a home: it holds the files that the store knows and no others, and nothing half done. */
export async function lakeFaults(home: string, known: KnownFiles): Promise<readonly string[]> {
  const lake = path.join(home, 'lake');
  if (!existsSync(lake))
    return Object.values(known)
      .flat()
      .map((file) => `${file} is missing`);
  const faults: string[] = [];
  for (const name of await readdir(lake)) {
    const found = await filesIn(path.join(lake, name));
    if (name === '.spill')
      faults.push(...(await readdir(path.join(lake, name))).map((left) => `spill folder ${left} is left`));
    else
      faults.push(
        ...found.filter((file) => !known[name]?.includes(file)).map((file) => `${name}/${file} is an orphan`),
      );
  }
  for (const [name, files] of Object.entries(known)) {
    const found = await filesIn(path.join(lake, name));
    faults.push(...files.filter((file) => !found.includes(file)).map((file) => `${name}/${file} is missing`));
  }
  return faults;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
