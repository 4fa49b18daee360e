import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '@capwise/domain';

/** What the exports of the clouds call the file that lists the parts of a run. */
export const manifestName = /(^|[-_.])manifest\.json$/i;

const manifestBytes = 16 * 2 ** 20;

type Found = { readonly manifest: string; readonly files: readonly string[]; readonly folder: string };

/** Refuses FILE_NOT_FOUND when a manifest lists a file of a bill that is not in the folder: the run is not whole. */
export async function requireWhole({ manifest, files, folder }: Found): Promise<void> {
  const listed = await listedFiles(join(folder, manifest));
  const present = new Set(files.map((file) => basename(file)));
  const missing = listed.filter((name) => !present.has(name));
  if (missing.length === 0) return;
  const remedy = 'wait for the run to end, or copy the rest of its files';
  throw new Refusal(
    'FILE_NOT_FOUND',
    `the manifest "${manifest}" lists ${listed.length} files and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there: ${remedy}`,
    { file: manifest, value: missing, remedy },
  );
}

/** The names of the bills that a manifest lists: `dataFiles` or `reportKeys` of AWS, `blobs` of Azure; none where it lists none. */
async function listedFiles(path: string): Promise<readonly string[]> {
  if ((await stat(path)).size > manifestBytes) return [];
  const content = parsed(await readFile(path, 'utf8'));
  const lists = [content['dataFiles'], content['reportKeys'], content['blobs']];
  const names = lists.flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : [])).map(nameOf);
  return names.filter((name) => /\.(csv|csv\.gz|parquet)$/i.test(name)).map((name) => basename(name));
}

function nameOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const blob = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)['blobName'] : null;
  return typeof blob === 'string' ? blob : '';
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
