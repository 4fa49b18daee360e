import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer, Input } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { hashOf } from '../decide/document.ts';
import type { Context, Handler } from '../handler/index.ts';
import type { SourceFile } from '../ports/index.ts';
import { demoBill, demoCase, demoDocuments, demoMonths, demoPeople, smallCases } from '../sources/demo/index.ts';
import { importInto } from '../sources/import.ts';
import { fillBooks, plainTables, type DemoBooks } from './demo-books.ts';

type DemoAnswer = Answer<'companies.demo'>;

const demoName = 'demo';

/**
 * `companies.demo`: drops the demo company, generates its bills and tables, brings them in by the ordinary path and uses it. No
 * other company is touched, and whatever a crash left of it is gone with the next run. Refuses BUSY and NAME_TAKEN.
 */
export const createDemo: Handler<'companies.demo'> = async ({ seed, scope }, context) => {
  await requireDemo(context);
  const started = context.ports.now();
  const answer = (made: Made): DemoAnswer => ({
    name: demoName,
    months: demoMonths.length,
    ...made,
    milliseconds: Math.round(started.until(context.ports.now()).total('milliseconds')),
  });
  if (context.dryRun) return answer(made(rowsOf(seed, context), scope, plannedBooks(seed)));
  const release = await context.ports.store.hold('demo-creation');
  if (!release) {
    throw new Refusal('BUSY', 'the demo company is being created by another command: wait until it has ended');
  }
  try {
    return await create({ seed, scope }, context, answer);
  } finally {
    await release();
  }
};

type Asked = Input<'companies.demo'>;
type Made = Omit<DemoAnswer, 'name' | 'months' | 'milliseconds'>;

function made(rows: number, scope: Asked['scope'], books: DemoBooks): Made {
  return scope === 'bills' ? { rows, people: 0, documents: 0, tables: [] } : { rows, people: demoPeople, ...books };
}

/** What was made, and how long it took: also where nobody sees the answer, as at a first start. */
function madeWords({ rows, months, people, documents, milliseconds }: DemoAnswer): string {
  const beside = people === 0 ? '' : `, ${people} people and ${documents} documents`;
  const seconds = (milliseconds / 1000).toFixed(1);
  return `the demo company holds ${rows.toLocaleString('en-US')} rows of ${months} months${beside}: made in ${seconds} s`;
}

/** What can be said before the books are there: payments and trial balances are made of them. */
function plannedBooks(seed: number): DemoBooks {
  const tables = plainTables(seed).map(({ kind, rows }) => ({ kind, rows }));
  return { documents: demoDocuments().length, tables };
}

/** A company that somebody named "demo" and filled with bills of their own is never dropped. */
async function requireDemo({ ports }: Context): Promise<void> {
  const taken = (await ports.store.companies()).some(({ name, demo }) => name === demoName && !demo);
  if (!taken) return;
  throw new Refusal(
    'NAME_TAKEN',
    `the company "${demoName}" holds bills of your own, which creating the demo would drop: it is left as it is. Use another ` +
      'installation folder for the demo',
    { value: demoName },
  );
}

function rowsOf(seed: number, context: Context): number {
  let rows = 0;
  for (const month of demoBill(seed)) {
    stopIfCancelled(context);
    rows += month.rows;
  }
  return rows;
}

async function create(
  { seed, scope }: Asked,
  context: Context,
  answer: (made: Made) => DemoAnswer,
): Promise<DemoAnswer> {
  const { store, lake } = context.ports;
  const folder = await mkdtemp(path.join(tmpdir(), 'capwise-demo-'));
  try {
    const bill = await writeBill(seed, folder, context);
    context.progress({ step: 'dropping the demo company before this one', share: 0.25 });
    if ((await store.companies()).some(({ name }) => name === demoName)) await store.drop(demoName);
    await lake.drop(demoName);
    await store.create(demoName, { demo: true });
    context.progress({ step: `importing ${bill.rows} rows`, share: 0.3 });
    await importInto(demoName, bill.files, stepContext(seed, context, { from: 0.3, to: 0.8 }));
    const step = stepContext(seed, context, { from: 0.8, to: 0.98 });
    const books = scope === 'bills' ? noBooks : await fillBooks({ company: demoName, seed, folder }, step);
    context.progress({ step: 'keeping the case', share: 0.98 });
    await store.use(demoName);
    const kept = await keepCases(context, () => answer(made(bill.rows, scope, books)));
    context.progress({ step: 'created', share: 1, notice: madeWords(kept) });
    return kept;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const noBooks: DemoBooks = { documents: 0, tables: [] };

async function writeBill(
  seed: number,
  folder: string,
  context: Context,
): Promise<{ readonly files: readonly SourceFile[]; readonly rows: number }> {
  const files: SourceFile[] = [];
  let rows = 0;
  for (const month of demoBill(seed)) {
    stopIfCancelled(context);
    context.progress({ step: `generating ${month.month}`, share: (0.25 * files.length) / demoMonths.length });
    const file = { path: path.join(folder, month.name), name: month.name };
    await writeFile(file.path, month.text);
    files.push(file);
    rows += month.rows;
  }
  return { files, rows };
}

/**
 * An import or a table is a step of this command: its shares lie within a part of the whole, and the caller's key remembers
 * what the whole answers, not what the step does.
 */
function stepContext(
  seed: number,
  context: Context,
  { from, to }: { readonly from: number; readonly to: number },
): Context {
  const command = { operation: 'companies.demo', inputHash: hashOf(`seed ${seed}`), actor: 'demo' };
  return {
    ...context,
    named: demoName,
    books: () => context.ports.store.company(demoName),
    progress: ({ share, ...progress }) =>
      context.progress({ ...progress, ...(share !== undefined && { share: from + (to - from) * share }) }),
    commit: (company, work) => {
      if (context.signal.aborted)
        throw new Refusal('CANCELLED', 'stopped: create the demo company again to have it whole');
      return company.write(command, work, true);
    },
    remembered: async () => null,
  };
}

async function keepCases(context: Context, answer: () => DemoAnswer): Promise<DemoAnswer> {
  const company = await context.ports.store.company(demoName);
  return context.commit(company, async (books) => {
    for (const one of [demoCase, ...smallCases]) await books.saveCase({ ...one, hash: hashOf(one.document) });
    return answer();
  });
}

function stopIfCancelled({ signal }: Context): void {
  if (signal.aborted) throw new Refusal('CANCELLED', 'stopped: the demo company is as it was');
}
