import type { Chance } from './capacity-rows.ts';
import { costOfMoves, type WorkloadMoves } from './move.ts';
import type { PricedWorkload } from './price.ts';
import { discountOf, wavesOfWork, wavesToDeadline, type MigrationSetting } from './setting.ts';
import { leavingWays, secondWays, type LeavingWay } from './way.ts';

/** Every move that a workload may make: its ways out by the wave of the cut-over, and what may follow a rehost. */
export function chancesOf(one: PricedWorkload, index: number, setting: MigrationSetting): readonly Chance[] {
  const { name: workload } = one.workload;
  const last = setting.after === 'leave' ? Math.min(setting.waves, wavesToDeadline(setting)) : setting.waves;
  const firsts = leavingWays.flatMap((way) =>
    wavesOf(one, way, { setting, last }).map(({ wave, from, load }): Chance => {
      const moves: WorkloadMoves = { workload, first: { way, wave }, second: null };
      const cost = valueOfMoves(one, moves, setting);
      return { name: `${way} ${index} in ${wave}`, workload: index, step: 'first', way, wave, from, load, cost };
    }),
  );
  if (!firsts.some(({ way }) => way === 'rehost')) return firsts;
  const seconds = secondWays.flatMap((way) =>
    wavesOf(one, way, { setting, last: setting.waves })
      .filter(({ from }) => from > 0)
      .map(({ wave, from, load }): Chance => {
        // The two steps do not overlap, so that what the second changes is the same whenever the first was.
        const first = { way: 'rehost' as const, wave: from - 1 };
        const cost =
          valueOfMoves(one, { workload, first, second: { way, wave } }, setting) -
          valueOfMoves(one, { workload, first, second: null }, setting);
        return {
          name: `${way} ${index} later in ${wave}`,
          workload: index,
          step: 'second',
          way,
          wave,
          from,
          load,
          cost,
        };
      }),
  );
  return [...firsts, ...seconds];
}

type Waves = { readonly setting: MigrationSetting; readonly last: number };

function wavesOf(one: PricedWorkload, way: LeavingWay, { setting, last }: Waves) {
  const { score, personMonths } = one.ways[way];
  const waves = score === null ? Infinity : wavesOfWork(setting, way, personMonths);
  if (waves > last) return [];
  return Array.from({ length: last - waves + 1 }, (_, from) => ({
    from,
    wave: from + waves - 1,
    load: personMonths / waves,
  }));
}

/** Present cost of a workload by its moves, apart from the site. */
export function valueOfMoves(one: PricedWorkload, moves: WorkloadMoves, setting: MigrationSetting): number {
  const { inSite, afterwards, doubleRunning, work } = costOfMoves(one, moves, setting);
  return [inSite, afterwards, doubleRunning, ...work.map(({ byMonth }) => byMonth)].reduce(
    (sum, series) => sum + presentCost(series, setting),
    0,
  );
}

/** Present cost of amounts by month, each at its end. */
export function presentCost(byMonth: readonly number[], setting: MigrationSetting): number {
  return byMonth.reduce((sum, amount, month) => (amount === 0 ? sum : sum + amount * discountOf(setting, month)), 0);
}
