import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Refusal } from '@capwise/domain';
import { refuseWhenCancelled } from '../engine/engine.ts';
import type { Limits } from '../limits.ts';
import { ContentHash } from './content-hash.ts';
import type { InputFile } from './expand.ts';
import { packedWrongly, type Packing } from './head.ts';
import { NullFinder } from './null-finder.ts';

export type Digest = {
  readonly sha256: string;
  /** The hash of what it holds: unpacked, with lines that end in LF. Copies of a file that are packed otherwise share it. */
  readonly content: string;
  readonly literalNull: boolean;
};

const chunkBytes = 2 ** 20;

/**
 * Hashes a file as it was given and, on the way, unpacks a gzip file once more to its end: DuckDB takes one that is cut off
 * for complete. Refuses FILE_FORMAT and FILE_TOO_LARGE.
 */
export async function digest(file: InputFile, packing: Packing, limits: Limits, signal: AbortSignal): Promise<Digest> {
  const packed = packing === 'none' ? null : createHash('sha256');
  const content = new ContentHash();
  const finder = new NullFinder();
  const read = (chunk: Buffer): void => {
    content.update(chunk);
    finder.read(chunk);
  };
  const raw = createReadStream(file.path, { highWaterMark: chunkBytes, signal });
  const unpacked = packing === 'gzip' ? followUnpacked(file, limits, read) : null;
  try {
    for await (const chunk of raw as AsyncIterable<Buffer>) {
      packed?.update(chunk);
      if (unpacked) await unpacked.write(chunk);
      else if (packing === 'none') read(chunk);
    }
    await unpacked?.end();
  } catch (error) {
    refuseWhenCancelled(signal);
    throw error;
  } finally {
    raw.destroy();
    unpacked?.destroy();
  }
  const held = content.digest();
  const sha256 = packed?.digest('hex') ?? held.whole;
  return { sha256, content: packing === 'parquet' ? sha256 : held.lines, literalNull: finder.found };
}

type Follower = {
  readonly write: (chunk: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly destroy: () => void;
};

function followUnpacked(file: InputFile, limits: Limits, read: (chunk: Buffer) => void): Follower {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  let bytes = 0;
  const finished = new Promise<void>((resolve, reject) => {
    gunzip.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      read(chunk);
      const bomb = bytes > limits.bombBytes && bytes > file.bytes * limits.unpackedRatio;
      if (bomb || bytes > limits.unpackedBytes) gunzip.destroy(tooLarge(file, bytes, limits));
    });
    gunzip.on('end', resolve);
    gunzip.on('error', (error) => reject(error instanceof Refusal ? error : packedWrongly(file, error)));
  });
  finished.catch(() => {});
  return {
    write: async (chunk) => {
      if (gunzip.destroyed) return finished;
      if (!gunzip.write(chunk)) await Promise.race([new Promise((resolve) => gunzip.once('drain', resolve)), finished]);
    },
    end: () => {
      gunzip.end();
      return finished;
    },
    destroy: () => void gunzip.destroy(),
  };
}

function tooLarge(file: InputFile, bytes: number, limits: Limits): Refusal {
  return new Refusal(
    'FILE_TOO_LARGE',
    `"${file.name}" (${file.bytes} bytes) unpacks to more than ${bytes} bytes: the limit is ${limits.unpackedBytes} bytes and ` +
      `${limits.unpackedRatio} times its size; check the file, or split it by billing period`,
    { file: file.name, value: bytes, limit: limits.unpackedBytes, remedy: 'check the file, or split it' },
  );
}
