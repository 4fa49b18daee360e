import type { Option } from '../../charts/engine.ts';
import { escapeMarkup, textStyle, tooltipStyle } from '../../charts/style.ts';
import type { Tokens } from '../../theme/tokens.ts';

/** Pixels between the middles of the word `now` and a number beside it. */
const roomOfNow = 24;

/** One month of the picture, in major units for the length only; null: it is not on the books. */
export type CarryingMark = {
  readonly month: string;
  readonly label: string;
  readonly posted: number | null;
  readonly tried: number | null;
  readonly postedExact: string;
  readonly triedExact: string;
};

/** An event at its month, numbered as in the table of events. */
export type EventMark = { readonly month: string; readonly number: string };

type Look = {
  readonly tokens: Tokens;
  readonly width: number;
  readonly axisText: (value: number) => string;
  /** The month of today: it is marked. */
  readonly now: string;
};

/** What an asset stands at by month: solid as posted; what is tried is an outline over it. */
export function carryingOption(marks: readonly CarryingMark[], events: readonly EventMark[], look: Look): Option {
  const { tokens, axisText } = look;
  const months = marks.map(({ month }) => month);
  const trying = marks.some(({ tried }) => tried !== null);
  return {
    grid: { left: 44, right: 14, top: 26, bottom: 24, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: months,
      axisTick: { show: false },
      axisLine: { onZero: true, lineStyle: { color: tokens.thirdInk, width: 1 } },
      axisLabel: { ...textStyle(tokens), ...yearLabels(months, look.width), margin: 8 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      axisLabel: { ...textStyle(tokens), formatter: axisText, margin: 6 },
      splitLine: { lineStyle: { color: tokens.rule, width: 1 } },
    },
    tooltip: {
      ...tooltipStyle(tokens),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: tokens.thirdInk, type: 'solid', width: 1 } },
      formatter: (hovered: { dataIndex: number }[]) => tooltipOf(marks[hovered[0]?.dataIndex ?? -1]),
    },
    series: [
      {
        type: 'bar',
        name: 'posted',
        barCategoryGap: months.length > 72 ? '0%' : '18%',
        barMaxWidth: 26,
        cursor: 'pointer',
        itemStyle: { color: postedColor(tokens, trying) },
        data: marks.map(({ posted }) => posted),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: tokens.thirdInk, width: 1, type: 'dotted' },
          label: { ...textStyle(tokens), color: tokens.thirdInk, position: 'end', distance: 4 },
          data: [...numbered(events, months), ...nowLine({ months, events, look })],
        },
      },
      { ...outline(marks), name: 'around', z: 4, lineStyle: { color: tokens.canvas, width: 4 } },
      { ...outline(marks), name: 'tried', z: 5, lineStyle: { color: tokens.ink, width: 2 } },
    ],
  };
}

/** What is posted steps back while something is tried over it. */
export function postedColor(tokens: Tokens, trying: boolean): string {
  return tokens.groups[trying ? 4 : 0] ?? tokens.secondInk;
}

function outline(marks: readonly CarryingMark[]) {
  return { type: 'line', step: 'middle', symbol: 'none', silent: true, data: marks.map(({ tried }) => tried) };
}

type Place = { readonly months: readonly string[]; readonly events: readonly EventMark[]; readonly look: Look };

/** The line of now; its word is left out where it would touch the number of an event. */
function nowLine({ months, events, look: { now, width } }: Place) {
  const at = months.indexOf(now);
  if (at < 0) return [];
  const room = (width / months.length) * Math.min(...events.map(({ month }) => distance(months.indexOf(month), at)));
  return [{ xAxis: now, label: { formatter: room < roomOfNow ? '' : 'now' } }];
}

function distance(index: number, at: number): number {
  return index < 0 ? Number.POSITIVE_INFINITY : Math.abs(index - at);
}

/** The numbers of events of one month share a line. */
function numbered(events: readonly EventMark[], months: readonly string[]) {
  const shown = events.filter(({ month }) => months.includes(month));
  return [...Map.groupBy(shown, ({ month }) => month)].map(([month, inMonth]) => ({
    xAxis: month,
    label: {
      formatter: inMonth.map(({ number }) => number).join(' '),
      fontWeight: 600,
    },
  }));
}

/** A year stands at its January, or at the first month; every second or fifth where they would touch. */
function yearLabels(months: readonly string[], width: number) {
  const years = new Set(months.map((month) => month.slice(0, 4))).size;
  const every = [1, 2, 5, 10].find((step) => years / step <= width / 44) ?? 10;
  return {
    interval: (index: number, month: string) =>
      month.endsWith('-01') ? Number(month.slice(0, 4)) % every === 0 : index === 0 && !startsLate(month),
    formatter: (month: string) => month.slice(0, 4),
  };
}

/** Its year's label would touch that of the year after. */
function startsLate(month: string): boolean {
  return Number(month.slice(5)) > 8;
}

function tooltipOf(mark: CarryingMark | undefined): string {
  if (!mark) return '';
  const row = (name: string, exact: string) =>
    `<div style="display:flex;gap:16px;justify-content:space-between"><span>${name}</span><b>${escapeMarkup(exact)}</b></div>`;
  const tried = mark.triedExact === '' ? '' : row('What if', mark.triedExact);
  return `${escapeMarkup(mark.label)}${row('Posted', mark.postedExact)}${tried}`;
}
