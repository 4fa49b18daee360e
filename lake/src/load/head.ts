import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Refusal } from '@capwise/domain';
import type { InputFile } from './expand.ts';

export type Packing = 'none' | 'gzip' | 'parquet';

/** Bytes that the header of a CSV file must fit into. */
const headBytes = 2 ** 20;

/** How a file is packed, by its first bytes and its name. Refuses FILE_FORMAT without reading further. */
export async function packingOf(file: InputFile): Promise<Packing> {
  if (file.bytes === 0) throw unreadable(file, 'is empty (0 bytes)', 'export it again');
  const { first, last } = await ends(file);
  if (first.toString('latin1') === 'PAR1') {
    if (last.toString('latin1') === 'PAR1' && file.bytes >= 12) return 'parquet';
    throw unreadable(file, 'is a Parquet file that is cut off: its end is missing', 'copy or export it again');
  }
  if (/\.parquet$/i.test(file.name)) throw unreadable(file, 'is no Parquet file', 'export it again as Parquet or CSV');
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
  if (/\.gz$/i.test(file.name)) throw unreadable(file, 'is not packed with gzip', 'pack it again, or name it .csv');
  if (first.toString('latin1', 0, 2) === 'PK') {
    throw unreadable(file, 'is a zip archive or a workbook', 'unpack it, or save the sheet as CSV (UTF-8)');
  }
  return 'none';
}

async function ends(file: InputFile): Promise<{ readonly first: Buffer; readonly last: Buffer }> {
  const handle = await open(file.path, 'r');
  try {
    const size = Math.min(4, file.bytes);
    const first = Buffer.alloc(size);
    const last = Buffer.alloc(size);
    await handle.read(first, 0, size, 0);
    await handle.read(last, 0, size, file.bytes - size);
    return { first, last };
  } finally {
    await handle.close();
  }
}

/** The first text of a CSV file, unpacked, at most a mebibyte. Refuses FILE_FORMAT when it is no text in UTF-8. */
export async function headText(file: InputFile, packing: Packing): Promise<string> {
  const bytes = await headOf(file, packing);
  refuseOtherEncodings(file, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw unreadable(file, 'is not text in UTF-8', 'save it as CSV UTF-8');
  }
}

async function headOf(file: InputFile, packing: Packing): Promise<Buffer> {
  const raw = createReadStream(file.path);
  const stream = packing === 'gzip' ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= headBytes) break;
    }
  } catch (error) {
    // What was unpacked before is no header to go by: the rows behind it may be all that is lost.
    throw packing === 'gzip' ? packedWrongly(file, error) : error;
  } finally {
    raw.destroy();
  }
  if (size === 0) throw unreadable(file, 'is empty after unpacking', 'export it again');
  return Buffer.concat(chunks).subarray(0, headBytes);
}

function refuseOtherEncodings(file: InputFile, bytes: Buffer): void {
  const start = bytes.subarray(0, 4096);
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const nulls = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (marked || (nulls >= start.length / 3 && nulls < start.length * 0.7)) {
    throw unreadable(file, 'is text in UTF-16', 'save it as CSV UTF-8');
  }
  if (nulls > 0) throw unreadable(file, 'is binary, not a CSV file', 'export the bill as CSV, CSV.gz or Parquet');
}

/** A gzip file that cannot be unpacked: cut off, or damaged. */
export function packedWrongly(file: InputFile, error: unknown): Refusal {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'Z_BUF_ERROR') {
    return unreadable(file, 'is cut off: its packed data ends early', 'copy or download it again');
  }
  return unreadable(file, `cannot be unpacked (${(error as Error).message})`, 'copy or download it again');
}

export function unreadable(file: InputFile, what: string, remedy: string, row?: number): Refusal {
  return new Refusal('FILE_FORMAT', `"${file.name}" ${what}: ${remedy}`, {
    file: file.name,
    ...(row !== undefined && { row }),
    remedy,
  });
}
