import { glob, rm } from 'node:fs/promises';
import path from 'node:path';
import { ownHome } from '../support/own-home.ts';
import { lastWords, runProgram } from '../support/program.ts';
import { writeBenchBill, type BenchBill } from './bill.ts';
import { race, type Contestant, type Figure } from './figures.ts';
import type { Measured, MeasuredTask } from './measured-program.ts';

const clone = path.resolve(import.meta.dirname, '..', '..', '..');
const command = path.join(clone, 'surfaces', 'bin', 'capwise.js');
const program = path.join(import.meta.dirname, 'measured-program.ts');
const company = 'large';
const questionRuns = 5;
const measuredMsMax = 900_000;

export type LargeBench = {
  readonly folder: string;
  readonly rows: number;
  readonly show: (figure: Figure) => void;
};

/** A bill of ten times the rows: its import in time and memory, and a question to it from the command line. */
export async function largeFigures({ folder, rows, show }: LargeBench): Promise<void> {
  const home = await ownHome('large');
  try {
    const bill = await writeBenchBill({ path: path.join(folder, 'large.csv.gz'), rows, months: 12 });
    show(await importFigure(bill, { home, folder }));
    show(await questionFigure(bill, home));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function importFigure(
  bill: BenchBill,
  { home, folder }: { readonly home: string; readonly folder: string },
): Promise<Figure> {
  const peaks = new Map<string, number>();
  const contestant = (name: string, task: MeasuredTask): Contestant => ({
    name,
    run: async () => {
      const { ms, peakBytes } = await measured(task);
      peaks.set(name, peakBytes);
      return ms;
    },
  });
  const byHand = 'DuckDB by hand, two statements';
  const figure = await race({
    title: `Importing a bill of ${bill.rows.toLocaleString('en')} rows`,
    about: '',
    runs: 1,
    baseline: contestant(byHand, { kind: 'by-hand', folder, bill }),
    others: [contestant('sources.import', { kind: 'import', home, company, bill })],
  });
  const [hand = 0, ours = 0] = [peaks.get(byHand), peaks.get('sources.import')];
  return {
    ...figure,
    about:
      `${bill.columns.length} columns, ${(bill.bytes / 1e6).toFixed(0)} MB as CSV.gz, 12 months, each in a program of its own. Ours also checks, ` +
      `publishes and posts. The most memory that the program held: ${gigabytes(ours)} against ${gigabytes(hand)} by hand, ` +
      `${(ours / hand).toFixed(2)} of it; PostgreSQL’s own is not in it.`,
  };
}

/** The command line from its start to the last byte of JSON, against a program that asks DuckDB the same of the same files. */
async function questionFigure({ rows }: BenchBill, home: string): Promise<Figure> {
  const files: string[] = [];
  for await (const file of glob(path.join(home, 'lake', company, '**', '*.parquet'))) files.push(file);
  const byHand = `
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(process.argv[1]);
    console.log(JSON.stringify(reader.getRowsJson()));`;
  const sql = `select ServiceName, ChargeMonth, count(*) as rows, sum(EffectiveCost) as cost
    from read_parquet([${files.map((file) => `'${file}'`).join(', ')}]) group by all`;
  const env = { CAPWISE_HOME: home, DATABASE_URL: '' };
  const args = ['cloud', 'cost', '--measure', 'effective', '--by', 'ServiceName', '--company', company, '--json'];
  return race({
    title: `capwise cloud cost --json over ${rows.toLocaleString('en')} rows`,
    about:
      'Effective cost by service and month from the start of the process to its end; the command also starts its database ' +
      'where none runs. The baseline is a program that asks DuckDB the same of the same files and prints JSON.',
    runs: questionRuns,
    baseline: timedProgram('Node and DuckDB by hand', {
      file: process.execPath,
      args: ['--input-type=module', '-e', byHand, '--', sql],
      folder: path.join(clone, 'lake'),
    }),
    others: [timedProgram('capwise cloud cost --json', { file: process.execPath, args: [command, ...args], env })],
  });
}

function timedProgram(name: string, what: Parameters<typeof runProgram>[0]): Contestant {
  return {
    name,
    run: async () => {
      const ended = await runProgram(what);
      if (ended.code !== 0) throw new Error(`${name}: ${lastWords(ended)}`);
      JSON.parse(ended.out);
      return ended.milliseconds;
    },
  };
}

async function measured(task: MeasuredTask): Promise<Measured> {
  const ended = await runProgram({
    file: process.execPath,
    args: [program, JSON.stringify(task)],
    env: { DATABASE_URL: '' },
    timeoutMs: measuredMsMax,
  });
  if (ended.code !== 0) throw new Error(`${task.kind}: ${lastWords(ended)}`);
  return JSON.parse(ended.out.trim().split('\n').at(-1) ?? '') as Measured;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
