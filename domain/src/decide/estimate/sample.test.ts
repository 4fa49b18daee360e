import { describe, expect, it } from 'vitest';
import { assumptionOf, drawnLine, pairCase } from '../testing/estimates.ts';
import { samplePair, type Sampled } from './sample.ts';

const subject = pairCase(
  [
    assumptionOf('cost', { kind: 'normal', mean: 2e6, sd: 3e5 }),
    assumptionOf('share', { kind: 'uniform', low: 0.4, high: 0.6 }),
    assumptionOf('part', 'cost * share'),
    assumptionOf('rest', 'cost - part'),
  ],
  [[drawnLine({ amount: 'part' }), drawnLine({ amount: 'rest * 3' })], [drawnLine({ amount: 'cost / 2' })]],
);

function sampled(samples: number, seed = 3): Sampled {
  const [left, right] = subject.options;
  if (!left || !right) throw new RangeError('there are two options');
  return samplePair(subject, { left, right }, { samples, seed, cache: new Map() });
}

describe('plain samples of a pair', () => {
  it('are what each draw of the inputs comes to, in every block', () => {
    const { inputs, npv } = sampled(10_000);
    const [cost, share] = ['cost', 'share'].map((of) => inputs.find(({ name }) => name === of)?.column);
    for (const draw of [0, 4095, 4096, 9999]) {
      const [paid = 0, part = 0] = [cost?.[draw], share?.[draw]];
      expect(npv[0][draw]).toBeCloseTo(-paid * part - 3 * paid * (1 - part), 5);
      expect(npv[1][draw]).toBeCloseTo(-paid / 2, 6);
    }
  });

  it('begin the same however many follow, and are others for another seed', () => {
    const few = sampled(5000);
    expect(few.npv[0]).toEqual(sampled(9000).npv[0].slice(0, 5000));
    expect(few.npv[0]).not.toEqual(sampled(5000, 4).npv[0]);
  });

  it('differ from the mean as independent draws do', () => {
    const [, npv] = sampled(40_000).npv;
    const mean = npv.reduce((sum, value) => sum + value, 0) / npv.length;
    const deviation = Math.sqrt(npv.reduce((sum, value) => sum + (value - mean) ** 2, 0) / npv.length);
    expect(Math.abs(mean + 1e6)).toBeLessThan((4 * deviation) / Math.sqrt(npv.length));
    expect(deviation / 1.5e5).toBeCloseTo(1, 1);
  });
});
