import {
  capacityUse,
  type LeavingWay,
  type MigrationPlan,
  type MigrationSetting,
  type PricedWorkload,
} from '@capwise/domain/decide/migration';
import { otherPlan, type PlanWork } from './solve-plan.ts';
import type { MigrationQuestion } from './setting.ts';

/** A plan with what it was made from, and staying beside it. */
export type Planned = {
  readonly question: MigrationQuestion;
  readonly workloads: readonly PricedWorkload[];
  readonly setting: MigrationSetting;
  readonly plan: MigrationPlan;
  readonly stay: MigrationPlan;
};

/** What is laid beside a plan to say what binds it; null where none was found in its time. */
export type Besides = {
  readonly withoutDeadline: MigrationPlan | null;
  readonly oneWaveLater: MigrationPlan | null;
  readonly engineers: readonly { readonly way: LeavingWay; readonly plan: MigrationPlan | null }[];
};

const busyAbove = 0.9;

/** Plans under other limits: no deadline, one a wave later, and one more person for each way whose people are busy. */
export async function besides({ workloads, setting, plan }: Planned, work: PlanWork): Promise<Besides> {
  const solve = (changed: Partial<MigrationSetting>): Promise<MigrationPlan | null> =>
    otherPlan(workloads, { ...setting, ...changed }, work);
  const later = setting.deadline + setting.waveMonths;
  const withoutDeadline = await solve({ after: 'pay', penaltyMonthly: 0 });
  const oneWaveLater = later < setting.waves * setting.waveMonths ? await solve({ deadline: later }) : null;
  const engineers: { readonly way: LeavingWay; readonly plan: MigrationPlan | null }[] = [];
  for (const way of busyWays(workloads, plan, setting)) {
    engineers.push({ way, plan: await solve({ people: { ...setting.people, [way]: setting.people[way] + 1 } }) });
  }
  return { withoutDeadline, oneWaveLater, engineers };
}

/** Ways whose people have little left in a wave. */
function busyWays(
  workloads: readonly PricedWorkload[],
  { moves }: MigrationPlan,
  setting: MigrationSetting,
): readonly LeavingWay[] {
  const busy = capacityUse(workloads, moves, setting).filter(({ used, capacity }) => used >= busyAbove * capacity);
  return [...new Set(busy.map(({ way }) => way))];
}
