import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { demoBill } from '@capwise/app/sources/demo';

export type BenchBill = {
  readonly path: string;
  readonly name: string;
  readonly rows: number;
  readonly months: number;
  readonly bytes: number;
  readonly columns: readonly string[];
};

export type BillShape = {
  readonly path: string;
  readonly rows: number;
  /** How many of the demo's months it spans, for each of its three billing accounts. */
  readonly months: number;
};

/**
 * Writes a packed FOCUS 1.2 bill of exactly so many rows from the demo's generator, under one seed after another: its columns
 * depend on each other as those of real bills do. The same shape gives the same rows each time.
 */
export async function writeBenchBill({ path, rows, months }: BillShape): Promise<BenchBill> {
  const [first] = demoBill(1);
  const header = first?.text.slice(0, first.text.indexOf('\n')) ?? '';
  await pipeline(Readable.from(billLines(header, rows, months)), createGzip({ level: 6 }), createWriteStream(path));
  return { path, name: basename(path), rows, months, bytes: (await stat(path)).size, columns: header.split(',') };
}

function* billLines(header: string, rows: number, months: number): Generator<string> {
  yield `${header}\n`;
  let left = rows;
  for (let seed = 1; left > 0; seed += 1) {
    const company = demoBill(seed);
    for (let month = 0; month < months; month += 1) {
      const { text = '', rows: here = 0 } = company.next().value ?? {};
      const body = text.slice(text.indexOf('\n') + 1);
      yield here <= left ? body : firstLines(body, left);
      left -= Math.min(here, left);
      if (left === 0) return;
    }
  }
}

function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count; line += 1) end = text.indexOf('\n', end) + 1;
  return text.slice(0, end);
}
