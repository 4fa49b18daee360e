import type { Option } from '../../charts/engine.ts';
import { escapeMarkup, textStyle, tooltipStyle } from '../../charts/style.ts';
import type { Tokens } from '../../theme/tokens.ts';
import { shareText, type FlowPicture, type Point } from './flow-curves.ts';

/** Curves with marked points, zero drawn as a line. */
export function curveOption({ across, curves, marks }: FlowPicture, tokens: Tokens): Option {
  const acrossText = (value: number): string => (across === 'rate' ? shareText(value) : String(value));
  const xs = curves.flatMap(({ points }) => points.map(([x]) => x));
  return {
    grid: { left: 2, right: 18, top: 18, bottom: 2, containLabel: true },
    xAxis: {
      type: 'value',
      min: Math.min(...xs),
      max: Math.max(...xs),
      ...(across === 'period' && { minInterval: 1 }),
      axisLine: { onZero: true, lineStyle: { color: tokens.thirdInk } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...textStyle(tokens),
        formatter: acrossText,
        showMinLabel: across === 'period',
        showMaxLabel: false,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...textStyle(tokens), formatter: amountAxisText },
      splitLine: { lineStyle: { color: tokens.rule, width: 1 } },
    },
    tooltip: {
      ...tooltipStyle(tokens),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: tokens.rule, width: 1 } },
      formatter: (hovered: readonly Hovered[]) => tooltipOf(hovered, acrossText),
    },
    series: curves.map(({ name, points }, index) => ({
      type: 'line',
      name,
      symbol: 'none',
      data: points,
      lineStyle: { color: tokens.accent, width: index === 0 ? 2.2 : 1.6, type: index === 0 ? 'solid' : [5, 3] },
      itemStyle: { color: tokens.accent },
      ...(curves.length > 1 && {
        endLabel: { show: true, formatter: name, ...textStyle(tokens), color: tokens.ink, distance: 5 },
      }),
      ...(index === 0 && marks.length > 0 && { markPoint: markPoints(marks, tokens) }),
    })),
  };
}

type Hovered = { readonly seriesName: string; readonly value: Point };

function tooltipOf(hovered: readonly Hovered[], acrossText: (value: number) => string): string {
  const rows = hovered.map(
    ({ seriesName, value: [, amount] }) => `${escapeMarkup(seriesName)} <b>${amountText(amount)}</b>`,
  );
  return [escapeMarkup(acrossText(hovered[0]?.value[0] ?? 0)), ...rows].join('<br>');
}

function markPoints(marks: FlowPicture['marks'], tokens: Tokens) {
  return {
    symbol: 'circle',
    symbolSize: 9,
    silent: true,
    itemStyle: { color: tokens.canvas, borderColor: tokens.ink, borderWidth: 1.5 },
    label: {
      position: [10, -18],
      ...textStyle(tokens, 12),
      color: tokens.ink,
      fontWeight: 600,
      backgroundColor: tokens.canvas,
      padding: [1, 3],
    },
    data: marks.map(({ point, label }) => ({ coord: [...point], label: { show: true, formatter: label } })),
  };
}

/** Ticks of amounts: `1.2M`, `(300)`, zero as an en dash. */
function amountAxisText(value: number): string {
  if (value === 0) return '–';
  const text = Math.abs(value).toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 2 });
  return value < 0 ? `(${text.replace('K', 'k')})` : text.replace('K', 'k');
}

function amountText(value: number): string {
  const text = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return value < 0 ? `(${text})` : text;
}
