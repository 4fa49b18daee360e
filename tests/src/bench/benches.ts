import { rm } from 'node:fs/promises';
import path from 'node:path';
import { compose } from '@capwise/surfaces';
import { installation, type TestInstallation } from '../support/installation.ts';
import { ownHome } from '../support/own-home.ts';
import { writeBenchBill } from './bill.ts';
import { commandFigure } from './command-figure.ts';
import { costFigure } from './cost-figure.ts';
import { estimateFigures } from './estimate-figures.ts';
import type { Outcome } from './figures.ts';
import { largeFigures } from './large-figure.ts';
import { openHandWritten } from './hand-written.ts';
import { importFigure, stageFigure } from './load-figures.ts';
import { screenFigure } from './screen-figure.ts';
import { startFigure } from './start-figure.ts';
import { statementFigure } from './statement-figure.ts';
import { verifyFigure } from './verify-figure.ts';

export type Measuring = {
  /** For files that are gone afterwards. */
  readonly folder: string;
  /** Rows of the bills. */
  readonly rows: number;
  readonly show: (figure: Outcome) => void;
};

/** Figures that are measured together, under the name that --only takes. */
export type Bench = { readonly name: string; readonly measure: (measuring: Measuring) => Promise<void> };

/** How many times the rows the large bill has. */
const largeFactor = 10;

/** All figures in the order of BENCHMARKS.md. */
export const benches: readonly Bench[] = [
  { name: 'help', measure: async ({ show }) => show(await commandFigure()) },
  { name: 'start', measure: async ({ folder, show }) => show(await startFigure(folder)) },
  { name: 'screen', measure: async ({ show }) => show(await screenFigure()) },
  { name: 'bills', measure: measureBills },
  {
    name: 'large',
    measure: ({ folder, rows, show }) => largeFigures({ folder, rows: rows * largeFactor, show }),
  },
  {
    name: 'verify',
    measure: ({ folder, show }) => installed(async (capwise) => show(await verifyFigure(capwise, folder))),
  },
  { name: 'statement', measure: ({ show }) => installed(async (capwise) => show(await statementFigure(capwise))) },
  { name: 'estimate', measure: estimateFigures },
];

async function installed(work: (capwise: TestInstallation) => Promise<void>): Promise<void> {
  const capwise = await installation();
  try {
    await work(capwise);
  } finally {
    await capwise.drop();
  }
}

/** The figures that need a large bill. */
async function measureBills({ folder, rows, show }: Measuring): Promise<void> {
  delete process.env['DATABASE_URL'];
  const home = await ownHome('bench');
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
  } finally {
    await hand.close();
    await capwise.close();
    await rm(home, { recursive: true, force: true });
  }
}
