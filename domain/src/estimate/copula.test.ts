import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlate, nearestCorrelation } from './copula.ts';
import { eigenOf } from './eigen.ts';
import { fillNormals } from './normal.ts';
import { scrambledSobol } from './sobol.ts';

function independent(dimensions: number): readonly Float64Array[] {
  return scrambledSobol({ points: 4096, dimensions, seed: 11 }).map((column) => fillNormals(column, column));
}

function meanProduct(left: Float64Array | undefined, right: Float64Array | undefined): number {
  if (!left || !right) return Number.NaN;
  return left.reduce((sum, value, draw) => sum + value * (right[draw] ?? 0), 0) / left.length;
}

const possible = [
  [1, 0.8, -0.3, 0],
  [0.8, 1, 0, 0],
  [-0.3, 0, 1, 0.5],
  [0, 0, 0.5, 1],
];
const impossible = [
  [1, 0.9, 0.9],
  [0.9, 1, -0.9],
  [0.9, -0.9, 1],
];

describe('columns of normal draws', () => {
  it('come to have the correlations that are asked for, and stay standard normal', () => {
    const columns = correlate(independent(4), possible);
    for (const [row, entries] of possible.entries()) {
      for (const [column, entry] of entries.entries()) {
        expect(meanProduct(columns[row], columns[column])).toBeCloseTo(entry, 2);
      }
    }
  });

  it('stay as they are where nothing moves together', () => {
    const identity = [0, 1, 2].map((row) => [0, 1, 2].map((column) => (row === column ? 1 : 0)));
    expect(correlate(independent(3), identity)).toEqual(independent(3));
  });

  it('become the same, or opposite, where they move together perfectly', () => {
    const [left, same, opposite] = correlate(independent(3), [
      [1, 1, -1],
      [1, 1, -1],
      [-1, -1, 1],
    ]);
    expect(same).toEqual(left);
    expect(opposite).toEqual(left?.map((value) => -value));
  });

  it('are not correlated by a matrix that cannot be, or of another size', () => {
    expect(() => correlate(independent(3), impossible)).toThrow('3 columns cannot be correlated');
    expect(() => correlate(independent(2), possible)).toThrow(
      '2 columns cannot be correlated by this matrix of 4 rows',
    );
  });
});

describe('the nearest correlations', () => {
  it.each([
    [
      'nothing moves together',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    ['they can be', possible],
    [
      'something moves with another perfectly',
      [
        [1, 1],
        [1, 1],
      ],
    ],
  ])('are those asked for where %s', (_, matrix) => {
    expect(nearestCorrelation(matrix)).toEqual({ matrix, repaired: false, change: 0 });
  });

  it('of three that cannot be are a half', () => {
    const { matrix, repaired, change } = nearestCorrelation(impossible);
    expect(repaired).toBe(true);
    expect(change).toBeCloseTo(0.4, 8);
    expect(matrix.flat().map((entry) => Math.round(entry * 1e8) / 1e8)).toEqual([
      1, 0.5, 0.5, 0.5, 1, -0.5, 0.5, -0.5, 1,
    ]);
  });

  it('are those of the example that Higham published', () => {
    const { matrix } = nearestCorrelation([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ]);
    expect(matrix[0]?.[1]).toBeCloseTo(0.7607, 4);
    expect(matrix[0]?.[2]).toBeCloseTo(0.1573, 4);
  });

  it('can be: whatever is asked for, they are even, have ones, and columns take them', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 10, maxLength: 10 }), (entries) => {
        const size = 5;
        const at = (row: number, column: number): number =>
          row === column ? 1 : (entries[Math.min(row, column) * 2 + Math.max(row, column) - 1] ?? 0);
        const asked = Array.from({ length: size }, (_, row) =>
          Array.from({ length: size }, (__, column) => at(row, column)),
        );
        const { matrix } = nearestCorrelation(asked);
        expect(Math.min(...eigenOf(matrix).values)).toBeGreaterThan(-1e-9);
        expect(matrix.every((row, index) => row[index] === 1)).toBe(true);
        expect(() =>
          correlate(
            Array.from({ length: size }, () => new Float64Array(4)),
            matrix,
          ),
        ).not.toThrow();
        expect(nearestCorrelation(matrix).repaired).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['row 1 has 1 entries of 2', [[1], [0, 1]]],
    [
      'the correlation of 1 with 2 is 1.2; give one from −1 to 1',
      [
        [1, 1.2],
        [1.2, 1],
      ],
    ],
    [
      'the correlation of 1 with 2 is NaN',
      [
        [1, Number.NaN],
        [0, 1],
      ],
    ],
    [
      'the correlation of 2 with 2 is 0; anything moves with itself',
      [
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'the correlation of 1 with 2 is 0.5, and not the same the other way',
      [
        [1, 0.5],
        [0.4, 1],
      ],
    ],
  ])('are refused where %s', (message, matrix) => {
    expect(() => nearestCorrelation(matrix)).toThrow(message);
    expect(() => nearestCorrelation(matrix)).toThrow(expect.objectContaining({ code: 'INVALID_RANGE' }));
  });
});

describe('eigenvalues', () => {
  it('and their vectors make up the matrix again', () => {
    const { values, vectors } = eigenOf(possible);
    const again = vectors.map((left) =>
      vectors.map((right) => values.reduce((sum, value, at) => sum + value * (left[at] ?? 0) * (right[at] ?? 0), 0)),
    );
    for (const [row, entries] of possible.entries()) {
      for (const [column, entry] of entries.entries()) expect(again[row]?.[column]).toBeCloseTo(entry, 12);
    }
  });
});
