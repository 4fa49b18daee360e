import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { claim, isOwned } from './owner.ts';

const spillFolder = '.spill';

/** A folder of this process for what does not fit in memory; those of processes that are gone are removed. */
export async function makeSpillFolder(home: string): Promise<string> {
  const root = join(home, spillFolder);
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    if (!(await isOwned(join(root, name)))) await rm(join(root, name), { recursive: true, force: true });
  }
  const folder = join(root, `${process.pid}-${process.hrtime.bigint()}`);
  await mkdir(folder);
  await claim(folder);
  return folder;
}
