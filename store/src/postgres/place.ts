import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeUnavailable } from '../unavailable.ts';
import type { Account } from './program.ts';

/** Where the server of a home keeps its files. */
export type Place = {
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  /** Name of the lock under which the server is started, attached to and stopped. */
  readonly lock: string;
  /** The account that the server runs as; null: our own. */
  readonly account: Account | null;
  /** Why a new folder is not in the home, for the person who will look there; null when it is, or is not new. */
  readonly elsewhere: string | null;
};

const nobody: Account = { uid: 65534, gid: 65534 };
const sharedFolder = '/var/lib/capwise';
/** A Unix socket's address holds 107 bytes. */
const socketPathMax = 107;

/** Decides where the server of a home lives, and makes the folder. Refuses STORE_UNAVAILABLE where that is impossible. */
export async function choosePlace(home: string): Promise<Place> {
  if (process.platform !== 'linux' || !process.getuid) {
    throw storeUnavailable(
      'the embedded database runs on Linux only',
      process.platform,
      'set DATABASE_URL to a PostgreSQL server of yours',
    );
  }
  await mkdir(home, { recursive: true });
  const root = await realpath(home);
  const inHome = path.join(root, 'postgres');
  if (process.getuid() !== 0) return placeIn(inHome, { account: null, elsewhere: null });
  const id = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const shared = path.join(sharedFolder, id);
  const account = accountOf(await ownerOf(inHome));
  const closed = await closedFolder(root, account);
  if (await ownerOf(shared)) return placeIn(shared, { account: nobody, elsewhere: null });
  if (!closed) return placeIn(inHome, { account, elsewhere: null });
  if (await ownerOf(path.join(inHome, 'data'))) {
    throw storeUnavailable(
      `the database in ${inHome} belongs to account ${account.uid}, which cannot enter ${closed} any more`,
      inHome,
      `run as that account, or open the folder to it: chmod o+x ${closed}`,
    );
  }
  await mkdir(sharedFolder, { recursive: true });
  await chmod(sharedFolder, 0o755);
  return placeIn(shared, {
    account: nobody,
    elsewhere: `the database of ${root} is kept in ${shared}: PostgreSQL does not run as root, and the account it runs as cannot enter ${closed}`,
  });
}

/** Root serves the folder of an ordinary user as that user, and one of its own as nobody. */
function accountOf(owner: Account | null): Account {
  return owner && owner.uid !== 0 ? owner : nobody;
}

async function placeIn(folder: string, { account, elsewhere }: Pick<Place, 'account' | 'elsewhere'>): Promise<Place> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  const owner = await ownerOf(folder);
  if (!account && owner?.uid !== process.getuid?.()) {
    throw storeUnavailable(
      `the database belongs to account ${owner?.uid}`,
      folder,
      'run as that account or as root, or choose another home',
    );
  }
  const data = path.join(folder, 'data');
  return { folder, data, log: path.join(folder, 'server.log'), lock: `capwise-${digestOf(data)}`, account, elsewhere };
}

/**
 * A short private folder for the server's socket, derived from the data folder. A folder of that name that belongs to someone
 * else is not used.
 */
export async function makeSocketFolder(place: Place): Promise<string> {
  const { uid, gid } = place.account ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const name = `capwise-${uid}-${digestOf(place.data)}`;
  const inTemporary = path.join(tmpdir(), name);
  const fits =
    Buffer.byteLength(socketFile(inTemporary)) <= socketPathMax &&
    !(place.account && (await closedFolder(await realpath(tmpdir()), place.account)));
  const folder = fits ? inTemporary : path.join('/tmp', name);
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === process.getuid?.() && place.account) await chown(folder, uid, gid);
  const { uid: owner } = await lstat(folder);
  if (found.isDirectory() && owner === uid) return folder;
  throw storeUnavailable(
    `the folder for the database's socket belongs to account ${owner}`,
    folder,
    'remove it, or set TMPDIR to a folder of your own',
  );
}

/** The socket in a socket folder; its lock file has the same name with `.lock` after it. */
export function socketFile(folder: string): string {
  return path.join(folder, '.s.PGSQL.5432');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function ownerOf(file: string): Promise<Account | null> {
  return stat(file).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => null,
  );
}

/** The first folder on the way to `folder`, itself included, that the account cannot enter; null when it can enter all. */
async function closedFolder(folder: string, { uid, gid }: Account): Promise<string | null> {
  const steps = folder.split(path.sep).filter(Boolean);
  const folders = ['/', ...steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}`)];
  for (const step of folders) {
    const { mode, uid: owner, gid: group } = await stat(step);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return step;
  }
  return null;
}
