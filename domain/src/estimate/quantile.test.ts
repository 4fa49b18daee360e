import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantilesOf, shareBelow } from './quantile.ts';

const shares = [0.9, 0, 0.05, 0.5, 0.5, 1, 0.333];

/** Type 7 by sorting. */
function sortedQuantile(column: Float64Array, share: number): number {
  const sorted = column.toSorted();
  const place = share * (column.length - 1);
  const [lower = 0, upper = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return lower + (upper - lower) * (place % 1);
}

describe('quantiles of a column', () => {
  const values = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 3 }));

  it('are those of the sorted column, which stays as it was', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 300 }), (drawn) => {
        const column = Float64Array.from(drawn);
        expect(quantilesOf(column, shares)).toEqual(shares.map((share) => sortedQuantile(column, share)));
        expect(column).toEqual(Float64Array.from(drawn));
      }),
    );
  });

  it('are those of numpy', () => {
    expect(quantilesOf(Float64Array.of(7, 1, 3, 10), [0.125, 0.25, 0.5, 0.75])).toEqual([1.75, 2.5, 5, 7.75]);
  });

  it('are found in columns that are sorted, reversed or all the same', () => {
    const rising = Float64Array.from({ length: 100_001 }, (_, draw) => draw);
    for (const column of [rising, rising.toReversed()])
      expect(quantilesOf(column, [0.1, 0.5])).toEqual([10_000, 50_000]);
    expect(quantilesOf(new Float64Array(100_000).fill(3), [0.1, 0.5])).toEqual([3, 3]);
  });

  it('may be infinite', () => {
    const column = Float64Array.of(1, Infinity, 2, Infinity, -Infinity);
    expect(quantilesOf(column, [0, 0.1, 0.5, 0.6, 0.9])).toEqual([-Infinity, -Infinity, 2, Infinity, Infinity]);
  });

  it('are nothing where there are no draws, or one is no number', () => {
    expect(quantilesOf(new Float64Array(), [0.5])).toEqual([Number.NaN]);
    expect(quantilesOf(Float64Array.of(1, Number.NaN, 2), [0, 1])).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('the share below a value', () => {
  it('counts draws that are less, and not those that are the same', () => {
    const column = Float64Array.of(-1, 0, 0, 2);
    expect([-2, 0, 0.5, 3].map((value) => shareBelow(column, value))).toEqual([0, 0.25, 0.75, 1]);
    expect(shareBelow(new Float64Array(), 1)).toBe(0);
  });
});
