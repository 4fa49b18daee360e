import { describe, expect, it } from 'vitest';
import { addRatios, one, ratio, zero } from '../money/index.ts';
import { evenly, inMonth, later, monthsUnpaid, until } from './spread.ts';

describe('a spread', () => {
  it('in one month has all of it there', () => {
    expect(inMonth(5)).toEqual([{ month: 5, share: one }]);
  });

  it('over months has equal shares that sum to one', () => {
    const spread = evenly(7, 3);
    expect(spread.map(({ month }) => month)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(spread.reduce((sum, { share }) => addRatios(sum, share), zero)).toEqual(one);
  });

  it('over no month, a part of one or less than none is refused', () => {
    for (const months of [0, -1, 2.5, Number.NaN]) expect(() => evenly(months)).toThrow(`not ${months}`);
  });

  it('moves later, or stays', () => {
    expect(later(evenly(2), 3).map(({ month }) => month)).toEqual([3, 4]);
    expect(later(evenly(2), 0)).toEqual(evenly(2));
  });

  it('ends before a month', () => {
    expect(until(evenly(4), 2)).toEqual([
      { month: 0, share: ratio(1, 4) },
      { month: 1, share: ratio(1, 4) },
    ]);
    expect(until(evenly(4), 0)).toEqual([]);
  });

  it('is paid a month later for each thirty days', () => {
    expect([0, 10, 15, 30, 45, 60, 90].map(monthsUnpaid)).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });
});
