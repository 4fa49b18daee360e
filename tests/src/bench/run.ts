import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benches, type Bench } from './benches.ts';
import type { Outcome } from './figures.ts';
import { describeMachine } from './machine.ts';
import { benchmarksPage, figureText } from './page.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    rows: { type: 'string', default: '1000000' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const page = path.resolve(import.meta.dirname, '..', '..', '..', 'BENCHMARKS.md');
const folder = await mkdtemp(path.join(os.tmpdir(), 'capwise-bench-'));
try {
  await main({ rows: rowsAsked(), chosen: benchesAsked() });
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Prints each figure when it is there; with --write all of them go into BENCHMARKS.md. */
async function main({ rows, chosen }: { readonly rows: number; readonly chosen: readonly Bench[] }): Promise<void> {
  const load = os.loadavg()[0] ?? 0;
  const figures: Outcome[] = [];
  const show = (figure: Outcome): void => {
    figures.push(figure);
    console.log(figureText(figure));
  };
  for (const { measure } of chosen) await measure({ folder, rows, show });
  const machine = await describeMachine(load);
  for (const { label, says } of machine) console.log(`${label}: ${says}`);
  if (!values.write) return;
  await writeFile(page, benchmarksPage(machine, figures));
  console.log(`written: ${path.basename(page)}`);
}

function rowsAsked(): number {
  const rows = Number(values.rows);
  if (Number.isSafeInteger(rows) && rows > 0) return rows;
  throw new Error(`--rows takes a whole number and "${values.rows}" is none`);
}

function benchesAsked(): readonly Bench[] {
  if (values.only.length === 0) return benches;
  if (values.write) throw new Error('--write takes all figures of one run: leave --only out');
  const names = benches.map(({ name }) => name);
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`there is no figure "${unknown}": --only takes ${names.join(', ')}`);
  return benches.filter(({ name }) => values.only.includes(name));
}
