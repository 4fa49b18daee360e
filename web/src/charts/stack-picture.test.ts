import { describe, expect, it } from 'vitest';
import { lightTokens } from '../theme/tokens.ts';
import { groupColor, largestGroups, stackOption } from './stack-picture.ts';

const groups = Array.from({ length: 12 }, (_, index) => ({ name: `g${index}`, values: [index, index * 2] }));

describe('largestGroups', () => {
  it('keeps the largest and adds up the rest, so that nothing is lost', () => {
    const shown = largestGroups(groups, 8);
    expect(shown.map(({ name }) => name)).toEqual(['g11', 'g10', 'g9', 'g8', 'g7', 'g6', 'g5', 'g4', '4 more']);
    const sum = (list: readonly { readonly values: readonly number[] }[]) =>
      list.reduce((total, { values }) => total + (values[1] ?? 0), 0);
    expect(sum(shown)).toBe(sum(groups));
  });

  it('does not fold a single group into a rest of one', () => {
    expect(largestGroups(groups.slice(0, 9), 8).map(({ rest }) => rest)).toEqual(
      Array.from({ length: 9 }, () => false),
    );
  });

  it('ranks a large credit among the large groups', () => {
    expect(largestGroups([...groups, { name: 'credit', values: [-90, 0] }], 2)[0]?.name).toBe('credit');
  });
});

describe('the stack', () => {
  it('has colors that EBITDA and cash do not have', () => {
    expect(lightTokens.groups).not.toContain(lightTokens.ebitda);
    expect(lightTokens.groups).not.toContain(lightTokens.cash);
    expect(groupColor(lightTokens, 3, true)).toBe(lightTokens.groups.at(-1));
  });

  it('has one series for each group and a label for each month', () => {
    const option = stackOption(largestGroups(groups, 8), lightTokens, {
      months: ['Oct', 'Nov'],
      axis: String,
      amount: String,
    }) as { series: unknown[]; xAxis: { axisLabel: { interval: number } } };
    expect([option.series.length, option.xAxis.axisLabel.interval]).toEqual([9, 0]);
  });
});
