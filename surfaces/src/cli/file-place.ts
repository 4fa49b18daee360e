import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileTarget } from '@capwise/app';
import type { OutputFile } from '@capwise/contract/operation';
import { Refusal } from '@capwise/domain';
import { bytesOf } from '../schema/output-file.ts';

/** Where the file of an answer goes on the command line. */
export type FilePlace = {
  /** Says where, before there is an answer; undefined where the file is to stay in it. */
  readonly target: FileTarget | undefined;
  /** Writes a file that stands in the answer. Answers the path as the caller knows it. */
  readonly put: (file: OutputFile) => Promise<string>;
};

/**
 * `output` is a file, which is written over, or a folder that takes the file under its own name; without it the file goes under
 * its name into the folder of the caller, in the place of none.
 */
export function filePlace(
  folder: string,
  { output, inAnswer }: { readonly output: string | undefined; readonly inAnswer: boolean },
): FilePlace {
  const named = async (name: string): Promise<string> =>
    output === undefined ? inPlaceOfNone(folder, name) : withinFolder(folder, output, name);
  return {
    target: inAnswer && output === undefined ? undefined : async (name) => path.resolve(folder, await named(name)),
    put: async (file) => {
      const bytes = bytesOf(file);
      // What the answer does not hold was written to the target, where something of that name stands now.
      if (!bytes) return output === undefined ? file.name : withinFolder(folder, output, file.name);
      const place = await named(file.name);
      await writeFile(path.resolve(folder, place), bytes);
      return place;
    },
  };
}

async function withinFolder(folder: string, output: string, name: string): Promise<string> {
  if (await isFolder(path.resolve(folder, output))) return path.join(output, name);
  if (!/[\\/]$/.test(output) && (await isFolder(path.dirname(path.resolve(folder, output))))) return output;
  throw new Refusal('INVALID_INPUT', `--output: the folder of "${output}" is not there: make it, or name another`, {
    flag: '--output',
    value: output,
  });
}

async function inPlaceOfNone(folder: string, name: string): Promise<string> {
  const found = await stat(path.resolve(folder, name)).catch(() => null);
  if (!found) return name;
  throw new Refusal(
    'INVALID_INPUT',
    `"${name}" is in this folder already: name it with --output to write over it, or name another file`,
    { flag: '--output', value: name },
  );
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isDirectory() ?? false;
}
