import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The process that stages a load: its id, and its start, because ids come again. */
type Owner = { readonly pid: number; readonly started: string };

const ownerFile = 'owner.json';

/**
 * Makes a stage's folder as this process's own. It has an owner from its first moment: until the file is written its name says
 * who that is, so that no sweep takes it for nobody's. Throws when the folder is there already.
 */
export async function claim(folder: string): Promise<void> {
  const owner: Owner = { pid: process.pid, started: await startOf(process.pid) };
  const draft = `${folder}.${owner.pid}.${owner.started}.claim`;
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, ownerFile), JSON.stringify(owner));
  await rename(draft, folder);
}

/** True while the process that claimed a folder lives. */
export async function isOwned(folder: string): Promise<boolean> {
  const owner = ownerInName(folder) ?? (await ownerOf(folder));
  if (!owner || !isAlive(owner.pid)) return false;
  return (await startOf(owner.pid)) === owner.started;
}

/** The owner of a folder that is being claimed. */
function ownerInName(folder: string): Owner | null {
  const [, pid, started = ''] = /\.(\d+)\.(\d*)\.claim$/.exec(folder) ?? [];
  return pid === undefined ? null : { pid: Number(pid), started };
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
