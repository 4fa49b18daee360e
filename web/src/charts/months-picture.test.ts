import { describe, expect, it } from 'vitest';
import { lightTokens } from '../theme/tokens.ts';
import { monthsOption, windowOf, type MonthMark } from './months-picture.ts';

const mark = (month: string, expected = false, chosen = false): MonthMark => ({
  month,
  label: month,
  expected,
  chosen,
  ebitda: -5,
  cash: -6,
  ebitdaExact: '-5 USD',
  cashExact: '-6 USD',
  cashText: '(6.00)',
});

const year = Array.from({ length: 24 }, (_, index) => mark(`m${index}`, index >= 18, index === 17));

describe('the months of a picture', () => {
  it('end a few months after the chosen one, with as many before it as fit', () => {
    const shown = windowOf(year, 14, 4);
    expect([shown.length, shown[0]?.month, shown.at(-1)?.month]).toEqual([14, 'm8', 'm21']);
  });

  it('end after the last actual month where none is chosen', () => {
    const shown = windowOf(
      year.map((month) => ({ ...month, chosen: false })),
      14,
      4,
    );
    expect(shown.at(-1)?.month).toBe('m21');
  });

  it('are all of them where there are few', () => {
    expect(windowOf(year.slice(0, 5), 14, 4)).toHaveLength(5);
  });
});

describe('EBITDA and cash by month', () => {
  const option = monthsOption(
    [mark('2026-10', false, true), mark('2026-11', true)],
    lightTokens,
    String,
  ) as unknown as {
    series: {
      data: { value: number; itemStyle: { color: string; decal?: object } }[];
      markPoint?: { data: object[] };
    }[];
  };

  it('stand side by side in their own hues', () => {
    expect(option.series.map(({ data }) => data[0]?.itemStyle.color)).toEqual([lightTokens.ebitda, lightTokens.cash]);
  });

  it('are hatched where they are only expected', () => {
    expect(option.series.map(({ data }) => data.map(({ itemStyle }) => itemStyle.decal !== undefined))).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('label the cash of the chosen month only', () => {
    expect(option.series[1]?.markPoint?.data).toHaveLength(1);
  });
});
