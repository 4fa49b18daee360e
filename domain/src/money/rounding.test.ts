import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRounded, type Rounding } from './rounding.ts';

const table: Readonly<Record<Rounding, readonly bigint[]>> = {
  //         -2.6 -2.5 -2.4 -1.6 -1.5 -1.4 -0.6 -0.5 -0.4   0 0.4 0.5 0.6 1.4 1.5 1.6 2.4 2.5 2.6
  'half-even': [-3n, -2n, -2n, -2n, -2n, -1n, -1n, 0n, 0n, 0n, 0n, 0n, 1n, 1n, 2n, 2n, 2n, 2n, 3n],
  'half-up': [-3n, -3n, -2n, -2n, -2n, -1n, -1n, -1n, 0n, 0n, 0n, 1n, 1n, 1n, 2n, 2n, 2n, 3n, 3n],
  down: [-2n, -2n, -2n, -1n, -1n, -1n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n, 1n, 1n, 2n, 2n, 2n],
  up: [-3n, -3n, -3n, -2n, -2n, -2n, -1n, -1n, -1n, 0n, 1n, 1n, 1n, 2n, 2n, 2n, 3n, 3n, 3n],
};
const tenths = [-26n, -25n, -24n, -16n, -15n, -14n, -6n, -5n, -4n, 0n, 4n, 5n, 6n, 14n, 15n, 16n, 24n, 25n, 26n];
const modes = Object.keys(table) as readonly Rounding[];

describe('rounding', () => {
  for (const mode of modes) {
    it(`resolves fractions on both sides of zero by ${mode}`, () => {
      expect(tenths.map((tenth) => divideRounded(tenth, 10n, mode))).toEqual(table[mode]);
    });

    it(`gives the same by ${mode} when both signs turn`, () => {
      expect(tenths.map((tenth) => divideRounded(-tenth, -10n, mode))).toEqual(table[mode]);
    });
  }

  it('leaves whole quotients alone in every mode', () => {
    for (const mode of modes) expect(divideRounded(-84n, 12n, mode)).toBe(-7n);
  });

  it('keeps every digit of amounts that no double holds', () => {
    expect(divideRounded(900719925474099267n, 100n, 'half-even')).toBe(9007199254740993n);
  });

  it('refuses to divide by zero', () => {
    expect(() => divideRounded(1n, 0n, 'down')).toThrow('cannot divide 1 by zero');
  });

  it('is off by less than one unit, and by at most half of one to the nearest', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), fc.constantFrom(...modes), (dividend, divisor, mode) => {
        const off = divideRounded(dividend, divisor, mode) * divisor - dividend;
        const size = off < 0n ? -off : off;
        expect(mode.startsWith('half') ? size * 2n <= divisor : size < divisor).toBe(true);
      }),
    );
  });

  it('mirrors at zero, so that a reversal is the exact opposite', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), fc.constantFrom(...modes), (dividend, divisor, mode) => {
        expect(divideRounded(-dividend, divisor, mode)).toBe(-divideRounded(dividend, divisor, mode));
      }),
    );
  });
});
