import type { Tokens } from '../theme/tokens.ts';
import type { AxisText } from './months-picture.ts';
import type { Option } from './engine.ts';
import { escapeMarkup, textStyle, tooltipStyle } from './style.ts';

/** Values below which each hundredth of the draws lies, from 1 to 99, in major units: the ends are single draws. */
export type Distribution = { readonly name: string; readonly curve: readonly number[]; readonly isMain: boolean };

/** Cumulative distributions: how many of all draws lie below a value. The chance of a loss is read off at zero. */
export function distributionOption(
  distributions: readonly Distribution[],
  { tokens, amount, isStale }: { readonly tokens: Tokens; readonly amount: AxisText; readonly isStale: boolean },
): Option {
  return {
    grid: { left: 2, right: 18, top: 14, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      axisLine: { onZero: false, lineStyle: { color: tokens.rule } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...textStyle(tokens), formatter: amount, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...textStyle(tokens), formatter: '{value}%' },
      splitLine: { lineStyle: { color: tokens.rule, width: 1 } },
    },
    tooltip: {
      ...tooltipStyle(tokens),
      trigger: 'item',
      formatter: ({ seriesName, value }: { seriesName: string; value: readonly [number, number] }) =>
        `${escapeMarkup(seriesName)}: ${value[1]}% of the draws below <b>${escapeMarkup(amount(value[0]))}</b>`,
    },
    series: distributions.map(({ name, curve, isMain }, index) => ({
      type: 'line',
      name,
      symbol: 'circle',
      symbolSize: 7,
      showSymbol: false,
      data: curve.map((value, index) => [value, index + 1]),
      lineStyle: {
        color: tokens.ink,
        width: isMain ? 2.2 : 1.3,
        opacity: isStale ? 0.4 : isMain ? 1 : 0.6,
        type: isMain ? 'solid' : [5, 3],
      },
      itemStyle: { color: tokens.ink },
      endLabel: { show: false },
      markLine:
        index === 0
          ? {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: tokens.thirdInk, type: 'dotted', width: 1.2 },
              data: [{ xAxis: 0 }],
            }
          : undefined,
    })),
  };
}
