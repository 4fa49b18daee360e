import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillNormals, inverseNormal } from './normal.ts';
import { normalCdf } from './normal-cdf.ts';

/** The chance to be below −z, by series and continued fraction in 60-digit arithmetic. */
const chances: readonly (readonly [number, number])[] = [
  [0.3, 0.3820885778110474],
  [0.66, 0.25462691467133614],
  [0.67, 0.25142889509531013],
  [1, 0.15865525393145705],
  [2, 0.02275013194817921],
  [3.5, 0.00023262907903552504],
  [5.5, 1.8989562465887718e-8],
  [5.66, 7.56864975199772e-9],
  [8, 6.220960574271784e-16],
  [10, 7.619853024160525e-24],
  [20, 2.7536241186062337e-89],
  [37, 5.725571222524577e-300],
];

/** Check values of Algorithm AS 241, table 1. */
const quantiles: readonly (readonly [number, number])[] = [
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-20, -9.262340089798409],
];

describe('the chance that a normal draw is below a value', () => {
  it.each(chances)('is right to 15 digits at −%d, however small', (z, chance) => {
    expect(normalCdf(-z) / chance).toBeCloseTo(1, 14);
    expect(normalCdf(z)).toBeCloseTo(1 - chance, 15);
  });

  it('is a half at the mean, and 0 or 1 at the ends', () => {
    expect([-Infinity, 0, Infinity].map(normalCdf)).toEqual([0, 0.5, 1]);
  });
});

describe('the normal quantile', () => {
  it.each(quantiles)('of %d is as published', (probability, quantile) => {
    expect(inverseNormal(probability) / quantile).toBeCloseTo(1, 14);
  });

  it('is infinite at the ends and nothing beyond them', () => {
    expect([0, 0.5, 1, -0.1, 1.1].map(inverseNormal)).toEqual([-Infinity, 0, Infinity, Number.NaN, Number.NaN]);
  });

  it('leads back to the probability', () => {
    const probabilities = fc.double({ min: 1e-300, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(probabilities, (probability) => {
        const z = inverseNormal(probability);
        expect(normalCdf(z) / probability).toBeCloseTo(1, 12 - Math.ceil(Math.log10(1 + z * z)));
        expect(inverseNormal(1 - probability)).toBeCloseTo(-inverseNormal(1 - (1 - probability)), 12);
      }),
    );
  });

  it('grows with the probability', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(inverseNormal(low)).toBeLessThanOrEqual(inverseNormal(high));
      }),
    );
  });

  it('fills a column as it answers one by one, in the same column too', () => {
    const uniforms = Float64Array.from({ length: 999 }, (_, draw) => (draw + 0.001) / 999);
    const expected = uniforms.map(inverseNormal);
    expect(fillNormals(uniforms, new Float64Array(999))).toEqual(expected);
    expect(fillNormals(uniforms, uniforms)).toEqual(expected);
  });
});
