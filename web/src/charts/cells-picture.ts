import type { Tokens } from '../theme/tokens.ts';
import type { AxisText } from './months-picture.ts';
import type { Option } from './engine.ts';
import { textStyle, tooltipStyle } from './style.ts';

/** What a number of cells brings a year against one, in major units. */
export type CellsPoint = { readonly cells: number; readonly net: number };

/** Net benefit by the number of cells, with the number that pays most. */
export function cellsOption(
  points: readonly CellsPoint[],
  best: CellsPoint,
  { tokens, amount }: { readonly tokens: Tokens; readonly amount: AxisText },
): Option {
  return {
    grid: { left: 2, right: 18, top: 26, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      min: 1,
      max: points.at(-1)?.cells ?? 1,
      axisLine: { onZero: false, lineStyle: { color: tokens.rule } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...textStyle(tokens) },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...textStyle(tokens), formatter: amount },
      splitLine: { lineStyle: { color: tokens.rule, width: 1 } },
    },
    tooltip: {
      ...tooltipStyle(tokens),
      trigger: 'axis',
      formatter: (marks: readonly { readonly value: readonly [number, number] }[]) =>
        marks.map(({ value }) => `${value[0]} cells: <b>${amount(value[1])}</b> a year`).join(''),
    },
    series: [
      {
        type: 'line',
        symbol: 'none',
        data: points.map(({ cells, net }) => [cells, net]),
        lineStyle: { color: tokens.ink, width: 2 },
        markPoint: {
          symbol: 'circle',
          symbolSize: 9,
          silent: true,
          itemStyle: { color: tokens.canvas, borderColor: tokens.ink, borderWidth: 1.5 },
          label: { ...textStyle(tokens, 12), color: tokens.ink, fontWeight: 600, position: 'top', show: true },
          data: [{ coord: [best.cells, best.net], label: { formatter: `${best.cells} cells` } }],
        },
      },
    ],
  };
}
