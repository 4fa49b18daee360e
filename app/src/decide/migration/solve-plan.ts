import { Refusal } from '@capwise/domain';
import {
  leavingWays,
  migrationProgram,
  readMigrationPlan,
  wavesOfWork,
  wavesToDeadline,
  type MigrationAim,
  type MigrationPlan,
  type MigrationSetting,
  type PricedWorkload,
} from '@capwise/domain/decide/migration';
import type { ProgramAnswer } from '@capwise/domain/program';
import type { Optimizer } from '../../ports/index.ts';

/** How programs of a migration are solved: each for so long at most, until the caller stops. */
export type PlanWork = { readonly optimizer: Optimizer; readonly limitSeconds: number; readonly signal: AbortSignal };

/** The plan of the least present cost. Refuses NO_CHOICE with what stands in the way, in numbers. */
export async function leastPlan(
  workloads: readonly PricedWorkload[],
  setting: MigrationSetting,
  work: PlanWork,
): Promise<MigrationPlan> {
  requireWaysOut(workloads, setting);
  const answer = await work.optimizer.solve(migrationProgram(workloads, setting), work);
  const plan = readMigrationPlan(workloads, setting, answer);
  if (plan) return plan;
  if (answer.kind === 'time-limit') {
    const words = `No plan was found within ${work.limitSeconds} seconds: give more (limitSeconds), or group workloads that move together.`;
    throw new Refusal('NO_CHOICE', words, { limits: ['time'] });
  }
  throw await tooFewPeople(workloads, setting, work);
}

/** Another plan, to lay beside the first; null where there is none, or none was found in its time. */
export async function otherPlan(
  workloads: readonly PricedWorkload[],
  setting: MigrationSetting,
  work: PlanWork,
): Promise<MigrationPlan | null> {
  const answer = await work.optimizer.solve(migrationProgram(workloads, setting), work);
  return readMigrationPlan(workloads, setting, answer);
}

/** Each workload needs a way that facts do not rule out and that its people finish by the deadline. */
function requireWaysOut(workloads: readonly PricedWorkload[], setting: MigrationSetting): void {
  if (setting.after === 'pay') return;
  const waves = wavesToDeadline(setting);
  const without = workloads.flatMap((one) => {
    const faults = leavingWays.map((way) => {
      const { score, reasons, personMonths } = one.ways[way];
      if (score === null) return { way, words: `${way}: ${reasons[0]}` };
      if (setting.people[way] <= 0) return { way, words: `${way}: it has no people` };
      const needed = wavesOfWork(setting, way, personMonths);
      if (needed <= waves) return null;
      return {
        way,
        words: `${way}: ${round(personMonths)} person-months take ${setting.people[way]} people ${needed * setting.waveMonths} months`,
      };
    });
    return faults.includes(null) ? [] : [{ one, faults: faults.flatMap((fault) => fault?.words ?? []) }];
  });
  const [first] = without;
  if (!first) return;
  const more = without.length > 1 ? ` ${without.length - 1} more: ${names(without.slice(1))}.` : '';
  throw new Refusal(
    'NO_CHOICE',
    `"${first.one.workload.name}" has no way out by month ${setting.deadline}: ${first.faults.join('; ')}.${more} ` +
      'Change its facts, give a way people, move the deadline, or let it stay (afterDeadline: pay).',
    { limits: ['ways'], workloads: without.map(({ one }) => one.workload.name) },
  );
}

function names(without: readonly { readonly one: PricedWorkload }[]): string {
  return without.map(({ one }) => `"${one.workload.name}"`).join(', ');
}

/** What would do: people more by way, or the month in which these people are done. */
async function tooFewPeople(
  workloads: readonly PricedWorkload[],
  setting: MigrationSetting,
  work: PlanWork,
): Promise<Refusal> {
  const solve = (aim: MigrationAim, under: MigrationSetting): Promise<ProgramAnswer> =>
    work.optimizer.solve(migrationProgram(workloads, under, aim), work);
  const more = await solve('people', setting);
  const later = await solve('earliest', { ...setting, after: 'pay' });
  const people =
    more.kind === 'optimal'
      ? leavingWays.flatMap((way) => {
          const count = Math.round(more.values.get(`more ${way}`) ?? 0);
          return count > 0 ? [`${count} more for ${way} (now ${setting.people[way]})`] : [];
        })
      : [];
  const open = later.kind === 'optimal' ? Math.round(later.objective) : null;
  const earliest = open !== null && open < setting.waves ? open * setting.waveMonths : null;
  const remedies = [
    ...(people.length > 0 ? [`it takes ${people.join(' and ')}`] : []),
    ...(earliest === null
      ? [`with these people it is not done within ${setting.waves * setting.waveMonths} months`]
      : [`with these people all is out at the end of month ${earliest}`]),
  ];
  const words =
    `The people cannot bring ${workloads.length} workloads out by month ${setting.deadline}: ${remedies.join('; ')}. ` +
    'Give more people, a later deadline, or let the site go on (afterDeadline: pay).';
  return new Refusal('NO_CHOICE', words, { limits: ['people', 'deadline'], people, earliest });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
