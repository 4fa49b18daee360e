import { reverseBits, reversedDirections, sobolDimensions } from './direction-numbers.ts';
import { hashOf } from './hash.ts';
import { plainUniform, type UniformSetting } from './plain-uniform.ts';

const mostPoints = 2 ** 21;
const unit = 2 ** -32;

/**
 * Owen-scrambled Sobol points, a column for each dimension, strictly between 0 and 1; different seeds scramble independently.
 * Points are a power of two up to 2^21, in Gray-code order (Antonov and Saleev 1979). Scrambled by the hash of Laine and Karras
 * in the form of B. Burley 2020, "Practical hash-based Owen scrambling", JCGT 9(4). Dimensions without direction numbers, those
 * after the 128th, are pseudo-random.
 */
export function scrambledSobol({ points, dimensions, seed }: UniformSetting): readonly Float64Array[] {
  requirePoints(points);
  const spread = Math.min(dimensions, sobolDimensions);
  const columns = Array.from({ length: spread }, (_, dimension) => {
    const column = new Float64Array(points);
    fillScrambled(column, reversedDirections(dimension), hashOf(seed, dimension));
    return column;
  });
  if (dimensions === spread) return columns;
  return [...columns, ...plainUniform({ points, dimensions: dimensions - spread, seed })];
}

/** Sobol points as published, from 0 on and in Gray-code order, a column for each dimension. */
export function sobolPoints(points: number, dimensions: number): readonly Float64Array[] {
  requirePoints(points);
  return Array.from({ length: dimensions }, (_, dimension) => {
    const directions = reversedDirections(dimension);
    let reversed = 0;
    return Float64Array.from({ length: points }, (__, point) => {
      if (point > 0) reversed ^= directions[trailingZeros(point)] ?? 0;
      return reverseBits(reversed) * unit;
    });
  });
}

/** Works on coordinates with their bits in reverse, as the hash needs them: a bit is changed by those below it only. */
function fillScrambled(column: Float64Array, directions: Uint32Array, seed: number): void {
  let reversed = 0;
  for (let point = 0; point < column.length; point += 1) {
    if (point > 0) reversed ^= directions[trailingZeros(point)] ?? 0;
    let x = (reversed + seed) | 0;
    x ^= Math.imul(x, 0x6c50b47c);
    x ^= Math.imul(x, 0xb82f1e52);
    x ^= Math.imul(x, 0xc7afe638);
    x ^= Math.imul(x, 0x8d22f6e6);
    column[point] = (reverseBits(x) + 0.5) * unit;
  }
}

/** Which direction is next in Gray-code order. */
function trailingZeros(point: number): number {
  return 31 - Math.clz32(point & -point);
}

function requirePoints(points: number): void {
  if (Number.isInteger(Math.log2(points)) && points >= 1 && points <= mostPoints) return;
  throw new RangeError(`${points} points: Sobol points are a power of two up to 2,097,152`);
}
