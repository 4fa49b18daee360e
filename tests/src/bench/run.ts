import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compose } from '@capwise/surfaces';
import { ownHome } from '../support/own-home.ts';
import { writeBenchBill } from './bill.ts';
import { commandFigure } from './command-figure.ts';
import { costFigure } from './cost-figure.ts';
import type { Figure } from './figures.ts';
import { openHandWritten } from './hand-written.ts';
import { importFigure, stageFigure } from './load-figures.ts';
import { describeMachine } from './machine.ts';
import { benchmarksPage, figureText } from './page.ts';
import { startFigure } from './start-figure.ts';

const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, rows: { type: 'string', default: '1000000' } },
});
const page = path.resolve(import.meta.dirname, '..', '..', '..', 'BENCHMARKS.md');
const folder = await mkdtemp(path.join(os.tmpdir(), 'capwise-bench-'));
const home = await ownHome('bench');
try {
  await main(Number(values.rows));
} finally {
  await rm(folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}

/** Prints each figure when it is there; with --write all of them go into BENCHMARKS.md. */
async function main(rows: number): Promise<void> {
  if (!Number.isSafeInteger(rows) || rows < 1)
    throw new Error(`--rows takes a whole number and "${values.rows}" is none`);
  const load = os.loadavg()[0] ?? 0;
  const figures: Figure[] = [];
  const show = (figure: Figure): void => {
    figures.push(figure);
    console.log(figureText(figure));
  };
  show(await commandFigure());
  show(await startFigure(folder));
  const database = await benchData(rows, show);
  const machine = await describeMachine({ database, load });
  for (const { label, says } of machine) console.log(`${label}: ${says}`);
  if (!values.write) return;
  await writeFile(page, benchmarksPage(machine, figures));
  console.log(`written: ${path.basename(page)}`);
}

/** The figures that need a large bill; answers the version of the database. */
async function benchData(rows: number, show: (figure: Figure) => void): Promise<string> {
  delete process.env['DATABASE_URL'];
  const capwise = await compose({ home });
  const hand = await openHandWritten(path.join(folder, 'hand'));
  try {
    console.log(`generating two bills of ${rows.toLocaleString('en')} rows …\n`);
    const month = await writeBenchBill({ path: path.join(folder, 'month.csv.gz'), rows, months: 1 });
    const year = await writeBenchBill({ path: path.join(folder, 'year.csv.gz'), rows, months: 12 });
    show(await stageFigure({ capwise, hand, bill: month, folder }));
    show(await stageFigure({ capwise, hand, bill: year, folder }));
    const { figure, company } = await importFigure({ capwise, hand, bill: year, folder });
    show(figure);
    show(await costFigure({ capwise, hand, home, company }));
    return (await readFile(path.join(home, 'postgres', 'data', 'PG_VERSION'), 'utf8')).trim();
  } finally {
    await hand.close();
    await capwise.close();
  }
}
