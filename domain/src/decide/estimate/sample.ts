import type { TakeColumn } from '../../estimate/index.ts';
import type { Case } from '../case.ts';
import { drawsOf, uncertain } from './draws.ts';
import type { NamedDraws } from './influence.ts';
import type { ShapeCache } from './option-columns.ts';
import { simulateNpv } from './simulate.ts';
import type { Pair } from './swing.ts';

export type SampleSetting = { readonly samples: number; readonly seed: number; readonly cache: ShapeCache };

/** Present values of a pair of options in plain draws, and what was drawn. */
export type Sampled = {
  readonly inputs: readonly NamedDraws[];
  readonly npv: readonly [Float64Array, Float64Array];
};

/** Draws of a block, as many as are seeded together: a block stays in the cache of the processor better than all of them. */
const block = 4096;

/**
 * Plain pseudo-random samples, any number of them: what they come to is known to follow from nothing but their seed, at the price of
 * an error that falls with the root of their number. Refuses what a formula or a treatment refuses.
 */
export function samplePair(subject: Case, { left, right }: Pair, { samples, seed, cache }: SampleSetting): Sampled {
  const npv = [new Float64Array(samples), new Float64Array(samples)] as const;
  const inputs = uncertain(subject.assumptions).map(({ name }) => ({ name, column: new Float64Array(samples) }));
  const pool = columnPool();
  for (let start = 0; start < samples; start += block) {
    pool.reuse();
    const points = Math.min(block, samples - start);
    const draws = drawsOf(subject, { points, seed, plain: true, start, take: pool.take });
    for (const [side, option] of [left, right].entries())
      npv[side]?.set(simulateNpv(subject, option, { draws, cache }), start);
    for (const { name, column } of inputs) {
      const drawn = draws.columns.get(name);
      if (drawn instanceof Float64Array) column.set(drawn, start);
    }
  }
  return { inputs, npv };
}

/** Columns that are written over again by the next block, once nobody reads the last one. */
function columnPool(): { readonly take: TakeColumn; readonly reuse: () => void } {
  const columns: Float64Array[] = [];
  let taken = 0;
  return {
    reuse: () => {
      taken = 0;
    },
    take: (length) => {
      const column = columns[taken]?.length === length ? columns[taken] : undefined;
      const given = column ?? new Float64Array(length);
      columns[taken] = given;
      taken += 1;
      return given;
    },
  };
}
