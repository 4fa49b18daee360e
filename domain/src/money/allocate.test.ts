import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, roundToSum, spreadAmount } from './allocate.ts';
import { minorDigits } from './currency.ts';
import { fineDigits, parseFine, roundFine, type Fine } from './decimal.ts';
import { money, total } from './money.ts';
import { addRatios, ratio, zero, type Ratio } from './ratio.ts';
import type { Rounding } from './rounding.ts';

const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const mode = fc.constantFrom<Rounding>('half-even', 'half-up', 'down', 'up');
const minors = (parts: readonly { readonly minor: bigint }[]): readonly bigint[] => parts.map(({ minor }) => minor);
const distance = (left: bigint, right: bigint): bigint => (left > right ? left - right : right - left);

describe('allocation by weights', () => {
  it('hands the units left over to the largest remainders', () => {
    expect(minors(allocate(money(100n, 'USD'), [1n, 1n, 1n]))).toEqual([34n, 33n, 33n]);
    expect(minors(allocate(money(10n, 'USD'), [6n, 3n, 1n]))).toEqual([6n, 3n, 1n]);
    expect(minors(allocate(money(11n, 'USD'), [1n, 2n, 3n]))).toEqual([2n, 4n, 5n]);
  });

  it('gives ties to the earlier part', () => {
    expect(minors(allocate(money(5n, 'USD'), [1n, 1n, 1n, 1n]))).toEqual([2n, 1n, 1n, 1n]);
  });

  it('mirrors a negative amount', () => {
    expect(minors(allocate(money(-100n, 'USD'), [1n, 1n, 1n]))).toEqual([-34n, -33n, -33n]);
  });

  it('splits nothing into nothings, even by weights of zero', () => {
    expect(minors(allocate(money(0n, 'USD'), [0n, 0n]))).toEqual([0n, 0n]);
  });

  it('gives a weight of zero nothing', () => {
    expect(minors(allocate(money(7n, 'USD'), [0n, 1n, 0n, 1n]))).toEqual([0n, 4n, 0n, 3n]);
  });

  it('refuses to split something by nothing and by less than nothing', () => {
    expect(() => allocate(money(1n, 'USD'), [0n, 0n])).toThrow('nothing to split 1 by');
    expect(() => allocate(money(1n, 'USD'), [2n, -1n])).toThrow('below zero');
  });

  it('keeps the sum, and every part within one unit of its share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(cents, weights, (minor, shares) => {
        const sum = shares.reduce((left, right) => left + right, 0n);
        fc.pre(sum > 0n);
        const parts = allocate(money(minor, 'EUR'), shares);
        expect(total('EUR', parts).minor).toBe(minor);
        for (const [index, part] of parts.entries()) {
          expect(distance(part.minor * sum, minor * (shares[index] ?? 0n)) < sum).toBe(true);
        }
      }),
    );
  });
});

describe('rounding parts to their sum', () => {
  const fines = (texts: readonly string[]): readonly Fine[] => texts.map(parseFine);

  it('rounds the whole once and hands its cents to the parts', () => {
    const parts = roundToSum(fines(['0.004', '0.004', '0.004']), 'USD', 'half-even');
    expect(minors(parts)).toEqual([1n, 0n, 0n]);
  });

  it('keeps the sum of charges and credits', () => {
    const parts = roundToSum(fines(['10.006', '-3.333333333333333333', '-0.001']), 'USD', 'half-even');
    expect(minors(parts)).toEqual([1000n, -333n, 0n]);
    expect(total('USD', parts).minor).toBe(667n);
  });

  it('rounds no part of an empty invoice', () => {
    expect(roundToSum([], 'USD', 'half-even')).toEqual([]);
  });

  it('works in currencies without cents and with thousandths', () => {
    expect(minors(roundToSum(fines(['0.5', '0.5', '0.5']), 'JPY', 'half-up'))).toEqual([1n, 1n, 0n]);
    expect(minors(roundToSum(fines(['0.0005', '0.0005']), 'KWD', 'down'))).toEqual([1n, 0n]);
  });

  it('sums to the total rounded once, each part less than one unit from what it was', () => {
    const fine = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    const currency = fc.constantFrom('USD', 'JPY', 'KWD');
    fc.assert(
      fc.property(fc.array(fine, { minLength: 1, maxLength: 30 }), currency, mode, (parts, code, rounding) => {
        const rounded = roundToSum(parts, code, rounding);
        const whole = parts.reduce((left, right) => left + right, 0n);
        const unit = 10n ** BigInt(fineDigits - minorDigits(code));
        expect(total(code, rounded).minor).toBe(roundFine(whole, code, rounding).minor);
        for (const [index, part] of rounded.entries()) {
          expect(distance(part.minor * unit, parts[index] ?? 0n) <= unit).toBe(true);
        }
      }),
    );
  });
});

describe('spreading over shares', () => {
  const shares = fc
    .array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 40 })
    .filter((weights) => weights.some((weight) => weight > 0n))
    .map((weights): readonly Ratio[] => {
      const sum = weights.reduce((left, right) => left + right, 0n);
      return weights.map((weight) => ratio(weight, sum));
    });
  const running = (parts: readonly { readonly minor: bigint }[]): readonly bigint[] => {
    let sum = 0n;
    return parts.map(({ minor }) => (sum += minor));
  };
  const largest = (left: readonly bigint[], right: readonly bigint[]): bigint =>
    left.reduce((most, value, index) => {
      const gap = distance(value, right[index] ?? 0n);
      return gap > most ? gap : most;
    }, 0n);

  it('spreads a hundred over three months without losing a cent', () => {
    const third = ratio(1, 3);
    const spread = (rounding: Rounding): readonly bigint[] =>
      minors(spreadAmount(money(10_000n, 'USD'), [third, third, third], rounding));
    expect(spread('half-even')).toEqual([3333n, 3334n, 3333n]);
    expect(spread('down')).toEqual([3333n, 3333n, 3334n]);
    expect(spread('up')).toEqual([3334n, 3333n, 3333n]);
  });

  it('sums to the amount when the shares sum to one', () => {
    fc.assert(
      fc.property(cents, shares, mode, (minor, weights, rounding) => {
        expect(total('USD', spreadAmount(money(minor, 'USD'), weights, rounding)).minor).toBe(minor);
      }),
    );
  });

  it('stays within half a unit of the exact running total to the nearest', () => {
    fc.assert(
      fc.property(cents, shares, (minor, weights) => {
        let exact = zero;
        const reached = running(spreadAmount(money(minor, 'USD'), weights, 'half-even'));
        for (const [index, weight] of weights.entries()) {
          exact = addRatios(exact, weight);
          const off = distance((reached[index] ?? 0n) * exact.denominator, minor * exact.numerator);
          expect(off * 2n <= exact.denominator).toBe(true);
        }
      }),
    );
  });

  it('moves no running total by more than one unit when a line is split in two', () => {
    fc.assert(
      fc.property(cents, cents, shares, mode, (left, right, weights, rounding) => {
        const [one, other, both] = [left, right, left + right].map((minor) =>
          running(spreadAmount(money(minor, 'USD'), weights, rounding)),
        );
        const apart = (one ?? []).map((minor, index) => minor + (other?.[index] ?? 0n));
        expect(largest(apart, both ?? []) <= 1n).toBe(true);
      }),
    );
  });

  it('moves no month by more than one unit when a line is split in two parts of its sign and rounded down', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(amount, amount, shares, (left, right, weights) => {
        const [one, other, both] = [left, right, left + right].map((minor) =>
          minors(spreadAmount(money(minor, 'USD'), weights, 'down')),
        );
        const apart = (one ?? []).map((minor, index) => minor + (other?.[index] ?? 0n));
        expect(largest(apart, both ?? []) <= 1n).toBe(true);
      }),
    );
  });
});
