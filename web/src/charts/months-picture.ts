import type { Tokens } from '../theme/tokens.ts';
import type { Option } from './engine.ts';
import { escapeMarkup, hatched, textStyle, tooltipStyle } from './style.ts';

/** One month of the picture: both measures in major units, for the length only. */
export type MonthMark = {
  readonly month: string;
  readonly label: string;
  readonly expected: boolean;
  readonly chosen: boolean;
  readonly ebitda: number;
  readonly cash: number;
  readonly ebitdaExact: string;
  readonly cashExact: string;
  /** Cash as it is written at its bar, at the chosen month. */
  readonly cashText: string;
};

/** How amounts of the axis are written. */
export type AxisText = (value: number) => string;

/** Months that a picture shows: `count` of them, ending at most `after` months after the later of today and what is chosen. */
export function windowOf<Value extends { readonly expected: boolean; readonly chosen: boolean }>(
  months: readonly Value[],
  count: number,
  after: number,
): readonly Value[] {
  const lastActual = months.findLastIndex(({ expected }) => !expected);
  const lastChosen = months.findLastIndex(({ chosen }) => chosen);
  const end = Math.min(months.length, Math.max(lastChosen < 0 ? lastActual : lastChosen, 0) + after + 1);
  const start = Math.max(0, end - count);
  return months.slice(start, Math.max(end, Math.min(count, months.length)));
}

/** EBITDA and cash side by side by month; what is only expected is hatched. */
export function monthsOption(months: readonly MonthMark[], tokens: Tokens, axisText: AxisText): Option {
  const bars = (measure: 'ebitda' | 'cash') => ({
    type: 'bar',
    name: measure,
    barGap: '4%',
    barMaxWidth: 24,
    barCategoryGap: '22%',
    cursor: 'pointer',
    data: months.map((month) => ({
      value: month[measure],
      itemStyle: month.expected && month[measure] !== 0 ? hatched(tokens[measure], tokens) : { color: tokens[measure] },
    })),
  });
  return {
    grid: { left: 40, right: 2, top: 48, bottom: 22, outerBoundsMode: 'none' },
    xAxis: [
      { type: 'category', data: months.map(monthName), position: 'top', ...monthAxis(tokens) },
      {
        type: 'category',
        data: months.map(({ month }) => month),
        position: 'bottom',
        axisLabel: { show: false },
        axisTick: { show: false },
        axisLine: { onZero: true, lineStyle: { color: tokens.thirdInk, width: 1 } },
      },
    ],
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...textStyle(tokens), formatter: axisText, margin: 6 },
      splitLine: { lineStyle: { color: tokens.rule, width: 1 } },
    },
    tooltip: {
      ...tooltipStyle(tokens),
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (marks: { dataIndex: number }[]) => tooltipOf(months[marks[0]?.dataIndex ?? -1], tokens),
    },
    series: [
      { ...bars('ebitda'), xAxisIndex: 1 },
      { ...bars('cash'), xAxisIndex: 1, markPoint: cashLabels(months, tokens) },
    ],
  };
}

function monthAxis(tokens: Tokens) {
  const text = textStyle(tokens);
  return {
    axisTick: { show: false },
    axisLine: { show: false, onZero: false },
    axisLabel: {
      ...text,
      interval: 0,
      margin: 6,
      lineHeight: 14,
      rich: {
        year: { ...text, lineHeight: 15, color: tokens.thirdInk },
        month: { ...text, lineHeight: 15 },
        chosen: { ...text, lineHeight: 15, color: tokens.ink, fontWeight: 700 },
      },
    },
  };
}

/** The year stands above its first month; the month is its first letter. */
function monthName({ month, label, chosen }: MonthMark, index: number): string {
  const year = index === 0 || month.endsWith('-01') ? month.slice(0, 4) : ' ';
  return `{year|${year}}\n{${chosen ? 'chosen' : 'month'}|${label.charAt(0)}}`;
}

/** The cash of a single chosen month, beyond the longer one of its two bars. */
function cashLabels(months: readonly MonthMark[], tokens: Tokens) {
  const chosen = months.flatMap((month, index) => (month.chosen && month.cash !== 0 ? [{ month, index }] : []));
  return {
    symbolSize: 0,
    silent: true,
    label: { ...textStyle(tokens), color: tokens.cash, fontWeight: 600 },
    data: (chosen.length === 1 ? chosen : []).map(({ month, index }) => ({
      coord: [index, month.cash < 0 ? Math.min(month.cash, month.ebitda) : Math.max(month.cash, month.ebitda)],
      label: { show: true, formatter: month.cashText, position: month.cash < 0 ? 'bottom' : 'top' },
    })),
  };
}

function tooltipOf(month: MonthMark | undefined, tokens: Tokens): string {
  if (!month) return '';
  const row = (name: string, color: string, exact: string) =>
    `<div style="display:flex;gap:16px;justify-content:space-between"><span style="color:${color}">${name}</span><b>${escapeMarkup(exact)}</b></div>`;
  const head = `${escapeMarkup(month.label)}${month.expected ? ', expected' : ''}`;
  return head + row('EBITDA', tokens.ebitda, month.ebitdaExact) + row('Cash', tokens.cash, month.cashExact);
}
