import type { Tokens } from '../theme/tokens.ts';
import type { AxisText } from './months-picture.ts';
import type { Option } from './engine.ts';
import { escapeMarkup, textStyle, tooltipStyle } from './style.ts';

/** One group of the stack, in major units by month, for the length only. */
export type StackGroup = { readonly name: string; readonly values: readonly number[]; readonly rest: boolean };

/** Names of months and amounts for a stack of groups. */
export type StackTexts = { readonly months: readonly string[]; readonly axis: AxisText; readonly amount: AxisText };

/** The color of a group by its rank; the rest has one of its own. */
export function groupColor(tokens: Tokens, rank: number, rest: boolean): string {
  const last = tokens.groups.length - 1;
  return tokens.groups[rest ? last : rank % last] ?? tokens.thirdInk;
}

/** The largest groups by name, and all others as one. */
export function largestGroups(
  groups: readonly { readonly name: string; readonly values: readonly number[] }[],
  count: number,
): readonly StackGroup[] {
  const size = (values: readonly number[]) => Math.abs(values.reduce((sum, value) => sum + value, 0));
  const sorted = [...groups].sort((a, b) => size(b.values) - size(a.values));
  const kept = sorted.slice(0, sorted.length <= count + 1 ? count + 1 : count);
  const others = sorted.slice(kept.length);
  const largest = kept.map((group) => ({ ...group, rest: false }));
  if (others.length === 0) return largest;
  const months = others[0]?.values.length ?? 0;
  const values = Array.from({ length: months }, (_, month) =>
    others.reduce((sum, group) => sum + (group.values[month] ?? 0), 0),
  );
  return [...largest, { name: `${others.length} more`, values, rest: true }];
}

/** Cost by month, stacked by group, largest at the axis. */
export function stackOption(groups: readonly StackGroup[], tokens: Tokens, texts: StackTexts): Option {
  return {
    grid: { left: 2, right: 8, top: 12, bottom: 2, containLabel: true },
    xAxis: {
      type: 'category',
      data: [...texts.months],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.thirdInk } },
      axisLabel: { ...textStyle(tokens), interval: 0, hideOverlap: false, lineHeight: 13 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...textStyle(tokens), formatter: texts.axis },
      splitLine: { lineStyle: { color: tokens.rule, width: 1 } },
    },
    tooltip: {
      ...tooltipStyle(tokens),
      trigger: 'item',
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const group = groups[seriesIndex];
        const month = texts.months[dataIndex]?.replace('\n', ' ');
        return group
          ? `${escapeMarkup(group.name)}, ${month}<br><b>${escapeMarkup(texts.amount(group.values[dataIndex] ?? 0))}</b>`
          : '';
      },
    },
    series: groups.map((group, rank) => ({
      type: 'bar',
      stack: 'all',
      name: group.name,
      data: [...group.values],
      barMaxWidth: 56,
      barCategoryGap: '28%',
      itemStyle: { color: groupColor(tokens, rank, group.rest), borderColor: tokens.canvas, borderWidth: 0.5 },
    })),
  };
}
