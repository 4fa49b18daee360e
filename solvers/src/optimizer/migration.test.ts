import {
  capacityUse,
  leavingWays,
  migrationProgram,
  monthsOfMove,
  planOf,
  priceWorkload,
  readMigrationPlan,
  wayAssumptions,
  type MigrationMove,
  type MigrationSetting,
  type PricedWorkload,
  type Workload,
  type WorkloadMoves,
} from '@capwise/domain/decide/migration';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimizer } from './solve.ts';

const some = fc.record({
  runCost: fc.integer({ min: 1, max: 60 }),
  size: fc.constantFrom('small' as const, 'medium' as const, 'large' as const),
  product: fc.option(fc.integer({ min: 1, max: 40 })),
  utilization: fc.option(fc.constantFrom(0, 0.6)),
  dependsOnFirst: fc.boolean(),
});

const settings = fc.record({
  deadline: fc.constantFrom(3, 6),
  after: fc.constantFrom('leave' as const, 'pay' as const),
  siteMonthly: fc.nat(60),
  penaltyMonthly: fc.nat(30),
  doubleMonths: fc.nat(4),
  people: fc.record({
    rehost: fc.nat(3),
    replatform: fc.nat(3),
    refactor: fc.nat(6),
    repurchase: fc.nat(2),
    retire: fc.nat(1),
  }),
  rampMonths: fc.nat(4),
});

type Facts = typeof some extends fc.Arbitrary<infer One> ? One : never;

function pricedOf(facts: readonly Facts[], setting: MigrationSetting): readonly PricedWorkload[] {
  return facts.map(({ dependsOnFirst, ...fact }, index) => {
    const workload: Workload = {
      name: `w${index}`,
      ...fact,
      months: {},
      runAfter: {},
      criticality: 'medium',
      age: null,
      dependsOn: dependsOnFirst && index > 0 ? ['w0'] : [],
      licence: null,
      mustStay: false,
      residency: [],
      decision: null,
    };
    return priceWorkload(workload, setting, { assumptions: wayAssumptions, target: { regions: [] } });
  });
}

describe('the plan of a migration', () => {
  it('costs what the cheapest of all choices costs, or there is none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(some, { minLength: 1, maxLength: 2 }),
        settings,
        async (facts, { rampMonths, ...given }) => {
          const setting: MigrationSetting = {
            waveMonths: 3,
            waves: 4,
            ramp: { months: rampMonths, from: 0.5 },
            personMonth: 10,
            discountRate: 0.1,
            priceRise: 0.05,
            ...given,
          };
          const workloads = pricedOf(facts, setting);
          const answer = await optimizer.solve(migrationProgram(workloads, setting), { limitSeconds: 20 });
          const plan = readMigrationPlan(workloads, setting, answer);
          const best = leastByTrying(workloads, setting);
          expect([answer.kind === 'infeasible', round(plan?.presentCost)]).toEqual([best === null, round(best)]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Sums of the same amounts in another order differ in their last digits. */
function round(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : value.toFixed(6);
}

/** Every way and wave of every workload, kept where people, order, and deadline allow it. */
function leastByTrying(workloads: readonly PricedWorkload[], setting: MigrationSetting): number | null {
  let best: number | null = null;
  for (const moves of combinations(workloads.map((one) => choicesOf(one, setting)))) {
    if (!isAllowed(workloads, moves, setting)) continue;
    const { presentCost } = planOf(workloads, moves, setting);
    best = Math.min(best ?? Infinity, presentCost);
  }
  return best;
}

function choicesOf(one: PricedWorkload, setting: MigrationSetting): readonly WorkloadMoves[] {
  const workload = one.workload.name;
  const waves = Array.from({ length: setting.waves }, (_, wave) => wave);
  const all = leavingWays
    .filter((way) => one.ways[way].score !== null && setting.people[way] > 0)
    .flatMap((way) => waves.map((wave): MigrationMove => ({ way, wave })))
    .filter((move) => monthsOfMove(one.ways[move.way], move, setting).from >= 0);
  const seconds = all.filter(({ way }) => way === 'replatform' || way === 'refactor');
  return [
    { workload, first: null, second: null },
    ...all.map((first) => ({ workload, first, second: null })),
    ...all
      .filter(({ way }) => way === 'rehost')
      .flatMap((first) =>
        seconds
          .filter((second) => {
            const landed = monthsOfMove(one.ways.rehost, first, setting).cutOver;
            return monthsOfMove(one.ways[second.way], second, setting).from >= landed;
          })
          .map((second) => ({ workload, first, second })),
      ),
  ];
}

function combinations(lists: readonly (readonly WorkloadMoves[])[]): readonly (readonly WorkloadMoves[])[] {
  return lists.reduce<readonly (readonly WorkloadMoves[])[]>(
    (before, list) => before.flatMap((moves) => list.map((one) => [...moves, one])),
    [[]],
  );
}

function isAllowed(
  workloads: readonly PricedWorkload[],
  moves: readonly WorkloadMoves[],
  setting: MigrationSetting,
): boolean {
  const outAt = (index: number): number => {
    const first = moves[index]?.first;
    return first ? (first.wave + 1) * setting.waveMonths : Infinity;
  };
  return (
    capacityUse(workloads, moves, setting).every(({ used, capacity }) => used <= capacity + 1e-9) &&
    workloads.every(({ workload }, index) => workload.dependsOn.length === 0 || outAt(index) >= outAt(0)) &&
    (setting.after === 'pay' || workloads.every((_, index) => outAt(index) <= setting.deadline))
  );
}
