import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { InputFile } from './expand.ts';
import type { Packing } from './head.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf]);

/**
 * Which records of a CSV file are blank lines, the header being 0: DuckDB steps over them and does not count them, and a
 * spreadsheet does. Blank lines inside a quoted cell are none.
 */
export async function blankRecords(file: InputFile, packing: Packing, delimiter: string): Promise<readonly number[]> {
  const finder = new BlankFinder(delimiter.charCodeAt(0));
  const raw = createReadStream(file.path);
  const stream = packing === 'gzip' ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => stream.destroy(error));
  for await (const chunk of stream as AsyncIterable<Buffer>) finder.read(chunk);
  return finder.found;
}

class BlankFinder {
  readonly found: number[] = [];
  readonly #delimiter: number;
  #record = 0;
  #isBlank = true;
  #isCellStart = true;
  #isQuoted = false;
  /** A quote that closed a cell opens it again where it is doubled. */
  #isClosed = false;
  #before = 0;

  constructor(delimiter: number) {
    this.#delimiter = delimiter;
  }

  read(chunk: Buffer): void {
    for (const byte of chunk) {
      this.#take(byte);
      this.#before = byte;
    }
  }

  #take(byte: number): void {
    if (this.#isQuoted) {
      this.#isQuoted = byte !== quote;
      this.#isClosed = !this.#isQuoted;
      return;
    }
    const isOpened = byte === quote && (this.#isCellStart || this.#isClosed);
    this.#isClosed = false;
    if (byte === lineFeed || byte === carriageReturn) {
      if (byte === carriageReturn || this.#before !== carriageReturn) this.#end();
      return;
    }
    if (this.#record === 0 && this.#isBlank && byteOrderMark.has(byte)) return;
    this.#isQuoted = isOpened;
    this.#isCellStart = byte === this.#delimiter;
    this.#isBlank = false;
  }

  #end(): void {
    if (this.#isBlank) this.found.push(this.#record);
    this.#record += 1;
    this.#isBlank = true;
    this.#isCellStart = true;
  }
}
