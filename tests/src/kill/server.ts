import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * `kill -9` of the embedded server that serves a home: of its first process, after which the others end by themselves. Does
 * nothing where none runs.
 */
export async function killServer(home: string): Promise<void> {
  const file = path.join(home, 'postgres', 'data', 'postmaster.pid');
  const noted = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (noted === null) return;
  const pid = Number(noted.split('\n')[0]);
  if (!(pid > 1)) throw new Error(`no process of a server is noted in ${file}`);
  process.kill(pid, 'SIGKILL');
}
