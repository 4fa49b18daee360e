import type { ProgramConstraint } from '../../program/index.ts';
import { capacityOf, rampedMonths, type MigrationSetting } from './setting.ts';
import { leavingWays, type LeavingWay } from './way.ts';

/** A move that a program may choose. Its work is from wave `from` to `wave`, at the end of which it is cut over. */
export type Chance = {
  readonly name: string;
  /** The number of the workload in the list. */
  readonly workload: number;
  readonly step: 'first' | 'second';
  readonly way: LeavingWay;
  readonly wave: number;
  readonly from: number;
  /** Person-months in each of its waves. */
  readonly load: number;
  /** What it adds to present cost. */
  readonly cost: number;
};

/** The people of each way do the work of each wave; `isOpen`: with as many more as the variable of the way says. */
export function capacityRows(
  chances: readonly Chance[],
  setting: MigrationSetting,
  isOpen: boolean,
): readonly ProgramConstraint[] {
  return leavingWays.flatMap((way) =>
    Array.from({ length: setting.waves }, (_, wave) => wave).flatMap((wave) => {
      const busy = chances.filter((chance) => chance.way === way && chance.from <= wave && wave <= chance.wave);
      if (busy.every(({ load }) => load === 0)) return [];
      return [
        {
          name: `people for ${way} in ${wave}`,
          terms: [
            ...busy.map(({ name, load }) => ({ variable: name, coefficient: load })),
            ...(isOpen ? [{ variable: `more ${way}`, coefficient: -rampedMonths(setting, wave) }] : []),
          ],
          high: capacityOf(setting, way, wave),
        },
      ];
    }),
  );
}
