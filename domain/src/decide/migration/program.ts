import type { LinearProgram, ProgramConstraint, ProgramTerm, ProgramVariable } from '../../program/index.ts';
import { capacityRows, type Chance } from './capacity-rows.ts';
import { chancesOf, valueOfMoves } from './chances.ts';
import type { PricedWorkload } from './price.ts';
import { discountOf, priceAt, wavesToDeadline, type MigrationSetting } from './setting.ts';
import { leavingWays } from './way.ts';

/** What a program is asked for: the least present cost, the earliest end of the site, or the fewest people more. */
export type MigrationAim = 'cost' | 'earliest' | 'people';

/** The names of variables, which the answer is read back by. */
const variableOf = {
  stay: (index: number): string => `stay ${index}`,
  site: (wave: number): string => `site ${wave}`,
  more: (way: string): string => `more ${way}`,
};

/**
 * The plan of a migration as a mixed-integer program: a way and a wave for each workload, refactoring after a rehost, people by
 * way and wave, what depends moves together or after, and the site that is paid until the last workload is out.
 */
export function migrationProgram(
  workloads: readonly PricedWorkload[],
  setting: MigrationSetting,
  aim: MigrationAim = 'cost',
): LinearProgram {
  const own = workloads.map((one, index) => chancesOf(one, index, setting));
  const chances = own.flat();
  const waves = sitesWaves(setting);
  const stays = setting.after === 'pay' ? workloads.map((_, index) => variableOf.stay(index)) : [];
  const more = aim === 'people' ? leavingWays.map(variableOf.more) : [];
  const variables: readonly ProgramVariable[] = [
    ...chances.map(({ name }) => ({ name, kind: 'binary' as const })),
    ...stays.map((name) => ({ name, kind: 'binary' as const })),
    ...waves.map((wave) => ({ name: variableOf.site(wave), kind: 'continuous' as const, low: 0, high: 1 })),
    ...more.map((name) => ({ name, kind: 'integer' as const, low: 0, high: 10_000 })),
  ];
  return {
    variables,
    objective: { sense: 'minimize', terms: termsOf(aim, { workloads, chances, waves, setting }) },
    constraints: [
      ...own.flatMap((of, index) => ownRows(of, index, { setting, waves })),
      ...workloads.flatMap((_, index) => dependencyRows(index, { workloads, own, setting })),
      ...capacityRows(chances, setting, aim === 'people'),
    ],
  };
}

/** Waves in which the site may be open; beyond a deadline that holds it is not. */
function sitesWaves(setting: MigrationSetting): readonly number[] {
  const count = setting.after === 'leave' ? Math.min(setting.waves, wavesToDeadline(setting)) : setting.waves;
  return Array.from({ length: count }, (_, wave) => wave);
}

type Parts = {
  readonly workloads: readonly PricedWorkload[];
  readonly chances: readonly Chance[];
  readonly waves: readonly number[];
  readonly setting: MigrationSetting;
};

function termsOf(aim: MigrationAim, { workloads, chances, waves, setting }: Parts): readonly ProgramTerm[] {
  if (aim === 'people') return leavingWays.map((way) => ({ variable: variableOf.more(way), coefficient: 1 }));
  if (aim === 'earliest') return waves.map((wave) => ({ variable: variableOf.site(wave), coefficient: 1 }));
  return [
    ...chances.map(({ name, cost }) => ({ variable: name, coefficient: cost })),
    ...(setting.after === 'pay'
      ? workloads.map((one, index) => ({
          variable: variableOf.stay(index),
          coefficient: valueOfMoves(one, { workload: one.workload.name, first: null, second: null }, setting),
        }))
      : []),
    ...waves.map((wave) => ({ variable: variableOf.site(wave), coefficient: siteCost(setting, wave) })),
  ];
}

/** Present cost of the site in a wave, with the penalty of months beyond the deadline. */
function siteCost(setting: MigrationSetting, wave: number): number {
  const { waveMonths, siteMonthly, penaltyMonthly, deadline } = setting;
  return Array.from({ length: waveMonths }, (_, index) => wave * waveMonths + index).reduce(
    (sum, month) =>
      sum +
      (siteMonthly + (month >= deadline ? penaltyMonthly : 0)) * priceAt(setting, month) * discountOf(setting, month),
    0,
  );
}

type Rows = { readonly setting: MigrationSetting; readonly waves: readonly number[] };

/** One way out or none; a second step after the first; the site is open while the workload is in it. */
function ownRows(own: readonly Chance[], index: number, { setting, waves }: Rows): readonly ProgramConstraint[] {
  const firsts = own.filter(({ step }) => step === 'first');
  const seconds = own.filter(({ step }) => step === 'second');
  const stay = setting.after === 'pay' ? [{ variable: variableOf.stay(index), coefficient: 1 }] : [];
  const terms = (of: readonly Chance[], coefficient: number): readonly ProgramTerm[] =>
    of.map(({ name }) => ({ variable: name, coefficient }));
  const rehosts = firsts.filter(({ way }) => way === 'rehost');
  return [
    { name: `way of ${index}`, terms: [...terms(firsts, 1), ...stay], low: 1, high: 1 },
    ...(seconds.length === 0
      ? []
      : [{ name: `steps of ${index}`, terms: [...terms(seconds, 1), ...terms(rehosts, -1)], high: 0 }]),
    ...seconds.map((second) => ({
      name: `${second.name} after its rehost`,
      terms: [
        ...terms(
          seconds.filter(({ from, way, wave }) => way === second.way && wave <= second.wave && from <= second.from),
          1,
        ),
        ...terms(
          rehosts.filter(({ wave }) => wave < second.from),
          -1,
        ),
      ],
      high: 0,
    })),
    ...waves.map((wave) => ({
      name: `${index} in the site in ${wave}`,
      terms: [
        { variable: variableOf.site(wave), coefficient: 1 },
        ...terms(
          firsts.filter((first) => first.wave < wave),
          1,
        ),
      ],
      low: 1,
    })),
  ];
}

type Dependent = {
  readonly workloads: readonly PricedWorkload[];
  /** The moves that each workload may make. */
  readonly own: readonly (readonly Chance[])[];
  readonly setting: MigrationSetting;
};

/** What depends on another leaves with it or after it, by wave. */
function dependencyRows(index: number, { workloads, own, setting }: Dependent): readonly ProgramConstraint[] {
  const terms = (of: number, wave: number, coefficient: number): readonly ProgramTerm[] =>
    (own[of] ?? [])
      .filter((chance) => chance.step === 'first' && chance.wave <= wave)
      .map(({ name }) => ({ variable: name, coefficient }));
  return (workloads[index]?.workload.dependsOn ?? []).flatMap((name) => {
    const other = workloads.findIndex(({ workload }) => workload.name === name);
    return Array.from({ length: setting.waves }, (_, wave) => ({
      name: `${index} not before ${other} in ${wave}`,
      terms: [...terms(index, wave, 1), ...terms(other, wave, -1)],
      high: 0,
    })).filter((row) => row.terms.length > 0);
  });
}
