import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { brokenBook, tooLargeBook, type FaultyBook } from './read-refusals.ts';

/** A part of a zip archive: where its packed bytes are, and what it says that they unpack to. */
type Entry = {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly offset: number;
};

/** A zip archive that is open: its parts by path. */
export type Archive = {
  readonly file: string;
  readonly handle: FileHandle;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly bytes: number;
  /** Bytes that may still be unpacked; shared by all parts. */
  readonly budget: { bytes: number };
};

const endBytesMax = 22 + 0xffff;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const directoryBytesMax = 16 * 2 ** 20;

/** Opens a zip archive by its directory. Refuses FILE_FORMAT for one that is cut off or no zip. */
export async function openArchive(
  handle: FileHandle,
  { file, bytes, unpackedMax }: { readonly file: string; readonly bytes: number; readonly unpackedMax: number },
): Promise<Archive> {
  const size = Math.min(bytes, endBytesMax);
  const tail = await readAt(handle, bytes - size, size);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || tail.length - end < 22 || tail.readUInt32LE(end) !== endSignature) {
    throw brokenBook(file, 'is cut off: its end is missing', 'copy it, or save it again');
  }
  const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > directoryBytesMax || offset + length > bytes) {
    throw brokenBook(file, 'is damaged: its directory lies outside of it', 'save it again as .xlsx');
  }
  const entries = entriesOf(await readAt(handle, offset, length));
  return { file, handle, entries, bytes, budget: { bytes: unpackedMax } };
}

function entriesOf(directory: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const name = directory.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    entries.set(name.replaceAll('\\', '/').replace(/^\//, ''), {
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/**
 * The text of a part, piece by piece; nothing where the archive has no such part. Refuses FILE_FORMAT for damage and
 * FILE_TOO_LARGE as soon as all parts together unpack to more than allowed.
 */
export async function* textOf(archive: Archive, path: string): AsyncGenerator<string> {
  const entry = archive.entries.get(path);
  if (!entry) return;
  if (entry.isEncrypted) throw brokenBook(archive.file, 'is protected by a password', 'save it without one');
  const decoder = new TextDecoder('utf-8');
  let checksum = 0;
  try {
    for await (const chunk of await unpacked(archive, entry)) {
      archive.budget.bytes -= chunk.length;
      if (archive.budget.bytes < 0) throw tooLargeBook(archive.file, 'unpacks to more than is read of a workbook');
      checksum = crc32(chunk, checksum);
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof Error && 'errno' in error && String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
      throw damaged(archive.file);
    }
    throw error;
  }
  if (checksum !== entry.checksum) throw damaged(archive.file);
  yield decoder.decode();
}

function damaged(file: string): FaultyBook {
  return brokenBook(file, 'is damaged: a part of it cannot be unpacked', 'copy it, or save it again');
}

async function unpacked(
  { file, handle, bytes }: Archive,
  { method, packed, offset }: Entry,
): Promise<AsyncIterable<Buffer>> {
  const head = await readAt(handle, offset, 30);
  if (
    offset + packed > bytes ||
    head.length < 30 ||
    head.readUInt32LE(0) !== localSignature ||
    (method !== 0 && method !== 8)
  ) {
    throw brokenBook(file, 'is damaged: a part of it is not where it should be', 'save it again as .xlsx');
  }
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const source = Readable.from(piecesOf(handle, start, packed));
  if (method === 0) return source as AsyncIterable<Buffer>;
  const inflate = createInflateRaw();
  source.on('error', (error) => inflate.destroy(error));
  return source.pipe(inflate) as AsyncIterable<Buffer>;
}

const pieceBytes = 2 ** 18;

async function* piecesOf(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += pieceBytes) {
    yield await readAt(handle, start + done, Math.min(pieceBytes, length - done));
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
