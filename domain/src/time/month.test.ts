import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  compareMonths,
  firstDay,
  lastDay,
  laterMonth,
  monthOf,
  monthRange,
  monthsBetween,
  parseMonth,
} from './month.ts';

const anyMonth = fc
  .tuple(fc.integer({ min: 1970, max: 2200 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => Temporal.PlainYearMonth.from({ year, month }));

describe('months', () => {
  it('are read as year and month, and as nothing else', () => {
    expect(parseMonth('2026-10').toString()).toBe('2026-10');
    for (const text of [
      '2026-1',
      '2026-13',
      '2026-00',
      '2026',
      '2026-10-01',
      '26-10',
      '2026/10',
      ' 2026-10',
      '2026-10\n',
    ]) {
      expect(() => parseMonth(text)).toThrow(RangeError);
    }
  });

  it('begin and end on their own days, in leap years too', () => {
    expect(firstDay(parseMonth('2026-02')).toString()).toBe('2026-02-01');
    expect(lastDay(parseMonth('2026-02')).toString()).toBe('2026-02-28');
    expect(lastDay(parseMonth('2028-02')).toString()).toBe('2028-02-29');
    expect(lastDay(parseMonth('2100-02')).toString()).toBe('2100-02-28');
  });

  it('count across years in both directions', () => {
    expect(monthsBetween(parseMonth('2025-11'), parseMonth('2026-02'))).toBe(3);
    expect(monthsBetween(parseMonth('2026-02'), parseMonth('2025-11'))).toBe(-3);
    expect(addMonths(parseMonth('2025-11'), 14).toString()).toBe('2027-01');
    expect(addMonths(parseMonth('2026-01'), -1).toString()).toBe('2025-12');
  });

  it('are ranged with both ends, and to nothing when the end is earlier', () => {
    const range = monthRange(parseMonth('2025-11'), parseMonth('2026-02')).map(String);
    expect(range).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthRange(parseMonth('2026-02'), parseMonth('2026-02'))).toHaveLength(1);
    expect(monthRange(parseMonth('2026-02'), parseMonth('2026-01'))).toEqual([]);
  });

  it('are ordered', () => {
    const [earlier, later] = [parseMonth('2025-12'), parseMonth('2026-01')];
    expect([compareMonths(earlier, later) < 0, compareMonths(later, earlier) > 0]).toEqual([true, true]);
    expect(compareMonths(later, later)).toBe(0);
    expect([laterMonth(earlier, later), laterMonth(later, earlier)]).toEqual([later, later]);
  });

  it('come back to where they were after any number of months', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -500, max: 500 }), (month, months) => {
        const moved = addMonths(month, months);
        expect(monthsBetween(month, moved)).toBe(months);
        expect(addMonths(moved, -months).equals(month)).toBe(true);
        expect(monthOf(firstDay(month)).equals(month) && monthOf(lastDay(month)).equals(month)).toBe(true);
      }),
    );
  });
});
