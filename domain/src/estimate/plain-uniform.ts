import { hashOf } from './hash.ts';

/** How many draws of how many independent inputs. The same seed, a whole number, draws the same values bit by bit. */
export type UniformSetting = { readonly points: number; readonly dimensions: number; readonly seed: number };

/** Draws that are made from one seed of their own, so that any block can be drawn without those before it. */
export const plainBlock = 4096;

const unit = 2 ** -32;

/**
 * Pseudo-random columns strictly between 0 and 1, any number of points. Each block of 4,096 is seeded by a hash of seed,
 * dimension and block; `start`, a multiple of 4,096, draws from there on.
 */
export function plainUniform(setting: UniformSetting & { readonly start?: number }): readonly Float64Array[] {
  const { points, dimensions, seed, start = 0 } = setting;
  const first = start / plainBlock;
  if (!Number.isInteger(first)) throw new RangeError(`draws start at a multiple of ${plainBlock}, not at ${start}`);
  return Array.from({ length: dimensions }, (_, dimension) => {
    const column = new Float64Array(points);
    for (let at = 0; at < points; at += plainBlock) {
      fillBlock(column.subarray(at, at + plainBlock), [seed, dimension, first + at / plainBlock]);
    }
    return column;
  });
}

/** xoshiro128++ 1.0 of D. Blackman and S. Vigna 2019, public domain. */
function fillBlock(block: Float64Array, seeds: readonly number[]): void {
  let a = hashOf(...seeds, 0);
  let b = hashOf(...seeds, 1);
  let c = hashOf(...seeds, 2);
  let d = hashOf(...seeds, 3) | 1;
  for (let draw = 0; draw < block.length; draw += 1) {
    const sum = (a + d) | 0;
    const drawn = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    block[draw] = (drawn + 0.5) * unit;
  }
}
