import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { demoBill } from '@capwise/app/sources/demo';

export type BenchBill = {
  readonly path: string;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly columns: readonly string[];
};

/** How many demo companies fill a bill of this size: one has more than 100,000 rows. */
const rowsPerCompany = 100_000;

/**
 * Writes a packed FOCUS 1.2 bill of exactly so many rows, month after month, from the demo's generator under several seeds: its
 * columns depend on each other as those of real bills do. The same rows each time.
 */
export async function writeBenchBill(path: string, rows: number): Promise<BenchBill> {
  const [first] = demoBill(1);
  const header = first?.text.slice(0, first.text.indexOf('\n')) ?? '';
  await pipeline(Readable.from(billLines(rows)), createGzip({ level: 6 }), createWriteStream(path));
  return { path, name: 'bench.csv.gz', rows, bytes: (await stat(path)).size, columns: header.split(',') };
}

function* billLines(rows: number): Generator<string> {
  const companies = Array.from({ length: Math.ceil(rows / rowsPerCompany) }, (_, seed) => demoBill(seed + 1));
  let left = rows;
  let header: string | null = null;
  for (;;) {
    for (const company of companies) {
      const next = company.next();
      if (next.done) throw new Error(`the demo's bills have no ${rows} rows`);
      const { text, rows: here } = next.value;
      const start = text.indexOf('\n') + 1;
      if (header === null) yield (header = text.slice(0, start));
      if (here >= left) {
        yield firstLines(text.slice(start), left);
        return;
      }
      yield text.slice(start);
      left -= here;
    }
  }
}

function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count; line += 1) end = text.indexOf('\n', end) + 1;
  return text.slice(0, end);
}
