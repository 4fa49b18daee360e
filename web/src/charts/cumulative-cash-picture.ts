import type { Tokens } from '../theme/tokens.ts';
import type { AxisText } from './months-picture.ts';
import type { Option } from './engine.ts';
import { escapeMarkup, textStyle, tooltipStyle } from './style.ts';

/** Cumulative cash of one option: major units at month 0 and at the end of each month. */
export type CashCurve = {
  readonly name: string;
  readonly values: readonly number[];
  readonly variant: boolean;
  /** Where a tenth and nine tenths of all draws lie; dimmed where it is that of the draws before. */
  readonly band?:
    | { readonly low: readonly number[]; readonly high: readonly number[]; readonly isStale: boolean }
    | undefined;
};

/** Where two curves meet. */
export type Crossing = { readonly years: number; readonly value: number; readonly label: string };

/** How amounts are written. */
export type CurveTexts = { readonly amount: AxisText };

/** The value of a curve at a point between two months. */
export function valueAt(values: readonly number[], years: number): number {
  const month = years * 12;
  const before = Math.floor(month);
  const [left, right] = [values[before] ?? 0, values[before + 1] ?? values[before] ?? 0];
  return left + (right - left) * (month - before);
}

/** `2.5 years`, `1 year`: at most two decimals. */
export function yearsText(years: number): string {
  const text = String(Math.round(years * 100) / 100);
  return `${text} year${text === '1' ? '' : 's'}`;
}

/** Cumulative cash of every option over time with the points at which two are equal. */
export function cumulativeCashOption(
  curves: readonly CashCurve[],
  crossings: readonly Crossing[],
  { tokens, texts, width }: { readonly tokens: Tokens; readonly texts: CurveTexts; readonly width: number },
): Option {
  const months = Math.max(0, ...curves.map(({ values }) => values.length - 1));
  const years = months / 12;
  const labelRoom = Math.min(150, Math.max(100, width * 0.24));
  return {
    grid: { left: 2, right: labelRoom, top: 14, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: years,
      interval: years > 12 ? Math.ceil(years / 8) : 1,
      axisLine: { onZero: false, lineStyle: { color: tokens.rule } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...textStyle(tokens), formatter: String },
    },
    yAxis: {
      type: 'value',
      // Room below the lowest curve, so that its name stands clear of the years.
      boundaryGap: ['8%', '2%'],
      splitNumber: 4,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...textStyle(tokens), formatter: texts.amount },
      splitLine: { lineStyle: { color: tokens.rule, width: 1 } },
    },
    tooltip: {
      ...tooltipStyle(tokens),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: tokens.rule, width: 1 } },
      formatter: (marks: readonly TooltipMark[]) => tooltipOf(marks, texts),
    },
    series: [
      ...curves.flatMap((curve, index) => bandOf(curve, index, tokens)),
      ...curves.map((curve, index) =>
        line(curve, index, { tokens, texts, labelRoom, crossings: index === 0 ? crossings : [] }),
      ),
    ],
  };
}

type TooltipMark = { readonly seriesName: string; readonly value: readonly [number, number] };
type LineStyle = {
  readonly tokens: Tokens;
  readonly texts: CurveTexts;
  /** Width of the names at the right end, in pixels. */
  readonly labelRoom: number;
  readonly crossings: readonly Crossing[];
};

/** A band is a line that is not seen, and what stands above it. */
function bandOf({ band }: CashCurve, index: number, tokens: Tokens) {
  if (!band) return [];
  const common = {
    type: 'line',
    name: '',
    stack: `band ${index}`,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    emphasis: { disabled: true },
  };
  return [
    { ...common, data: band.low.map((value, month) => [month / 12, value]) },
    {
      ...common,
      data: band.high.map((value, month) => [month / 12, value - (band.low[month] ?? 0)]),
      areaStyle: { color: tokens.cash, opacity: band.isStale ? 0.06 : index === 0 ? 0.16 : 0.1 },
    },
  ];
}

function line({ name, values, variant }: CashCurve, index: number, { tokens, texts, labelRoom, crossings }: LineStyle) {
  return {
    type: 'line',
    name,
    symbol: 'none',
    data: values.map((value, month) => [month / 12, value]),
    lineStyle: {
      color: tokens.cash,
      width: variant ? 1.2 : index === 0 ? 2.4 : 1.6,
      opacity: index === 0 ? 1 : 0.75,
      type: variant ? [4, 3] : 'solid',
    },
    endLabel: {
      show: true,
      formatter: `${name} ${texts.amount(values.at(-1) ?? 0)}`,
      ...textStyle(tokens),
      color: tokens.ink,
      fontWeight: 500,
      width: labelRoom - 12,
      lineHeight: 14,
      overflow: 'break',
      distance: 6,
    },
    labelLayout: { moveOverlap: 'shiftY' },
    ...(crossings.length > 0 && { markPoint: marks(crossings, tokens) }),
  };
}

function marks(crossings: readonly Crossing[], tokens: Tokens) {
  return {
    symbol: 'circle',
    symbolSize: 9,
    silent: true,
    itemStyle: { color: tokens.canvas, borderColor: tokens.ink, borderWidth: 1.5 },
    label: {
      position: [10, -20],
      ...textStyle(tokens, 12),
      color: tokens.ink,
      fontWeight: 600,
      backgroundColor: tokens.canvas,
      padding: [1, 3],
    },
    data: crossings.map(({ years, value, label }) => ({
      coord: [years, value],
      label: { show: true, formatter: label },
    })),
  };
}

function tooltipOf(marks: readonly TooltipMark[], { amount }: CurveTexts): string {
  const month = Math.round((marks[0]?.value[0] ?? 0) * 12);
  const rows = marks
    .filter(({ seriesName }) => seriesName !== '')
    .map(({ seriesName, value }) => `${escapeMarkup(seriesName)} <b>${escapeMarkup(amount(value[1]))}</b>`);
  return [`month ${month}`, ...rows].join('<br>');
}
