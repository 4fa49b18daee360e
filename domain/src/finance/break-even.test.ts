import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenCumulative } from './break-even.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('break-even of two running totals', () => {
  it('is interpolated within its period', () => {
    expect(breakEvenCumulative({ a: [10, 1, 1, 1], b: [0, 5, 5, 5] })).toEqual([2.5]);
  });

  it('is every crossing there is', () => {
    expect(breakEvenCumulative({ a: [2, 0, 4, 0], b: [1, 2, 0, 6] })).toEqual([0.5, 1.25, 2.5]);
  });

  it('counts once where the totals meet at the end of a period, whether they cross there or not', () => {
    expect(breakEvenCumulative({ a: [100, 50, 50], b: [50, 100, 100] })).toEqual([1]);
    expect(breakEvenCumulative({ a: [100, 50, 100], b: [50, 100, 50] })).toEqual([1]);
  });

  it('counts a stretch of equal totals once, at its beginning', () => {
    expect(breakEvenCumulative({ a: [100, 50, 7, 7, 0], b: [50, 100, 7, 7, 9] })).toEqual([1]);
  });

  it('is none when one is ahead throughout, and none where both merely start equal', () => {
    expect(breakEvenCumulative({ a: [1000, 100, 100], b: [500, 100, 100] })).toEqual([]);
    expect(breakEvenCumulative({ a: [0, 5, 5], b: [0, 1, 1] })).toEqual([]);
    expect(breakEvenCumulative({ a: [3, 3], b: [3, 3] })).toEqual([]);
  });

  it('sees totals meet that differ only by the rounding of decimal fractions', () => {
    expect(breakEvenCumulative({ a: [0.3, 0, 0], b: [0.1, 0.2, 1] })).toEqual([1]);
  });

  it('is the same with the streams in either order', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(pairs, (periods) => {
        const [a, b] = [periods.map(([left]) => left), periods.map(([, right]) => right)];
        const times = breakEvenCumulative({ a, b });
        expect(breakEvenCumulative({ a: b, b: a })).toEqual(times);
        expect(times).toEqual([...new Set(times)].sort((x, y) => x - y));
      }),
    );
  });

  it('refuses streams of different length, of none, and what is not finite', () => {
    expect(() => breakEvenCumulative({ a: [1, 2], b: [1] })).toThrow('"a" has 2 periods and "b" has 1');
    expect(() => breakEvenCumulative({ a: [1, 2], b: [1] })).toThrow(refusal('LENGTH_MISMATCH'));
    expect(() => breakEvenCumulative({ a: [], b: [] })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => breakEvenCumulative({ a: [1], b: [Number.NaN] })).toThrow(refusal('NOT_FINITE'));
  });
});
