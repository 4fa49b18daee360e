import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRatios, multiplyRatios, one, portion, ratio, zero } from './ratio.ts';

const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const anyRatio = fc
  .tuple(
    whole,
    whole.filter((bottom) => bottom !== 0n),
  )
  .map(([top, bottom]) => ratio(top, bottom));

describe('ratios', () => {
  it('are kept in lowest terms with the sign above', () => {
    expect(ratio(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(ratio(-6, -4)).toEqual({ numerator: 3n, denominator: 2n });
    expect(ratio(0, -9)).toEqual(zero);
    expect(ratio(12n)).toEqual({ numerator: 12n, denominator: 1n });
  });

  it('have no zero below', () => {
    expect(() => ratio(1, 0)).toThrow('ratio 1/0 has no value');
  });

  it('add thirds to exactly one', () => {
    const third = ratio(1, 3);
    expect(addRatios(addRatios(third, third), third)).toEqual(one);
  });

  it('multiply to exact shares', () => {
    expect(multiplyRatios(ratio(2, 3), ratio(9, 4))).toEqual(ratio(3, 2));
  });

  it('take a share of an amount by the named rounding', () => {
    expect(portion(100n, ratio(2, 3), 'down')).toBe(66n);
    expect(portion(100n, ratio(2, 3), 'half-even')).toBe(67n);
    expect(portion(-100n, ratio(2, 3), 'half-even')).toBe(-67n);
  });

  it('obey the laws of addition and multiplication', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        expect(addRatios(a, b)).toEqual(addRatios(b, a));
        expect(addRatios(addRatios(a, b), c)).toEqual(addRatios(a, addRatios(b, c)));
        expect(multiplyRatios(a, addRatios(b, c))).toEqual(addRatios(multiplyRatios(a, b), multiplyRatios(a, c)));
        expect(addRatios(a, zero)).toEqual(a);
        expect(multiplyRatios(a, one)).toEqual(a);
      }),
    );
  });
});
