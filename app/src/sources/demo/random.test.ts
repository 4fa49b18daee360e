import { describe, expect, it } from 'vitest';
import { drawsOf } from './random.ts';

const first = (seed: number, name: string): readonly number[] => {
  const draw = drawsOf(seed, name);
  return Array.from({ length: 20 }, () => draw());
};

describe('the numbers that the demo draws', () => {
  it('are the same for the same seed and name', () => {
    expect(first(7, 'search')).toEqual(first(7, 'search'));
  });

  it('differ for another seed and for another name', () => {
    expect(first(8, 'search')).not.toEqual(first(7, 'search'));
    expect(first(7, 'checkout')).not.toEqual(first(7, 'search'));
  });

  it('lie in [0, 1) and spread evenly over it', () => {
    const draw = drawsOf(7, 'spread');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let count = 0; count < 10_000; count += 1) {
      const value = draw();
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
