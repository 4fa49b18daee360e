import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, parseMonth } from './month.ts';
import { monthsOf, parsePeriod, periodOf, periodText, spanOf, type Grain } from './period.ts';

const ends = (text: string, fiscalStart: number): string => {
  const months = monthsOf(parsePeriod(text), fiscalStart).map(String);
  return `${months[0]} to ${months.at(-1)}, ${months.length}`;
};

describe('periods', () => {
  it('are read from a month, a quarter, a year and a range', () => {
    expect(parsePeriod('2026-Q4')).toEqual({ kind: 'quarter', year: 2026, quarter: 4 });
    expect(parsePeriod('2026-q1')).toEqual({ kind: 'quarter', year: 2026, quarter: 1 });
    expect(parsePeriod('2026')).toEqual({ kind: 'year', year: 2026 });
    expect(parsePeriod('2026-10').kind).toBe('month');
    expect(parsePeriod('2026-01..2026-01').kind).toBe('range');
  });

  it('are refused in any other spelling, with the spellings that exist', () => {
    const spellings = [
      '',
      'soon',
      '2026-Q5',
      '2026-Q0',
      '2026-13',
      '2026-1',
      '26',
      '2026-06..2026-01',
      '2026-01..',
      '2026..2027',
    ];
    for (const text of spellings) {
      expect(() => parsePeriod(text)).toThrow(
        expect.objectContaining({
          code: 'INVALID_PERIOD',
          data: { value: text },
          message: expect.stringContaining('2026-Q4'),
        }),
      );
    }
  });

  it('are written as they are read', () => {
    const texts = ['2026-10', '2026-Q4', '2026', '2025-11..2026-02'];
    expect(texts.map((text) => periodText(parsePeriod(text)))).toEqual(texts);
  });

  it('follow the calendar when the fiscal year starts in January', () => {
    expect(ends('2026', 1)).toBe('2026-01 to 2026-12, 12');
    expect(ends('2026-Q1', 1)).toBe('2026-01 to 2026-03, 3');
    expect(ends('2026-Q4', 1)).toBe('2026-10 to 2026-12, 3');
  });

  it('name a fiscal year for the calendar year in which it ends', () => {
    expect(ends('2026', 7)).toBe('2025-07 to 2026-06, 12');
    expect(ends('2026', 2)).toBe('2025-02 to 2026-01, 12');
    expect(ends('2026', 12)).toBe('2025-12 to 2026-11, 12');
  });

  it('let a fiscal quarter cross the turn of the year', () => {
    expect(ends('2026-Q1', 11)).toBe('2025-11 to 2026-01, 3');
    expect(ends('2026-Q2', 8)).toBe('2025-11 to 2026-01, 3');
    expect(periodText(periodOf(parseMonth('2026-01'), 'quarter', 11))).toBe('2026-Q1');
    expect(periodText(periodOf(parseMonth('2025-12'), 'quarter', 8))).toBe('2026-Q2');
  });

  it('leave months and ranges alone whatever the fiscal year', () => {
    expect(ends('2025-11..2026-02', 7)).toBe('2025-11 to 2026-02, 4');
    expect(ends('2026-02', 7)).toBe('2026-02 to 2026-02, 1');
  });

  it('span whole days, the end not included', () => {
    const span = spanOf(parsePeriod('2026-Q1'), 1);
    expect(`${span.start}..${span.end}`).toBe('2026-01-01..2026-04-01');
  });

  it('hold every month in exactly one quarter and one year, and these follow each other without a gap', () => {
    const months = fc.integer({ min: 0, max: 2000 }).map((count) => addMonths(parseMonth('1990-01'), count));
    const grains = fc.constantFrom<Grain>('month', 'quarter', 'year');
    fc.assert(
      fc.property(months, grains, fc.integer({ min: 1, max: 12 }), (month, grain, fiscalStart) => {
        const period = periodOf(month, grain, fiscalStart);
        const held = monthsOf(period, fiscalStart);
        expect(held.filter((other) => other.equals(month))).toHaveLength(1);
        expect(held).toHaveLength({ month: 1, quarter: 3, year: 12 }[grain]);
        const next = periodOf(addMonths(held.at(-1) ?? month, 1), grain, fiscalStart);
        expect(spanOf(next, fiscalStart).start.equals(spanOf(period, fiscalStart).end)).toBe(true);
        expect(parsePeriod(periodText(period))).toEqual(period);
      }),
    );
  });
});
