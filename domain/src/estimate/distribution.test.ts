import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillFromNormals, meanOf, medianOf, quantileOf, type Distribution } from './index.ts';
import { normalCdf } from './normal-cdf.ts';
import { inverseNormal } from './normal.ts';

const every: readonly Distribution[] = [
  { kind: 'normal', mean: 10, sd: 2 },
  { kind: 'lognormal', mu: 1, sigma: 0.6, shift: -2 },
  { kind: 'logit-normal', mu: -1, sigma: 1.5 },
  { kind: 'uniform', low: -3, high: 5 },
  { kind: 'triangular', low: 8, mode: 9, high: 16 },
  { kind: 'pert', low: 8, mode: 9, high: 16 },
  { kind: 'pert', low: 8, mode: 8, high: 16 },
  { kind: 'pert', low: 8, mode: 16, high: 16 },
  { kind: 'overrun', estimate: 10, stopAt: 14 },
  { kind: 'overrun', estimate: 10, stopAt: 60 },
  { kind: 'chance', chance: 0.3, value: 5 },
  { kind: 'chance', chance: 0.3, value: -5 },
  {
    kind: 'choice',
    of: [
      { value: 4, chance: 0.5 },
      { value: 1, chance: 0.25 },
      { value: 2, chance: 0.25 },
    ],
  },
];

/** Mean of the quantiles in the middle of so many equal shares. */
function meanOfQuantiles(distribution: Distribution, shares: number): number {
  let sum = 0;
  for (let share = 0; share < shares; share += 1) sum += quantileOf(distribution, (share + 0.5) / shares);
  return sum / shares;
}

describe.each(every)('a distribution, %o,', (distribution) => {
  it('has the mean of its quantiles', () => {
    const width = quantileOf(distribution, 0.99) - quantileOf(distribution, 0.01);
    const mean = meanOfQuantiles(distribution, 20_000);
    expect(Math.abs(mean - meanOf(distribution))).toBeLessThan(width * 2e-4);
  });

  it('has quantiles that grow with the probability', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(quantileOf(distribution, low)).toBeLessThanOrEqual(quantileOf(distribution, high));
      }),
    );
  });

  it('makes of draws what the quantiles are at their probability, in the same column too, growing', () => {
    const draws = Float64Array.from({ length: 4001 }, (_, step) => (step - 2000) / 307 + 1e-4);
    const values = fillFromNormals(distribution, draws, new Float64Array(draws.length));
    const width = quantileOf(distribution, 0.99) - quantileOf(distribution, 0.01);
    const gaps = values.map((value, step) => value - quantileOf(distribution, normalCdf(draws[step] ?? 0)));
    const common = gaps.filter((_, step) => Math.abs(draws[step] ?? 0) < 4);
    expect(Math.max(...common.map(Math.abs))).toBeLessThan(width * 1e-9);
    expect(values).toEqual(values.toSorted());
    expect(fillFromNormals(distribution, draws, draws)).toEqual(values);
  });

  it('has its median at a half', () => {
    expect(medianOf(distribution)).toBe(quantileOf(distribution, 0.5));
    const [middle] = fillFromNormals(distribution, Float64Array.of(0), new Float64Array(1));
    expect(middle).toBeCloseTo(medianOf(distribution), 12);
  });
});

describe('quantiles', () => {
  const table: readonly (readonly [Distribution, number, number])[] = [
    [{ kind: 'normal', mean: 10, sd: 2 }, 0.975, 13.919927969080108],
    [{ kind: 'lognormal', mu: 0, sigma: 1, shift: 5 }, 0.5, 6],
    [{ kind: 'lognormal', mu: 0, sigma: 1, shift: 5 }, 0, 5],
    [{ kind: 'logit-normal', mu: 0, sigma: 1 }, 0.5, 0.5],
    [{ kind: 'logit-normal', mu: 0, sigma: 1 }, 1, 1],
    [{ kind: 'uniform', low: 0, high: 100 }, 0.25, 25],
    [{ kind: 'triangular', low: 0, mode: 1, high: 2 }, 0.125, 0.5],
    [{ kind: 'triangular', low: 0, mode: 0, high: 2 }, 0, 0],
    [{ kind: 'triangular', low: 5, mode: 5, high: 5 }, 0.3, 5],
    [{ kind: 'pert', low: 5, mode: 5, high: 5 }, 0.3, 5],
    [{ kind: 'pert', low: 0, mode: 3, high: 10 }, 1, 10],
    [{ kind: 'chance', chance: 0.3, value: 5 }, 0.7, 0],
    [{ kind: 'chance', chance: 0.3, value: 5 }, 0.71, 5],
    [{ kind: 'chance', chance: 0.3, value: -5 }, 0.3, -5],
    [{ kind: 'chance', chance: 1, value: 5 }, 0, 5],
    [{ kind: 'chance', chance: 0, value: 5 }, 1, 0],
    [{ kind: 'choice', of: [1, 2, 3].map((value) => ({ value, chance: 1 / 3 })) }, 2 / 3, 2],
    [{ kind: 'choice', of: [1, 2, 3].map((value) => ({ value, chance: 1 / 3 })) }, 1, 3],
  ];

  it.each(table)('of %o at %d are %d', (distribution, probability, quantile) => {
    expect(quantileOf(distribution, probability)).toBeCloseTo(quantile, 13);
  });

  it.each([-0.1, 1.1, Number.NaN])('are not asked for at %d', (probability) => {
    expect(() => quantileOf({ kind: 'uniform', low: 0, high: 1 }, probability)).toThrow('a probability is from 0 to 1');
  });
});

describe('the mean', () => {
  it('of a logit-normal is right where it is narrow, even and wide', () => {
    expect(meanOf({ kind: 'logit-normal', mu: 2, sigma: 1e-6 })).toBeCloseTo(1 / (1 + Math.exp(-2)), 10);
    expect(meanOf({ kind: 'logit-normal', mu: 0, sigma: 3 })).toBeCloseTo(0.5, 12);
    expect(meanOf({ kind: 'logit-normal', mu: 500, sigma: 1000 })).toBeCloseTo(normalCdf(0.5), 5);
  });
});

describe('the overrun of IT builds', () => {
  const stopped: Distribution = { kind: 'overrun', estimate: 10, stopAt: 60 };

  it('has the estimate as its median, and 18% above one and a half times it', () => {
    expect(medianOf(stopped)).toBe(10);
    expect(quantileOf(stopped, 0.82)).toBeCloseTo(15, 10);
    expect(quantileOf(stopped, 0.82 - 1e-12)).toBeCloseTo(15, 9);
  });

  it('has a Pareto tail of α = 1: half as many builds reach twice as much', () => {
    expect(quantileOf(stopped, 0.91)).toBeCloseTo(30, 10);
    expect(quantileOf(stopped, 0.94)).toBeCloseTo(45, 10);
  });

  it('never costs more than where it is stopped', () => {
    expect([0.956, 0.99, 1].map((probability) => quantileOf(stopped, probability))).toEqual([60, 60, 60]);
    expect(quantileOf({ kind: 'overrun', estimate: 10, stopAt: 14 }, 0.85)).toBe(14);
  });

  it('costs more on average the later it is stopped, without end', () => {
    const means = [11, 15, 15.001, 100, 1e6].map((stopAt) => meanOf({ kind: 'overrun', estimate: 10, stopAt }));
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    const tenfold = (stopAt: number): number =>
      meanOf({ kind: 'overrun', estimate: 10, stopAt: stopAt * 10 }) -
      meanOf({ kind: 'overrun', estimate: 10, stopAt });
    expect(tenfold(100)).toBeCloseTo(2.7 * Math.LN10, 10);
    expect(tenfold(1e9)).toBeCloseTo(2.7 * Math.LN10, 6);
  });

  it('takes the average of the tail that was observed where the largest build was 21 times its estimate', () => {
    const tailAverage = (stop: number): number =>
      (meanOf({ kind: 'overrun', estimate: 1, stopAt: stop }) - meanOf({ kind: 'overrun', estimate: 1, stopAt: 1.5 })) /
        0.18 +
      1.5;
    expect(tailAverage(21.2)).toBeCloseTo(5.47, 2);
  });
});

describe('a distribution that cannot be', () => {
  const table: readonly (readonly [Distribution, string])[] = [
    [
      { kind: 'normal', mean: 1, sd: 0 },
      'the normal range is impossible: its standard deviation is 0: give one above 0',
    ],
    [{ kind: 'normal', mean: Number.NaN, sd: 1 }, 'its mean is NaN: give a finite number'],
    [{ kind: 'lognormal', mu: 1, sigma: -1, shift: 0 }, 'its sigma is -1'],
    [{ kind: 'lognormal', mu: 1, sigma: 1, shift: Infinity }, 'its shift is Infinity'],
    [{ kind: 'logit-normal', mu: 1, sigma: 0 }, 'its sigma is 0'],
    [{ kind: 'uniform', low: 5, high: 3 }, 'its values 5, 3 are not in order: give the lowest first'],
    [{ kind: 'triangular', low: 1, mode: 5, high: 3 }, 'its values 1, 5, 3 are not in order'],
    [{ kind: 'pert', low: 2, mode: 1, high: 3 }, 'its values 2, 1, 3 are not in order'],
    [{ kind: 'overrun', estimate: 0, stopAt: 3 }, 'its estimate is 0: give one above 0'],
    [{ kind: 'overrun', estimate: 10, stopAt: 10 }, 'its stop is 10: give one above 10'],
    [{ kind: 'chance', chance: 1.2, value: 3 }, 'a chance is 1.2: give one from 0 to 1'],
    [{ kind: 'choice', of: [] }, 'its chances add up to 0: make them add up to 1'],
    [
      {
        kind: 'choice',
        of: [
          { value: 1, chance: 0.6 },
          { value: 2, chance: 0.6 },
        ],
      },
      'its chances add up to 1.2',
    ],
    [
      {
        kind: 'choice',
        of: [
          { value: 1, chance: -1 },
          { value: 2, chance: 2 },
        ],
      },
      'a chance is -1',
    ],
    [{ kind: 'choice', of: [{ value: Number.NaN, chance: 1 }] }, 'a value is NaN'],
  ];

  it.each(table)('is refused: %o', (distribution, message) => {
    const refusal = expect.objectContaining({ code: 'INVALID_RANGE' });
    for (const ask of [
      () => quantileOf(distribution, 0.5),
      () => meanOf(distribution),
      () => fillFromNormals(distribution, new Float64Array(1), new Float64Array(1)),
    ]) {
      expect(ask).toThrow(message);
      expect(ask).toThrow(refusal);
    }
  });
});

describe('the normal draw of a probability', () => {
  it('gives a column whose quantiles are those of the distribution', () => {
    const probabilities = [0.05, 0.5, 0.95];
    const draws = Float64Array.from(probabilities, inverseNormal);
    for (const distribution of every.filter(({ kind }) => kind !== 'choice')) {
      const values = [...fillFromNormals(distribution, draws, new Float64Array(3))];
      for (const [at, probability] of probabilities.entries()) {
        expect(values[at]).toBeCloseTo(quantileOf(distribution, probability), 9);
      }
    }
  });
});
