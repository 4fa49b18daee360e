import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Refusal } from '@capwise/domain';
import type { Context } from '../handler/index.ts';
import type { SourceFile } from '../ports/index.ts';
import { versionOf, versionsOf } from './version.ts';

/** Where a case comes from: exactly one of a file, its text, or the name of a kept one, of which a version and a moment may be named. */
export type CaseSource = {
  readonly file?: SourceFile | undefined;
  readonly document?: string | undefined;
  readonly name?: string | undefined;
  readonly version?: number | undefined;
  readonly asOf?: string | undefined;
};

const bytesMax = 1_000_000;

/** The text of a case. Refuses INVALID_CASE, INVALID_INPUT, FILE_NOT_FOUND and NOT_FOUND. */
export async function documentOf(source: CaseSource, context: Context): Promise<string> {
  const { file, document, name, version, asOf } = source;
  const isOfKept = version !== undefined || asOf !== undefined;
  if (isOfKept && (name === undefined || document !== undefined || file !== undefined))
    throw new Refusal(
      'INVALID_INPUT',
      'a version and a moment (asOf) choose among the texts of a kept case: give its name only',
      {
        value: String(version ?? asOf),
      },
    );
  if (document !== undefined) return document;
  if (file !== undefined) return readText(file);
  if (name === undefined)
    throw new Refusal('INVALID_CASE', 'no case was given: name a file, give its text, or the name of a kept case');
  return versionOf(await versionsOf(await context.books(), name, asOf), version).document;
}

/** The content hash of a case file: its identity in traces. */
export function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

async function readText({ path, name }: SourceFile): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'FILE_NOT_FOUND',
      `${name} cannot be read (${error.code ?? error.message}): check the path and its permissions`,
      { file: name },
    );
  });
  if (text.length <= bytesMax) return text;
  throw new Refusal(
    'INVALID_CASE',
    `${name} has ${text.length} characters: a case has at most ${bytesMax}; give the file of one case`,
    {
      file: name,
    },
  );
}
