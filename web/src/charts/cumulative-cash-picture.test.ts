import { describe, expect, it } from 'vitest';
import { lightTokens } from '../theme/tokens.ts';
import { cumulativeCashOption, valueAt, yearsText } from './cumulative-cash-picture.ts';

const build = Array.from({ length: 61 }, (_, month) => -10 - month / 12);
const buy = Array.from({ length: 61 }, (_, month) => (-month * 5) / 12);

describe('cumulative cash', () => {
  it('has equal values on both curves at their crossing', () => {
    expect(valueAt(build, 2.5)).toBeCloseTo(valueAt(buy, 2.5));
    expect(valueAt(build, 2.5)).toBeCloseTo(-12.5);
  });

  it('reads between two months', () => {
    expect(valueAt([0, 12], 1 / 24)).toBeCloseTo(6);
  });

  it('marks and names the crossing on the curve', () => {
    const option = cumulativeCashOption(
      [
        { name: 'Build', values: build, variant: false },
        { name: 'Buy', values: buy, variant: false },
      ],
      [{ years: 2.5, value: -12.5, label: yearsText(2.5) }],
      { tokens: lightTokens, width: 500, texts: { amount: String } },
    ) as unknown as {
      series: { endLabel: { formatter: string }; markPoint?: { data: object[] } }[];
      xAxis: { max: number };
    };
    expect(option.series[0]?.markPoint?.data).toEqual([
      { coord: [2.5, -12.5], label: { show: true, formatter: '2.5 years' } },
    ]);
    expect(option.series[1]?.endLabel.formatter).toBe('Buy -25');
    expect(option.xAxis.max).toBe(5);
  });
});

describe('yearsText', () => {
  it('has at most two decimals', () => {
    expect([1, 2.5, 10 / 3].map(yearsText)).toEqual(['1 year', '2.5 years', '3.33 years']);
  });
});
