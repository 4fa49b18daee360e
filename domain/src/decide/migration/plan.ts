import type { ProgramAnswer } from '../../program/index.ts';
import { chancesOf, presentCost } from './chances.ts';
import { costOfMoves, monthsOfMove, type MigrationMove, type WorkloadMoves } from './move.ts';
import type { PricedWorkload } from './price.ts';
import { capacityOf, horizonOf, priceAt, type MigrationSetting } from './setting.ts';
import { leavingWays, type LeavingWay } from './way.ts';

/** What a migration costs by month, in major units, each a magnitude. */
export type MigrationCost = {
  readonly site: readonly number[];
  readonly penalty: readonly number[];
  readonly inSite: readonly number[];
  readonly afterwards: readonly number[];
  readonly doubleRunning: readonly number[];
  readonly work: readonly number[];
  readonly total: readonly number[];
};

/** A plan: the moves, what they cost, and what no plan can cost less than. */
export type MigrationPlan = {
  readonly moves: readonly WorkloadMoves[];
  readonly cost: MigrationCost;
  readonly presentCost: number;
  /** Below `presentCost` where the time was up before it was proven the least. */
  readonly bound: number;
  /** The first month without the site; null where it stays open to the end. */
  readonly leftAt: number | null;
};

/** Reads the answer to `migrationProgram` back; null where no plan keeps every limit, or none was found in time. */
export function readMigrationPlan(
  workloads: readonly PricedWorkload[],
  setting: MigrationSetting,
  answer: ProgramAnswer,
): MigrationPlan | null {
  const solution = answer.kind === 'optimal' ? answer : answer.kind === 'time-limit' ? answer.best : null;
  if (!solution) return null;
  const moves = workloads.map((one, index) => {
    const chosen = chancesOf(one, index, setting).filter(({ name }) => (solution.values.get(name) ?? 0) > 0.5);
    const moveOf = (step: 'first' | 'second'): MigrationMove | null => {
      const found = chosen.find((chance) => chance.step === step);
      return found ? { way: found.way, wave: found.wave } : null;
    };
    return { workload: one.workload.name, first: moveOf('first'), second: moveOf('second') };
  });
  const plan = planOf(workloads, moves, setting);
  const bound = answer.kind === 'time-limit' && answer.best ? Math.min(plan.presentCost, answer.best.bound) : null;
  return { ...plan, bound: bound ?? plan.presentCost };
}

/** What moves cost by month with the site, which is paid until the last workload is out of it. */
export function planOf(
  workloads: readonly PricedWorkload[],
  moves: readonly WorkloadMoves[],
  setting: MigrationSetting,
): MigrationPlan {
  const horizon = horizonOf(setting);
  const costs = workloads.map((one, index) => costOfMoves(one, movesOf(moves, index), setting));
  const isOut = moves.every(({ first }) => first !== null);
  const lastWave = moves.reduce((last, { first }) => Math.max(last, first?.wave ?? -1), -1);
  const leftAt = isOut ? (lastWave + 1) * setting.waveMonths : null;
  const open = leftAt ?? horizon;
  const byMonth = (of: (month: number) => number): readonly number[] =>
    Array.from({ length: horizon }, (_, m) => of(m));
  const summed = (series: readonly (readonly number[])[]): readonly number[] =>
    byMonth((month) => series.reduce((sum, each) => sum + (each[month] ?? 0), 0));
  const parts = {
    site: byMonth((month) => (month < open ? setting.siteMonthly * priceAt(setting, month) : 0)),
    penalty: byMonth((month) =>
      month < open && month >= setting.deadline ? setting.penaltyMonthly * priceAt(setting, month) : 0,
    ),
    inSite: summed(costs.map(({ inSite }) => inSite)),
    afterwards: summed(costs.map(({ afterwards }) => afterwards)),
    doubleRunning: summed(costs.map(({ doubleRunning }) => doubleRunning)),
    work: summed(costs.flatMap(({ work }) => work.map(({ byMonth: of }) => of))),
  };
  const total = summed(Object.values(parts));
  const value = presentCost(total, setting);
  return { moves, cost: { ...parts, total }, presentCost: value, bound: value, leftAt };
}

function movesOf(moves: readonly WorkloadMoves[], index: number): WorkloadMoves {
  return moves[index] ?? { workload: '', first: null, second: null };
}

/** Person-months of a way in a wave, and what its people can do in it. */
export type WaveUse = {
  readonly way: LeavingWay;
  readonly wave: number;
  readonly used: number;
  readonly capacity: number;
};

/** What a plan takes of the people of each way, by wave; ways that are not gone are left out. */
export function capacityUse(
  workloads: readonly PricedWorkload[],
  moves: readonly WorkloadMoves[],
  setting: MigrationSetting,
): readonly WaveUse[] {
  const steps = workloads.flatMap((one, index) => {
    const { first, second } = movesOf(moves, index);
    return [first, second].flatMap((move) => (move ? [{ priced: one.ways[move.way], move }] : []));
  });
  return leavingWays
    .filter((way) => steps.some(({ move }) => move.way === way))
    .flatMap((way) =>
      Array.from({ length: setting.waves }, (_, wave) => ({
        way,
        wave,
        used: steps.reduce((sum, { priced, move }) => {
          if (move.way !== way) return sum;
          const { from, cutOver } = monthsOfMove(priced, move, setting);
          const starts = wave * setting.waveMonths;
          return starts >= from && starts < cutOver
            ? sum + (priced.personMonths * setting.waveMonths) / (cutOver - from)
            : sum;
        }, 0),
        capacity: capacityOf(setting, way, wave),
      })).filter(({ used }) => used > 0),
    );
}

/** What everything costs by month that stays as it is, to the end of the horizon. */
export function stayCost(workloads: readonly PricedWorkload[], setting: MigrationSetting): MigrationPlan {
  const moves = workloads.map(({ workload }) => ({ workload: workload.name, first: null, second: null }));
  return planOf(workloads, moves, setting);
}
