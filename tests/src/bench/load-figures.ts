import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Composition } from '@capwise/surfaces';
import type { BenchBill } from './bill.ts';
import { race, timed, type Figure } from './figures.ts';
import { numberedLoad, plainCopy, typedLoad, type HandWritten } from './hand-written.ts';

export type LoadBench = {
  readonly capwise: Composition;
  readonly hand: HandWritten;
  readonly bill: BenchBill;
  /** For what the hand-written statements write. */
  readonly folder: string;
};

const quiet = { progress: (): void => {}, signal: new AbortController().signal };
const runs = 3;

/** Staging against hand-written SQL with the same casts, order and files. */
export function stageFigure({ capwise, hand, bill, folder }: LoadBench): Promise<Figure> {
  const lake = capwise.ports.lake.company('stage');
  const parts = path.join(folder, 'parts');
  const byHand = {
    file: bill.path,
    columns: bill.columns,
    folder: parts,
    scratch: path.join(folder, 'scratch.parquet'),
  };
  const runAll = async (statements: readonly string[]): Promise<number> => {
    await rm(parts, { recursive: true, force: true });
    return timed(async () => {
      for (const statement of statements) await hand.connection.run(statement);
    });
  };
  let load = 0;
  const stage = async (): Promise<number> => {
    load += 1;
    const taken = await timed(() => lake.stage(`bench-${load}`, [bill], {}, quiet));
    await lake.discard(`bench-${load}`);
    return taken;
  };
  return race({
    title: `Reading and writing a bill of ${bill.months === 1 ? 'one month' : `${bill.months} months`}`,
    about:
      `${size(bill)} The baseline casts the same columns, numbers the rows, sorts them by the same columns and writes a ` +
      'Parquet file per account and month; ours also checks every value, totals the parts and hashes the file.',
    runs,
    baseline: { name: 'DuckDB by hand, two statements', run: () => runAll(numberedLoad(byHand)) },
    others: [
      { name: 'DuckDB by hand, one statement, rows not numbered', run: () => runAll([typedLoad(byHand)]) },
      { name: 'stage of the lake', goal: 1.25, run: stage },
    ],
  });
}

/** The whole import (staged, published, posted) beside a plain copy; leaves the last company for other figures. */
export async function importFigure(bench: LoadBench): Promise<{ readonly figure: Figure; readonly company: string }> {
  const { capwise, hand, bill, folder } = bench;
  let imports = 0;
  const company = (): string => `bench-${imports}`;
  const figure = await race({
    title: 'Importing a bill',
    about: `${size(bill)} Ours reads, checks, writes, publishes and posts it to the books; the baseline copies its texts.`,
    runs,
    baseline: {
      name: 'DuckDB, copy of the CSV as text to Parquet',
      run: () => timed(() => hand.connection.run(plainCopy(bill.path, path.join(folder, 'plain.parquet')))),
    },
    others: [
      {
        name: 'sources.import',
        run: async () => {
          if (imports > 0) await dropCompany(capwise, company());
          imports += 1;
          return timed(() => capwise.invoke('sources.import', { files: [bill] }, { company: company() }));
        },
      },
    ],
  });
  return { figure, company: company() };
}

async function dropCompany({ ports }: Composition, name: string): Promise<void> {
  await ports.store.drop(name);
  await ports.lake.drop(name);
}

function size({ rows, columns, bytes }: BenchBill): string {
  return `${rows.toLocaleString('en')} rows of ${columns.length} columns, ${(bytes / 1e6).toFixed(0)} MB as CSV.gz.`;
}
