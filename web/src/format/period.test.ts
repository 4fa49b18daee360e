import { describe, expect, it } from 'vitest';
import { longPeriodLabel, monthBounds, periodLabel, readPeriod, stepPeriod } from './period.ts';

describe('readPeriod', () => {
  it.each([
    ['2026-10', '2026-10'],
    [' oct 2026 ', '2026-10'],
    ['October 2026', '2026-10'],
    ['10/2026', '2026-10'],
    ['2026-1', '2026-01'],
    ['q4 2026', '2026-Q4'],
    ['2026-Q4', '2026-Q4'],
    ['2026', '2026'],
    ['2026-01..2026-06', '2026-01..2026-06'],
    ['jan 2026 to jun 2026', '2026-01..2026-06'],
  ])('reads "%s" as %s', (typed, period) => {
    expect(readPeriod(typed)).toBe(period);
  });

  it('refuses what is no period and says how to write one', () => {
    expect(() => readPeriod('soon')).toThrow(/write a month \(2026-10\)/);
  });

  it('refuses a month that does not exist', () => {
    expect(() => readPeriod('2026-13')).toThrow(/2026-13/);
  });
});

describe('stepPeriod', () => {
  it('moves by its own length across years', () => {
    expect(stepPeriod('2026-12', 1)).toBe('2027-01');
    expect(stepPeriod('2026-Q1', -1)).toBe('2025-Q4');
    expect(stepPeriod('2026', 1)).toBe('2027');
    expect(stepPeriod('2026-01..2026-06', 1)).toBe('2026-07..2026-12');
  });
});

describe('labels', () => {
  it('name months, quarters, years and ranges', () => {
    expect(['2026-10', '2026-Q4', '2026', '2026-01..2026-06'].map(periodLabel)).toEqual([
      'Oct 2026',
      'Q4 2026',
      '2026',
      'Jan 2026 – Jun 2026',
    ]);
    expect(longPeriodLabel('2026-10')).toBe('October 2026');
  });
});

describe('monthBounds', () => {
  it('gives the first and the last month', () => {
    expect(monthBounds('2026-Q4')).toEqual({ from: '2026-10', to: '2026-12' });
    expect(monthBounds('2026')).toEqual({ from: '2026-01', to: '2026-12' });
  });
});
