import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The process that stages a load: its id, and its start, because ids come again. */
type Owner = { readonly pid: number; readonly started: string };

const ownerFile = 'owner.json';

/** Marks a stage's folder as this process's own. */
export async function claim(folder: string): Promise<void> {
  const owner: Owner = { pid: process.pid, started: await startOf(process.pid) };
  await writeFile(join(folder, ownerFile), JSON.stringify(owner), { flag: 'wx' });
}

/** How long a process has to claim a folder that it made. */
const claimMsMax = 10_000;

/** True while the process that claimed a folder lives, and for a folder so new that it may be claimed at this moment. */
export async function isOwned(folder: string): Promise<boolean> {
  const owner = await ownerOf(folder);
  if (!owner) return isNew(folder);
  if (!isAlive(owner.pid)) return false;
  return (await startOf(owner.pid)) === owner.started;
}

async function isNew(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < claimMsMax;
}

async function ownerOf(folder: string): Promise<Owner | null> {
  try {
    const { pid, started } = JSON.parse(await readFile(join(folder, ownerFile), 'utf8')) as Partial<Owner>;
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const startField = 19;

/** When a process started, in ticks since boot; empty where the system does not say. */
export async function startOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[startField] ?? '';
  } catch {
    return '';
  }
}
