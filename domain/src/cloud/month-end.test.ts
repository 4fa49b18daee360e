import { describe, expect, it } from 'vitest';
import { fineText, parseFine } from '../money/index.ts';
import { estimateMonthEnd, type MonthEndEstimate } from './index.ts';

const days = (...texts: string[]) => texts.map((text) => parseFine(text));
const texts = (estimate: MonthEndEstimate | null) =>
  estimate && Object.fromEntries(Object.entries(estimate).map(([name, fine]) => [name, fineText(fine)]));

describe('the accrual of a month whose bill is not final', () => {
  it('takes the missing days at the mean of the covered ones, without a range where all days are alike', () => {
    const estimate = estimateMonthEnd({ days: days('10', '10', '10'), missing: 2, credits: 0n, creditsBefore: 0n });
    expect(texts(estimate)).toEqual({ usage: '20', credits: '0', estimate: '20', low: '20', high: '20' });
  });

  it('widens its range with the variation of the days and with the days that are missing', () => {
    const width = (missing: number, ...values: string[]): number => {
      const estimate = estimateMonthEnd({ days: days(...values), missing, credits: 0n, creditsBefore: 0n });
      return Number((estimate?.high ?? 0n) - (estimate?.low ?? 0n));
    };
    expect(width(2, '8', '12', '10')).toBeGreaterThan(width(1, '8', '12', '10'));
    expect(width(2, '2', '18', '10')).toBeGreaterThan(width(2, '8', '12', '10'));
  });

  it('expects the credits of the month before that did not come yet', () => {
    const estimate = estimateMonthEnd({
      days: days('10', '10'),
      missing: 3,
      credits: parseFine('-1'),
      creditsBefore: parseFine('-5'),
    });
    expect(texts(estimate)).toMatchObject({ usage: '30', credits: '-4', estimate: '26' });
  });

  it('accrues nothing of a bill that covers its month, and knows nothing of a month without a day', () => {
    const covered = estimateMonthEnd({ days: days('10'), missing: 0, credits: 0n, creditsBefore: 0n });
    expect(texts(covered)).toMatchObject({ estimate: '0', low: '0', high: '0' });
    expect(estimateMonthEnd({ days: [], missing: 31, credits: 0n, creditsBefore: 0n })).toBeNull();
  });
});
