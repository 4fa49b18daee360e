import { periodLabel } from '../../../format/period.ts';
import type { MigrationAnswer } from './planning.ts';

type Workload = MigrationAnswer['workloads'][number];
type Price = Workload['prices'][number];

/** A workload with what its way takes and leaves; amounts in major units. */
export type WorkloadRow = {
  readonly workload: string;
  /** `rehost, then refactor`; `stays` where it does. */
  readonly way: string;
  /** The first month out of the site; null: it stays. */
  readonly out: string | null;
  readonly personMonths: number;
  readonly effort: number;
  readonly runAfter: number;
  readonly why: string;
  readonly prices: readonly Price[];
};

/** What the workloads are sorted by. */
export type WorkloadKey = 'workload' | 'way' | 'out' | 'personMonths' | 'effort' | 'runAfter';

/** The workloads of a plan as rows; what is done twice adds up, and the last way says what it costs afterwards. */
export function workloadRows({ workloads }: MigrationAnswer): readonly WorkloadRow[] {
  return workloads.map(({ workload, first, second, prices, why }) => {
    const moves = [first, second].filter((move) => move !== null);
    const taken = moves.flatMap(({ way }) => prices.filter((price) => price.way === way));
    const retained = prices.find(({ way }) => way === 'retain');
    return {
      workload,
      way: moves.length === 0 ? 'stays' : moves.map(({ way }) => way).join(', then '),
      out: first?.cutOver ?? null,
      personMonths: taken.reduce((sum, price) => sum + price.personMonths, 0),
      effort: taken.reduce((sum, price) => sum + price.effort, 0),
      runAfter: (taken.at(-1) ?? retained)?.runAfter ?? 0,
      why,
      prices,
    };
  });
}

/** The rows as those of a file. */
export function workloadsCsv(rows: readonly WorkloadRow[]): readonly (readonly (string | null)[])[] {
  return [
    ['Workload', 'Way', 'Out of the site from', 'Person-months', 'Work, once', 'Run cost a month afterwards', 'Why'],
    ...rows.map(({ workload, way, out, personMonths, effort, runAfter, why }) => [
      workload,
      way,
      out,
      personMonths.toFixed(2),
      effort.toFixed(2),
      runAfter.toFixed(2),
      why,
    ]),
  ];
}

/** When a workload is out, in words. */
export function outText(out: string | null): string {
  return out === null ? 'stays' : periodLabel(out);
}
