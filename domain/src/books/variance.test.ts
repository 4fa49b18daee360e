import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moversOf, varianceOf } from './variance.ts';

const row = (actual: bigint, reference: bigint) => ({ actual, reference });

describe('what explains a variance', () => {
  it('is the largest differences, whichever way, and what the others come to', () => {
    const rows = [row(-5n, -4n), row(0n, 0n), row(-90n, -100n), row(30n, 50n), row(7n, 4n)];
    expect(moversOf(rows, 2)).toEqual({ movers: [row(30n, 50n), row(-90n, -100n)], rest: 2n });
  });

  it('names one other alone', () => {
    expect(moversOf([row(1n, 0n), row(2n, 0n), row(3n, 0n)], 2)).toMatchObject({ rest: 0n, movers: { length: 3 } });
  });

  it('sums to the whole', () => {
    const amount = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
    fc.assert(
      fc.property(fc.array(fc.record({ actual: amount, reference: amount })), fc.nat(5), (rows, most) => {
        const { movers, rest } = moversOf(rows, most);
        const whole = rows.reduce((sum, one) => sum + varianceOf(one), 0n);
        expect(movers.reduce((sum, one) => sum + varianceOf(one), rest)).toBe(whole);
      }),
    );
  });
});
