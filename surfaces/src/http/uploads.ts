import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '@capwise/domain';
import type { MultipartFile } from './fastify-parts.ts';
import type { FastifyRequest } from 'fastify';
import { fileFields, type FileField } from '../schema/file-fields.ts';
import type { JsonSchema } from '../schema/json-schema.ts';

/** Largest sizes that are read: bytes, except `files`. */
export type Limits = { readonly json: number; readonly file: number; readonly files: number };

/** What was sent: the input with its files as paths, and how to keep or drop those files. */
export type Upload = {
  readonly input: Record<string, unknown>;
  /** Puts the files where the input says they are. */
  readonly keep: () => Promise<void>;
  readonly drop: (draftOnly: boolean) => Promise<void>;
};

type Place = {
  readonly folder: string;
  readonly limits: Limits;
  /** The same key gives the same paths, so that a repeated post is the same input. */
  readonly key: string | undefined;
};

type Saved = { readonly field: FileField; readonly draft: string; readonly kept: string; readonly name: string };

/** Reads a multipart body: the part `input` is JSON, the others are files named by their field. */
export async function readUpload(request: FastifyRequest, schema: JsonSchema, place: Place): Promise<Upload> {
  const draft = path.join(place.folder, `draft-${randomUUID()}`);
  const final = place.key === undefined ? draft : path.join(place.folder, `key-${digestOf(place.key)}`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const { input, saved } = await readParts(request, schema, { ...place, folder: draft });
    return {
      input: withSaved(input, saved, final),
      keep: async () => {
        for (const file of saved) await rename(path.join(draft, file.draft), path.join(draft, file.kept));
        if (final === draft) return;
        await rm(final, { recursive: true, force: true });
        await rename(draft, final);
      },
      drop: async (draftOnly) => {
        await rm(draft, { recursive: true, force: true });
        if (!draftOnly) await rm(final, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function readParts(
  request: FastifyRequest,
  schema: JsonSchema,
  { folder, limits }: Place,
): Promise<{ readonly input: Record<string, unknown>; readonly saved: readonly Saved[] }> {
  const fields = fileFields(schema);
  const saved: Saved[] = [];
  let input: unknown = {};
  const parts = request.parts({
    limits: { fileSize: limits.file, files: limits.files, fields: 1, fieldSize: limits.json },
  });
  for await (const part of parts) {
    if (part.type === 'file') saved.push(await save(part, fields, { folder, index: saved.length, limit: limits.file }));
    else if (part.fieldname === 'input') input = jsonInput(part.value);
    else
      throw new Refusal(
        'INVALID_INPUT',
        `the part "${part.fieldname}" is no file: the input goes into the part "input" as JSON`,
      );
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { input: { ...input }, saved };
  throw new Refusal('INVALID_INPUT', 'the part "input" is a JSON object, and this is not one');
}

function jsonInput(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    throw new Refusal('INVALID_INPUT', 'the part "input" is not JSON');
  }
}

type Slot = { readonly folder: string; readonly index: number; readonly limit: number };

async function save(part: MultipartFile, fields: readonly FileField[], slot: Slot): Promise<Saved> {
  const field = fields.find(({ name }) => name === part.fieldname);
  if (!field) {
    part.file.resume();
    const takes = fields.length > 0 ? `files go into ${fields.map(({ name }) => name).join(', ')}` : 'it takes no file';
    throw new Refusal('INVALID_INPUT', `the operation has no file field "${part.fieldname}": ${takes}`, {
      field: part.fieldname,
    });
  }
  const name =
    path
      .basename(part.filename.replaceAll('\\', '/'))
      .replaceAll(/\p{Cc}/gu, '')
      .slice(-200) || 'file';
  const draft = String(slot.index);
  await mkdir(path.join(slot.folder, draft));
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(part.file, hashing, createWriteStream(path.join(slot.folder, draft, name), { mode: 0o600 }));
  if (part.file.truncated) {
    throw new Refusal(
      'FILE_TOO_LARGE',
      `${name} is larger than ${slot.limit} bytes, the most that is read over HTTP: import it on the command line`,
      {
        file: name,
      },
    );
  }
  return { field, draft, kept: `${draft}-${hash.digest('hex').slice(0, 16)}`, name };
}

function withSaved(input: Record<string, unknown>, saved: readonly Saved[], folder: string): Record<string, unknown> {
  const answer = { ...input };
  for (const { field, kept, name } of saved) {
    const file = { path: path.join(folder, kept, name), name };
    const before = answer[field.name];
    answer[field.name] = field.several ? [...(Array.isArray(before) ? before : []), file] : file;
  }
  return answer;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
