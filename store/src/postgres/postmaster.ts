import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { socketFile } from './place.ts';

/** A server that runs on a data folder. */
export type RunningServer = { readonly pid: number; readonly socketFolder: string };

/** The server that runs on a data folder, by its postmaster.pid; null when there is none or the file is stale. */
export async function findServer(data: string): Promise<RunningServer | null> {
  const noted = await notedServer(data);
  return noted && (await isServerOf(noted.pid, data)) ? noted : null;
}

/**
 * Removes what a server that died left behind: postmaster.pid, its socket and the socket's lock. PostgreSQL would take them for
 * those of a living server when another process has the number by now. Only for a folder that no process is in.
 */
export async function removeStaleFiles(data: string, socketFolder: string): Promise<void> {
  const noted = await notedServer(data);
  await rm(path.join(data, 'postmaster.pid'), { force: true });
  for (const folder of new Set([socketFolder, noted?.socketFolder ?? socketFolder])) {
    await rm(socketFile(folder), { force: true });
    await rm(`${socketFile(folder)}.lock`, { force: true });
  }
}

/** Ids of the processes that work in a data folder: a server and its backends, also when their postmaster died. */
export async function processesIn(data: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, index) => folders[index] === data);
}

async function notedServer(data: string): Promise<RunningServer | null> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid = '', , , , socketFolder = ''] = text.split('\n');
  return Number(pid) > 0 && socketFolder ? { pid: Number(pid), socketFolder } : null;
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(data);
}
