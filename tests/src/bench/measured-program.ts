import { rm } from 'node:fs/promises';
import path from 'node:path';
import { compose } from '@capwise/surfaces';
import type { BenchBill } from './bill.ts';
import { numberedLoad, openHandWritten } from './hand-written.ts';

/** What a program of its own is asked to do, so that its memory can be told apart. */
export type MeasuredTask =
  | { readonly kind: 'import'; readonly home: string; readonly company: string; readonly bill: BenchBill }
  | { readonly kind: 'by-hand'; readonly folder: string; readonly bill: BenchBill };

/** Wall milliseconds of the work alone, and the most memory that the program held. */
export type Measured = { readonly ms: number; readonly peakBytes: number };

const task = JSON.parse(process.argv[2] ?? '') as MeasuredTask;
const ms = await (task.kind === 'import' ? importBill(task) : loadByHand(task));
const measured: Measured = { ms, peakBytes: process.resourceUsage().maxRSS * 1024 };
console.log(JSON.stringify(measured));

async function importBill({ home, company, bill }: Extract<MeasuredTask, { kind: 'import' }>): Promise<number> {
  const capwise = await compose({ home });
  try {
    const began = performance.now();
    await capwise.invoke('sources.import', { files: [bill] }, { company });
    return performance.now() - began;
  } finally {
    await capwise.close();
  }
}

async function loadByHand({ folder, bill }: Extract<MeasuredTask, { kind: 'by-hand' }>): Promise<number> {
  const hand = await openHandWritten(path.join(folder, 'hand'));
  const parts = path.join(folder, 'parts');
  const scratch = path.join(folder, 'scratch.parquet');
  try {
    const began = performance.now();
    for (const statement of numberedLoad({ file: bill.path, columns: bill.columns, folder: parts, scratch })) {
      await hand.connection.run(statement);
    }
    return performance.now() - began;
  } finally {
    await hand.close();
    await rm(parts, { recursive: true, force: true });
    await rm(scratch, { force: true });
  }
}
