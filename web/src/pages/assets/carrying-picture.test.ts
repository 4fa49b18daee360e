import { describe, expect, it } from 'vitest';
import { lightTokens } from '../../theme/tokens.ts';
import { carryingOption, type CarryingMark } from './carrying-picture.ts';

const markOf = (month: string, posted: number | null, tried: number | null): CarryingMark => ({
  month,
  label: month,
  posted,
  tried,
  postedExact: String(posted),
  triedExact: String(tried),
});

type Series = readonly {
  readonly name: string;
  readonly data: readonly (number | null)[];
  readonly markLine?: { readonly data: readonly { readonly xAxis: string; readonly label: { formatter: string } }[] };
}[];

describe('the picture of a carrying amount', () => {
  const look = { tokens: lightTokens, width: 700, axisText: String, now: '2026-02' };
  const marks = [markOf('2026-01', 20, 20), markOf('2026-02', 10, 15), markOf('2026-03', null, 5)];
  const events = [
    { month: '2026-01', number: '2' },
    { month: '2026-01', number: '3' },
    { month: '2025-01', number: '1' },
  ];
  const series = carryingOption(marks, events, look)['series'] as Series;

  it('has bars for what is posted and an outline for what is tried, on the same months', () => {
    const dataOf = (name: string) => series.find((one) => one.name === name)?.data;
    expect([dataOf('posted'), dataOf('tried')]).toEqual([
      [20, 10, null],
      [20, 15, 5],
    ]);
  });

  it('leaves out the word now where the number of an event stands', () => {
    const crowded = carryingOption(marks, [{ month: '2026-02', number: '4' }], look)['series'] as Series;
    expect(crowded[0]?.markLine?.data.map(({ label }) => label.formatter)).toEqual(['4', '']);
  });

  it('numbers the events of a month in one place, leaves out months it does not show, and marks now', () => {
    expect(series[0]?.markLine?.data.map(({ xAxis, label }) => [xAxis, label.formatter])).toEqual([
      ['2026-01', '2 3'],
      ['2026-02', 'now'],
    ]);
  });
});
