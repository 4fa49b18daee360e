import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { hashOf } from '../decide/document.ts';
import type { Context, Handler } from '../handler/index.ts';
import type { SourceFile } from '../ports/index.ts';
import { demoBill, demoCase, demoMonths } from '../sources/demo/index.ts';
import { importInto } from '../sources/import.ts';

type DemoAnswer = Answer<'companies.demo'>;

const demoName = 'demo';

/**
 * `companies.demo`: drops the demo company, generates its bill, imports it by the ordinary path and uses it. No other company
 * is touched, and whatever a crash left of it is gone with the next run. Refuses BUSY and NAME_TAKEN.
 */
export const createDemo: Handler<'companies.demo'> = async ({ seed }, context) => {
  await requireDemo(context);
  const started = context.ports.now();
  const answer = (rows: number): DemoAnswer => ({
    name: demoName,
    rows,
    months: demoMonths.length,
    milliseconds: Math.round(started.until(context.ports.now()).total('milliseconds')),
  });
  if (context.dryRun) return answer(rowsOf(seed, context));
  const release = await context.ports.store.hold('demo-creation');
  if (!release) {
    throw new Refusal('BUSY', 'the demo company is being created by another command: wait until it has ended');
  }
  try {
    return await create(seed, context, answer);
  } finally {
    await release();
  }
};

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

async function create(seed: number, context: Context, answer: (rows: number) => DemoAnswer): Promise<DemoAnswer> {
  const { store, lake } = context.ports;
  const folder = await mkdtemp(path.join(tmpdir(), 'capwise-demo-'));
  try {
    const bill = await writeBill(seed, folder, context);
    context.progress({ step: 'dropping the demo company before this one', share: 0.3 });
    if ((await store.companies()).some(({ name }) => name === demoName)) await store.drop(demoName);
    await lake.drop(demoName);
    await store.create(demoName, { demo: true });
    context.progress({ step: `importing ${bill.rows} rows`, share: 0.35 });
    await importInto(demoName, bill.files, stepContext(seed, context));
    context.progress({ step: 'keeping the case', share: 0.98 });
    await store.use(demoName);
    return await keepCase(context, () => answer(bill.rows));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeBill(
  seed: number,
  folder: string,
  context: Context,
): Promise<{ readonly files: readonly SourceFile[]; readonly rows: number }> {
  const files: SourceFile[] = [];
  let rows = 0;
  for (const month of demoBill(seed)) {
    stopIfCancelled(context);
    context.progress({ step: `generating ${month.month}`, share: (0.3 * files.length) / demoMonths.length });
    const file = { path: path.join(folder, month.name), name: month.name };
    await writeFile(file.path, month.text);
    files.push(file);
    rows += month.rows;
  }
  return { files, rows };
}

/**
 * The import is a step of this command: its shares lie within the whole, and the caller's key remembers what the whole
 * answers, not what the import does.
 */
function stepContext(seed: number, context: Context): Context {
  const command = { operation: 'companies.demo', inputHash: hashOf(`seed ${seed}`), actor: 'demo' };
  return {
    ...context,
    named: demoName,
    progress: ({ share, ...progress }) =>
      context.progress({ ...progress, ...(share !== undefined && { share: 0.35 + 0.6 * share }) }),
    commit: (company, work) => company.write(command, work, true),
    remembered: async () => null,
  };
}

async function keepCase(context: Context, answer: () => DemoAnswer): Promise<DemoAnswer> {
  const company = await context.ports.store.company(demoName);
  return context.commit(company, async (books) => {
    await books.saveCase({ ...demoCase, hash: hashOf(demoCase.document) });
    return answer();
  });
}

function stopIfCancelled({ signal }: Context): void {
  if (signal.aborted) throw new Refusal('CANCELLED', 'stopped: the demo company is as it was');
}
