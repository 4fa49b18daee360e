import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import type { Limits } from '../limits.ts';
import { manifestName, requireWhole } from './manifest.ts';

/** A file to read: `name` is what people know it by, and `original` what it was made from, if it was. */
export type InputFile = SourceFile & { readonly bytes: number };

const readable = /\.(csv|csv\.gz|parquet)$/i;

/** Folders become the bills in them, sorted by name, and a path given twice is read once. Refuses FILE_NOT_FOUND, FILE_TOO_LARGE. */
export async function expandFiles(sources: readonly SourceFile[], limits: Limits): Promise<readonly InputFile[]> {
  const files: InputFile[] = [];
  const seen = new Set<string>();
  for (const source of sources) {
    for (const file of await expand(source, limits)) {
      if (seen.has(file.path)) continue;
      seen.add(file.path);
      files.push(file);
    }
  }
  if (files.length > limits.files) throw tooMany(files.length, limits.files);
  return files;
}

async function expand(source: SourceFile, limits: Limits): Promise<readonly InputFile[]> {
  const path = await realPath(source);
  const found = await stat(path);
  if (found.isFile()) return [checkSize({ ...source, path, bytes: found.size }, limits)];
  if (!found.isDirectory()) throw notFound(source, 'is neither a file nor a folder');
  const files = await filesOf(path, source, limits);
  if (files.length > 0) return files;
  throw new Refusal(
    'FILE_NOT_FOUND',
    `the folder "${source.name}" holds no .csv, .csv.gz or .parquet file: name the folder that holds the bill`,
    { file: source.name, remedy: 'name the folder that holds the bill' },
  );
}

async function filesOf(folder: string, source: SourceFile, limits: Limits): Promise<readonly InputFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => readable.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort((left, right) => (left < right ? -1 : 1));
  if (names.length > limits.files) throw tooMany(names.length, limits.files);
  for (const entry of entries.filter(({ name }) => manifestName.test(name))) {
    const own = names.filter((name) => join(folder, name).startsWith(entry.parentPath));
    await requireWhole({ manifest: entry.name, files: own, folder: entry.parentPath });
  }
  const files: InputFile[] = [];
  for (const name of names) {
    const path = await realPath({ path: join(folder, name), name: join(source.name, name) });
    const found = await stat(path);
    if (found.isFile()) files.push(checkSize({ path, name, bytes: found.size }, limits));
  }
  return files;
}

async function realPath(source: SourceFile): Promise<string> {
  try {
    const path = await realpath(source.path);
    await access(path, constants.R_OK);
    return path;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw notFound(source, code === 'EACCES' ? 'may not be read by this user' : 'is not there');
  }
}

function notFound(source: SourceFile, what: string): Refusal {
  return new Refusal('FILE_NOT_FOUND', `"${source.name}" ${what}: check the path ${source.path}`, {
    file: source.name,
    value: source.path,
    remedy: 'check the path',
  });
}

function checkSize(file: InputFile, limits: Limits): InputFile {
  if (file.bytes <= limits.fileBytes) return file;
  throw new Refusal(
    'FILE_TOO_LARGE',
    `"${file.name}" has ${file.bytes} bytes and the limit is ${limits.fileBytes}: split it by billing period`,
    { file: file.name, value: file.bytes, limit: limits.fileBytes, remedy: 'split it by billing period' },
  );
}

function tooMany(count: number, limit: number): Refusal {
  return new Refusal('FILE_TOO_LARGE', `${count} files are more than one load takes (${limit}): import them in parts`, {
    value: count,
    limit,
    remedy: 'import them in parts',
  });
}
