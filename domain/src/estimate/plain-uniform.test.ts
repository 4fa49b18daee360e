import { describe, expect, it } from 'vitest';
import { plainBlock, plainUniform } from './plain-uniform.ts';

describe('pseudo-random draws', () => {
  it('are the same block by block as at once', () => {
    const setting = { dimensions: 2, seed: 42 };
    const whole = plainUniform({ ...setting, points: 10_000 });
    const blocks = [0, plainBlock, 2 * plainBlock].map((start) =>
      plainUniform({ ...setting, points: Math.min(plainBlock, 10_000 - start), start }),
    );
    for (const [dimension, column] of whole.entries()) {
      expect(blocks.flatMap((columns) => [...(columns[dimension] ?? [])])).toEqual([...column]);
    }
  });

  it('have the mean, the spread and the independence of uniform ones', () => {
    const points = 200_000;
    const [left, right] = plainUniform({ points, dimensions: 2, seed: 3 });
    const moments = { mean: 0, square: 0, product: 0, next: 0 };
    for (let draw = 0; draw < points; draw += 1) {
      const value = (left?.[draw] ?? 0) - 0.5;
      moments.mean += value / points;
      moments.square += value ** 2 / points;
      moments.product += (value * ((right?.[draw] ?? 0) - 0.5)) / points;
      moments.next += (value * ((left?.[draw + 1] ?? 0.5) - 0.5)) / points;
    }
    const bound = 4 / Math.sqrt(points);
    expect(Math.abs(moments.mean)).toBeLessThan(bound * Math.sqrt(1 / 12));
    expect(moments.square).toBeCloseTo(1 / 12, 3);
    expect(Math.abs(moments.product)).toBeLessThan(bound / 12);
    expect(Math.abs(moments.next)).toBeLessThan(bound / 12);
  });

  it('lie strictly between 0 and 1 and do not repeat by seed, dimension or block', () => {
    const columns = [1, 2].flatMap((seed) => plainUniform({ points: 2 * plainBlock, dimensions: 2, seed }));
    expect(columns.every((column) => column.every((value) => value > 0 && value < 1))).toBe(true);
    const starts = columns.flatMap((column) => [column[0], column[plainBlock]]);
    expect(new Set(starts).size).toBe(8);
  });

  it('do not start within a block', () => {
    expect(() => plainUniform({ points: 1, dimensions: 1, seed: 1, start: 5 })).toThrow('a multiple of 4096, not at 5');
  });
});
