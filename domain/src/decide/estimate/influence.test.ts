import { describe, expect, it } from 'vitest';
import { assumptionOf, drawn, drawnLine, pairCase } from '../testing/estimates.ts';
import { fullEstimate } from './estimate-case.ts';

/** The standard normal density and the share below, by the error function of Abramowitz and Stegun 7.1.26. */
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
function below(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const terms = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const erf = 1 - terms.reduce((sum, term) => sum * t + term, 0) * t * Math.exp((-z * z) / 2);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

/** A cost of four normal inputs, weighed, against a sure one: everything is known in closed form. */
const weights = [4, 2, 1, 0.5];
const sd = 100_000;
const names = weights.map((_, index) => `input ${'abcd'[index]}`);
function linearCase(sure: number) {
  return pairCase(
    names.map((name) => assumptionOf(name, { kind: 'normal', mean: 1e6, sd })),
    [
      [drawnLine({ amount: weights.map((weight, index) => `${weight} * input ${'abcd'[index]}`).join(' + ') })],
      [drawnLine({}, { sure: String(sure) })],
    ],
  );
}
const mean = weights.reduce((sum, weight) => sum + weight * 1e6, 0);
const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);

describe('what assumptions explain, in a linear model of normal inputs', () => {
  it('is each one’s share of the variance', () => {
    const { influences } = fullEstimate(drawn(linearCase(7e6), { points: 4096 }));
    expect(influences.map(({ name }) => name)).toEqual(names);
    for (const [index, weight] of weights.entries())
      expect(Math.abs((influences[index]?.share ?? 0) - weight ** 2 / squares)).toBeLessThan(0.01);
  });

  it.each([mean, mean + 2e5, mean - 4e5])('is worth what the better choice gains on average, beside %d', (sure) => {
    const { influences } = fullEstimate(drawn(linearCase(sure), { points: 4096 }));
    for (const [index, weight] of weights.entries()) {
      const [middle, deviation] = [sure - mean, weight * sd];
      const z = middle / deviation;
      const worth = middle * below(z) + deviation * density(z) - Math.max(0, middle);
      // Bins blur what a value tells: a hundredth of its deviation is less than the error of such an estimate.
      expect(Math.abs((influences[index]?.worth ?? 0) - worth)).toBeLessThan(0.012 * deviation);
    }
  });

  it('is nothing for what neither option depends on, and nothing is worth knowing where the choice stands', () => {
    const subject = linearCase(2 * mean);
    const idle = assumptionOf('idle', { kind: 'uniform', low: 0, high: 1 });
    const { influences } = fullEstimate(
      drawn({ ...subject, assumptions: [...subject.assumptions, idle] }, { points: 4096 }),
    );
    expect(influences.find(({ name }) => name === 'idle')?.share).toBeLessThan(0.005);
    for (const { worth } of influences) expect(worth).toBeLessThan(1);
  });
});
