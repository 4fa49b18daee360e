import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaDensity, betaOfSix, betaQuantile } from './beta.ts';
import { normalCdf } from './normal-cdf.ts';
import { pertOfDraw, unitPert } from './pert.ts';

/** Shape, probability and quantile by scipy 1.15.3 (the library of Boost). */
const quantiles: readonly (readonly [number, number, number])[] = [
  [1, 0.05, 0.010206218313011496],
  [1, 1e-6, 2.00000080000048e-7],
  [1.2, 1e-12, 2.214221614787701e-11],
  [2.4, 0.001, 0.021183580497730843],
  [3, 0.5, 0.5],
  [3.7, 0.25, 0.48767339591486],
  [4.9, 0.45, 0.8331674188780864],
  [5, 1e-9, 0.01584893192461113],
];

describe('the beta distribution of shapes that add up to six', () => {
  it.each(quantiles)('of shape %d has at %d the quantile %d', (a, probability, quantile) => {
    expect(betaQuantile(probability, a) / quantile).toBeCloseTo(1, 13);
  });

  it.each([
    [1, 1 / 5],
    [2, 1 / 20],
    [3, 1 / 30],
    [4, 1 / 20],
    [5, 1 / 5],
  ])('of shape %d has the constant %d', (a, constant) => {
    expect(betaOfSix(a)).toBeCloseTo(constant, 15);
    expect(betaOfSix(a + (a < 3 ? 1e-9 : -1e-9))).toBeCloseTo(constant, 8);
  });

  it('has a density of which the quantile is the integral', () => {
    const shape = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(shape, fc.double({ min: 0.01, max: 0.49, noNaN: true }), (a, probability) => {
        const step = 1e-5;
        const [from, to] = [betaQuantile(probability - step, a), betaQuantile(probability + step, a)];
        expect((betaDensity(betaQuantile(probability, a), a) * (to - from)) / (2 * step)).toBeCloseTo(1, 4);
      }),
    );
  });
});

describe('a PERT of a normal draw', () => {
  it('is its quantile to nine digits, whatever its peak', () => {
    const peak = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(peak, fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { maxLength: 50 }), (at, draws) => {
        const ofDraw = pertOfDraw(at);
        for (const draw of draws) {
          const exact = unitPert(at, normalCdf(draw), normalCdf(-draw));
          expect(Math.abs(ofDraw(draw) - exact)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('stays between its ends for any draw', () => {
    for (const peak of [0, 0.2, 1]) {
      const ofDraw = pertOfDraw(peak);
      for (const draw of [-40, -8.5, 8.5, 40]) {
        expect(ofDraw(draw)).toBeGreaterThanOrEqual(0);
        expect(ofDraw(draw)).toBeLessThanOrEqual(1);
      }
    }
  });
});
