import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { priceWorkload, stayCost, type PricedWorkload } from '@capwise/domain/decide/migration';
import type { Context, Handler } from '../../handler/index.ts';
import type { CsvTable } from '../../ports/index.ts';
import { readFile } from '../../sources/inspect-file.ts';
import { answerOfPlan } from './answer.ts';
import { besides } from './besides.ts';
import { readWorkloads } from './read-workloads.ts';
import { assumptionsOf, settingOf, type MigrationQuestion } from './setting.ts';
import { leastPlan } from './solve-plan.ts';
import { workloadColumns } from './workload-columns.ts';

/** What is laid beside a plan has so much of its time each. */
const shareOfOthers = 0.25;

/** `decide.migrate`: the workloads of a site by the six ways, and the plan that leaves it at the least present cost. */
export const migrate: Handler<'decide.migrate'> = async (question, context): Promise<Answer<'decide.migrate'>> => {
  const setting = settingOf(question);
  const workloads = await pricedOf(question, context);
  requireSize(workloads.length, setting.waves);
  const { optimizer } = context.ports;
  const { limitSeconds } = question;
  context.progress({ step: 'planning waves', share: 0.1 });
  const plan = await leastPlan(workloads, setting, { optimizer, limitSeconds, signal: context.signal });
  context.progress({ step: 'laying other plans beside it', share: 0.5 });
  const other = await besides(
    { question, workloads, setting, plan, stay: stayCost(workloads, setting) },
    { optimizer, limitSeconds: Math.max(1, limitSeconds * shareOfOthers), signal: context.signal },
  );
  return answerOfPlan({ question, workloads, setting, plan, stay: stayCost(workloads, setting) }, other);
};

/** What a program has to weigh grows with both. */
const placesMax = 4_000;

function requireSize(workloads: number, waves: number): void {
  if (workloads * waves <= placesMax) return;
  const words =
    `${workloads} workloads in ${waves} waves are ${workloads * waves} places to weigh, and a plan takes at most ` +
    `${placesMax}: plan by quarters (waveMonths: 3), a shorter horizon, or fewer workloads at once`;
  throw new Refusal('TOO_LARGE', words, { workloads, waves, limit: placesMax });
}

async function pricedOf(question: MigrationQuestion, context: Context): Promise<readonly PricedWorkload[]> {
  const rows = await rowsOf(question, context);
  const assumptions = assumptionsOf(question);
  const target = { regions: question.regions };
  const setting = settingOf(question);
  return rows.map((workload) => priceWorkload(workload, setting, { assumptions, target }));
}

async function rowsOf(
  { file, workloads }: MigrationQuestion,
  context: Context,
): Promise<ReturnType<typeof readWorkloads>> {
  if ((file === undefined) === (workloads === undefined)) {
    const words = 'give the workloads as a file or as rows (workloads), one of both: decide.workloads gives a template';
    throw new Refusal('INVALID_INPUT', words, { field: 'file' });
  }
  if (workloads !== undefined) return readWorkloads(tableOf(workloads), 'workloads');
  if (file === undefined) return [];
  // A file of workloads is read where a company's files are; it needs no books.
  const company = context.named ?? (await context.ports.store.current()) ?? 'main';
  return readWorkloads(await readFile(company, { file, sheet: undefined }, context), file.name);
}

/** Rows of the question as those of a file: both are checked by the same rules. */
function tableOf(rows: NonNullable<MigrationQuestion['workloads']>): CsvTable {
  const columns = workloadColumns.map(({ name }) => name);
  return {
    columns,
    rows: rows.map((row, index) => {
      const cells = new Map<string, unknown>(Object.entries(row));
      return { row: index + 1, cells: columns.map((name) => textOf(cells.get(name))) };
    }),
  };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return value.toFixed(6).replace(/\.?0+$/, '');
  return typeof value === 'string' ? value : null;
}
