import { scoreWays, type MigrationTarget } from './score.ts';
import {
  leavingWays,
  migrationWays,
  rehostMonths,
  type LeavingWay,
  type MigrationWay,
  type WayAssumption,
} from './way.ts';
import type { MigrationSetting } from './setting.ts';
import type { Workload } from './workload.ts';

/** What a way costs a workload, in major units. */
export type PricedWay = {
  readonly way: MigrationWay;
  /** null where facts rule it out. */
  readonly score: number | null;
  readonly reasons: readonly string[];
  /** Expected person-months, with what is expected beyond the estimate. */
  readonly personMonths: number;
  /** The cost of that work, once. */
  readonly effort: number;
  /** How much of it is beyond the estimate. */
  readonly risk: number;
  /** Run cost a month afterwards. */
  readonly runAfter: number;
  /** What it costs to run it in both places until its cut-over. */
  readonly doubleRunning: number;
};

/** A workload with its ways priced. */
export type PricedWorkload = {
  readonly workload: Workload;
  readonly ways: Readonly<Record<MigrationWay, PricedWay>>;
};

export type WayAssumptions = Readonly<Record<LeavingWay, WayAssumption>>;

/** Scores and prices every way of a workload. */
export function priceWorkload(
  workload: Workload,
  setting: MigrationSetting,
  { assumptions, target }: { readonly assumptions: WayAssumptions; readonly target: MigrationTarget },
): PricedWorkload {
  const scores = scoreWays(workload, target);
  const stays: PricedWay = {
    way: 'retain',
    ...scores.retain,
    personMonths: 0,
    effort: 0,
    risk: 0,
    runAfter: workload.runCost,
    doubleRunning: 0,
  };
  const priced = leavingWays.map((way): [LeavingWay, PricedWay] => {
    const { overrun } = assumptions[way];
    const estimate = estimateOf(workload, way, assumptions);
    const personMonths = estimate * (1 + overrun);
    const runAfter = runAfterOf(workload, way, assumptions);
    return [
      way,
      {
        way,
        ...scores[way],
        personMonths,
        effort: personMonths * setting.personMonth,
        risk: estimate * overrun * setting.personMonth,
        runAfter,
        doubleRunning: runAfter * setting.doubleMonths,
      },
    ];
  });
  const byWay = new Map<MigrationWay, PricedWay>([...priced, ['retain', stays]]);
  return {
    workload,
    ways: Object.fromEntries(migrationWays.map((way) => [way, byWay.get(way) ?? stays])) as PricedWorkload['ways'],
  };
}

function estimateOf(workload: Workload, way: LeavingWay, assumptions: WayAssumptions): number {
  const base = workload.months.rehost ?? rehostMonths[workload.size];
  return workload.months[way] ?? base * assumptions[way].effort;
}

function runAfterOf(workload: Workload, way: LeavingWay, assumptions: WayAssumptions): number {
  if (way === 'repurchase' && workload.product !== null) return workload.product;
  return workload.runAfter[way] ?? workload.runCost * assumptions[way].runShare;
}
