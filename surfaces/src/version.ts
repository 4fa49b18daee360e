import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cloneFolder } from './home.ts';

/** The version of this clone. */
export async function version(): Promise<string> {
  const text = await readFile(path.join(cloneFolder, 'surfaces', 'package.json'), 'utf8');
  return String((JSON.parse(text) as { readonly version?: unknown }).version);
}
