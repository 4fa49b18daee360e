import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverseBits, reversedDirections, sobolDimensions } from './direction-numbers.ts';
import { scrambledSobol, sobolPoints } from './sobol.ts';

/** Lines of new-joe-kuo-6.21201, as d: m of 1 to s. */
const published: readonly (readonly [number, readonly number[]])[] = [
  [2, [1]],
  [3, [1, 3]],
  [10, [1, 1, 7, 11, 19]],
  [21, [1, 3, 7, 13, 13, 15, 69]],
  [64, [1, 1, 3, 13, 25, 47, 39, 87, 257]],
  [101, [1, 3, 3, 7, 29, 37, 33, 123, 147]],
  [128, [1, 3, 3, 7, 5, 41, 127, 61, 261, 717]],
];

/** By dimension from 0 on, the direction integers 0, 12 and 31, as scipy 1.15.3 has them. */
const generated: readonly (readonly [number, readonly number[]])[] = [
  [0, [2147483648, 524288, 1]],
  [1, [2147483648, 2290614272, 4294967295]],
  [2, [2147483648, 2154299392, 3305133397]],
  [20, [2147483648, 2516058112, 1090715661]],
  [63, [2147483648, 4289200128, 303916897]],
  [100, [2147483648, 470286336, 692223879]],
  [127, [2147483648, 1098383360, 2699379135]],
];

/** The first points of eight dimensions, as scipy 1.15.3 draws them unscrambled. */
const firstPoints = [
  [0, 0, 0, 0, 0, 0, 0, 0],
  [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  [0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75],
  [0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25],
  [0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875],
  [0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375],
  [0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125],
  [0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625],
];

describe('direction numbers', () => {
  it.each(published)('of dimension %i begin with those that Joe and Kuo published', (dimension, numbers) => {
    const directions = reversedDirections(dimension - 1);
    expect(numbers.map((_, bit) => reverseBits(directions[bit] ?? 0) >>> (31 - bit))).toEqual(numbers);
  });

  it.each(generated)('of dimension %i go on as in another implementation', (dimension, integers) => {
    const directions = reversedDirections(dimension);
    expect([0, 12, 31].map((bit) => reverseBits(directions[bit] ?? 0))).toEqual(integers);
  });

  it('end with the dimensions that the table has', () => {
    expect(sobolDimensions).toBe(128);
    expect(() => reversedDirections(128)).toThrow('dimension 128 has no direction numbers: there are 128');
  });
});

describe('Sobol points', () => {
  it('are those that are published, in Gray-code order', () => {
    const columns = sobolPoints(8, 8);
    expect(firstPoints.map((_, point) => columns.map((column) => column[point]))).toEqual(firstPoints);
  });

  it('are those of another implementation far into the sequence, and in high dimensions', () => {
    const columns = sobolPoints(1024, 128);
    const at = (point: number): readonly unknown[] =>
      [0, 1, 11, 63, 100, 127].map((column) => columns[column]?.[point]);
    expect(at(77)).toEqual([0.8359375, 0.8359375, 0.7890625, 0.8828125, 0.8984375, 0.4140625]);
    expect(at(1023)).toEqual([0.0009765625, 0.7529296875, 0.0361328125, 0.0400390625, 0.2373046875, 0.7001953125]);
  });
});

describe('scrambled Sobol points', () => {
  const settings = fc.record({
    points: fc.nat({ max: 9 }).map((power) => 2 ** power),
    dimensions: fc.nat({ max: 24 }),
    seed: fc.maxSafeNat(),
  });

  it('fill every one of n equal intervals once, in each dimension', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        for (const column of scrambledSobol(setting)) {
          const filled = new Set(Array.from(column, (value) => Math.floor(value * setting.points)));
          expect(filled.size).toBe(setting.points);
        }
      }),
    );
  });

  it('fill every elementary rectangle of the first two dimensions once', () => {
    const [left, right] = scrambledSobol({ points: 256, dimensions: 2, seed: 7 });
    for (let power = 0; power <= 8; power += 1) {
      const [wide, high] = [2 ** power, 2 ** (8 - power)];
      const cells = Array.from(
        left ?? [],
        (value, point) => Math.floor(value * wide) * high + Math.floor((right?.[point] ?? 0) * high),
      );
      expect(new Set(cells).size).toBe(256);
    }
  });

  it('lie strictly between 0 and 1, up to the most points that there are', () => {
    for (const column of scrambledSobol({ points: 2 ** 21, dimensions: 2, seed: 1 })) {
      expect(column.every((value) => value > 0 && value < 1)).toBe(true);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    const setting = { points: 64, dimensions: 3, seed: 2 ** 40 + 1 };
    expect(scrambledSobol(setting)).toEqual(scrambledSobol(setting));
    expect(scrambledSobol({ ...setting, seed: 1 })).not.toEqual(scrambledSobol(setting));
    expect(scrambledSobol({ ...setting, seed: 2 ** 40 + 2 })).not.toEqual(scrambledSobol(setting));
  });

  it('keep their columns where there are more dimensions', () => {
    const few = scrambledSobol({ points: 64, dimensions: 3, seed: 5 });
    expect(scrambledSobol({ points: 64, dimensions: 9, seed: 5 }).slice(0, 3)).toEqual(few);
  });

  it('are pseudo-random after the last dimension of the table', () => {
    const columns = scrambledSobol({ points: 64, dimensions: 130, seed: 5 });
    expect(columns).toHaveLength(130);
    expect(columns[128]).not.toEqual(columns[129]);
    expect(columns[129]?.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('are scrambled without bias and independently of each other by seeds in a row', () => {
    const seeds = 1024;
    const firsts = Array.from({ length: seeds }, (_, seed) => scrambledSobol({ points: 1, dimensions: 2, seed }));
    const values = firsts.map((columns) => (columns[0]?.[0] ?? 0) - 0.5);
    const others = firsts.map((columns) => (columns[1]?.[0] ?? 0) - 0.5);
    const bound = 4 / Math.sqrt(seeds);
    const covariance = (left: readonly number[], right: readonly number[]): number =>
      left.reduce((sum, value, seed) => sum + value * (right[seed] ?? 0), 0) / seeds;
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0)) / seeds).toBeLessThan(bound * Math.sqrt(1 / 12));
    expect(covariance(values, values)).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(covariance(values.slice(1), values))).toBeLessThan(bound / 12);
    expect(Math.abs(covariance(values, others))).toBeLessThan(bound / 12);
  });

  it('integrate what is smooth far better than as many pseudo-random draws could', () => {
    const means = Array.from({ length: 16 }, (_, seed) => {
      const columns = scrambledSobol({ points: 1024, dimensions: 6, seed });
      const products = Array.from({ length: 1024 }, (__, point) =>
        columns.reduce((product, column) => product * (1 + (column[point] ?? 0) - 0.5), 1),
      );
      return products.reduce((sum, value) => sum + value, 0) / 1024;
    });
    const plainError = Math.sqrt(((13 / 12) ** 6 - 1) / 1024);
    for (const mean of means) expect(Math.abs(mean - 1)).toBeLessThan(plainError / 5);
  });

  it.each([0, 3, 2 ** 22, -4, Number.NaN])('are not %d in number', (points) => {
    expect(() => scrambledSobol({ points, dimensions: 1, seed: 1 })).toThrow('a power of two up to 2,097,152');
  });
});
