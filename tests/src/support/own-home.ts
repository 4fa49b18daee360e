import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * A new folder for an installation with a database server of its own. It is open to look into: as root the server runs as an
 * account without rights, which must reach it.
 */
export async function ownHome(name: string): Promise<string> {
  const home = await mkdtemp(path.join(os.tmpdir(), `capwise-${name}-`));
  await chmod(home, 0o755);
  return home;
}
