import path from 'node:path';
import type { Question } from '@capwise/contract/registry';
import type { Part } from '@capwise/app/ports';
import type { Composition } from '@capwise/surfaces';
import { fineText, parseFine } from '@capwise/domain/money';
import { median, race, timed, type Contestant, type Figure } from './figures.ts';
import { answerOf, costQuestions, type HandWritten } from './hand-written.ts';

export type CostBench = {
  readonly capwise: Composition;
  readonly hand: HandWritten;
  readonly home: string;
  readonly company: string;
};

const question = { measure: 'effective', by: ['ServiceName'] } satisfies Question<'cloud.cost'>;
const runs = 15;
const goal = 1.1;

/** Cost by service and month against the quickest hand-written SQL over the same files. Throws when the answers differ. */
export async function costFigure({ capwise, hand, home, company }: CostBench): Promise<Figure> {
  const parts = await (await capwise.ports.store.company(company)).liveParts();
  const files = parts.map(({ file }) => path.join(home, 'lake', company, file));
  const lake = capwise.ports.lake.company(company);
  const ask = (): Promise<unknown> => lake.cost(parts, { ...question, months: true, filter: {}, limit: 10_000 });
  const answers = await check({ capwise, hand, home, company }, files);
  const byHand: readonly Contestant[] = costQuestions.map(({ name, sql }) => ({
    name: `DuckDB by hand, ${name}`,
    run: () => timed(() => answerOf(hand.connection, sql(files))),
  }));
  const [baseline, ...others] = byHand;
  if (!baseline) throw new Error('there is no hand-written question');
  const heats = await race({ title: '', about: '', runs: 5, baseline, others });
  const quickest = [heats.baseline, ...heats.others].toSorted((left, right) => median(left) - median(right))[0]?.name;
  return race({
    title: 'Cost by service and month',
    about: `${rowsOf(parts)} rows in ${parts.length} files give ${answers} amounts; both give the same, to the last digit.`,
    runs,
    baseline: byHand.find(({ name }) => name === quickest) ?? baseline,
    others: [
      { name: 'the lake, through its port', goal, run: () => timed(ask) },
      {
        name: 'cloud.cost, the whole operation',
        goal,
        run: () => timed(() => capwise.invoke('cloud.cost', question, { company })),
      },
    ],
  });
}

async function check({ capwise, hand, company }: CostBench, files: readonly string[]): Promise<number> {
  const { rows } = await capwise.invoke<'cloud.cost'>('cloud.cost', question, { company });
  const ours = new Set(
    rows.map(({ keys, month, rows: count, figure }) => `${keys[0]} ${month} ${count} ${figure.value}`),
  );
  const [byMonth] = costQuestions;
  const theirs = (await answerOf(hand.connection, byMonth?.sql(files) ?? '')).map(
    (row) =>
      `${String(row['ServiceName'])} ${String(row['ChargeMonth'])} ${String(row['rows'])} ${fineText(parseFine(String(row['cost'])))}`,
  );
  const different = theirs.find((text) => !ours.has(text));
  if (theirs.length !== ours.size || different !== undefined) {
    throw new Error(
      `the lake and hand-written SQL disagree: ${theirs.length} amounts against ${ours.size}; ${different ?? ''}`,
    );
  }
  return ours.size;
}

function rowsOf(parts: readonly Part[]): string {
  return parts.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('en');
}
