import { describe, expect, it } from 'vitest';
import { unplannedMonths, unplannedWords } from './budget-months.ts';
import { referenceOf } from './reference.ts';

const budget = { from: '2026-01', to: '2026-06', gaps: ['2026-04'] };
const none = { from: null, to: null, gaps: [] };

describe('a period against the budget', () => {
  it.each([
    ['2026-03', [], false],
    ['2026-04', ['2026-04'], true],
    ['2026-Q2', ['2026-04'], false],
    ['2026-05..2026-08', ['2026-07', '2026-08'], false],
    ['2025', Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`), true],
  ] as const)('%s lacks %j', (period, months, all) => {
    expect(unplannedMonths(budget, period)).toEqual({ months, all });
  });

  it('says which months are not planned', () => {
    expect(unplannedWords(budget, '2026-02')).toBeNull();
    expect(unplannedWords(budget, '2026-Q2')).toBe('the budget does not plan Apr 2026');
    expect(unplannedWords(budget, '2026')).toBe('the budget does not plan 7 months of it');
    expect(unplannedWords(none, '2026-Q1')).toBe('the budget does not plan Q1 2026');
  });

  it('is compared with the plan of the same months, and its comments are kept apart', () => {
    expect(referenceOf('2026-03', 'budget')).toEqual({
      scenario: 'budget',
      period: '2026-03',
      against: 'budget',
      label: 'Budget',
    });
    expect(referenceOf('2026-03', 'previous')).toMatchObject({
      scenario: 'actual',
      period: '2026-02',
      against: '2026-02',
    });
    expect(referenceOf('2026-03', 'nonsense')).toMatchObject({ scenario: 'actual', period: 'nonsense' });
  });
});
