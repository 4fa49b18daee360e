import type { Tokens } from '../theme/tokens.ts';
import type { Option } from './engine.ts';
import { escapeMarkup, textStyle, tooltipStyle, wrapWords } from './style.ts';

/** A bar of the bridge: the two totals stand on the axis, steps float between them. */
export type BridgeBarMark = {
  readonly label: string;
  /** Major units, for the length only. */
  readonly value: number;
  /** The figure as it is written at the bar. */
  readonly text: string;
  /** The exact figure, for hovering. */
  readonly exact: string;
  readonly role: 'ebitda' | 'step' | 'cash';
};

/** Where a bar begins and ends on the axis of amounts. */
export type Span = { readonly from: number; readonly to: number };

type Item = { readonly group: unknown };
type Api = {
  readonly value: (dimension: number) => number;
  readonly coord: (point: readonly number[]) => readonly [number, number];
  readonly size: (size: readonly number[]) => readonly [number, number];
};
type Params = {
  readonly dataIndex: number;
  readonly coordSys: { x: number; y: number; width: number; height: number };
};

const narrowBar = 62;

/** True where a bridge of that many bars is drawn as rows instead of columns, so that its labels can be read. */
export function bridgeLiesDown(bars: number, width: number): boolean {
  return width / Math.max(bars, 1) < narrowBar;
}

/** Spans of the bars: each step begins where the one before ended; the last total begins at zero. */
export function spansOf(bars: readonly BridgeBarMark[]): readonly Span[] {
  let level = 0;
  return bars.map(({ role, value }) => {
    const from = role === 'step' ? level : 0;
    level = from + value;
    return { from, to: level };
  });
}

/** The bridge from EBITDA to cash at a width in pixels. */
export function bridgeOption(bars: readonly BridgeBarMark[], tokens: Tokens, width: number): Option {
  const lies = bridgeLiesDown(bars.length, width);
  const spans = spansOf(bars);
  const ends = [0, ...spans.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = (high - low || 1) * (lies ? 0.24 : 0.13);
  const characters = lies ? 18 : Math.max(8, Math.floor(width / bars.length / 6.4));
  const names = {
    type: 'category',
    data: bars.map(({ label }) => wrapWords(label, characters, 3)),
    axisTick: { show: false },
    axisLine: { show: false, onZero: false },
    axisLabel: { ...textStyle(tokens), interval: 0, lineHeight: 13, margin: 8 },
  };
  const amounts = {
    type: 'value',
    show: false,
    min: low < 0 ? low - room : low,
    max: high > 0 ? high + room : high,
  };
  return {
    grid: lies
      ? { left: 118, right: 8, top: 4, bottom: 4, outerBoundsMode: 'none' }
      : { left: 4, right: 4, top: 48, bottom: 6, outerBoundsMode: 'none' },
    xAxis: lies ? amounts : { ...names, position: 'top' },
    yAxis: lies ? { ...names, inverse: true } : amounts,
    tooltip: {
      ...tooltipStyle(tokens),
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar ? `${escapeMarkup(bar.label)}<br><b>${escapeMarkup(bar.exact)}</b>` : '';
      },
    },
    series: [
      {
        type: 'custom',
        clip: false,
        data: spans.map(({ from, to }, index) => [index, from, to]),
        encode: lies ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
        renderItem: (params: Params, api: Api) => drawBar({ bars, tokens, lies }, params, api),
      },
    ],
  };
}

type Scene = { readonly bars: readonly BridgeBarMark[]; readonly tokens: Tokens; readonly lies: boolean };

function drawBar({ bars, tokens, lies }: Scene, params: Params, api: Api): Item['group'] {
  const index = params.dataIndex;
  const bar = bars[index];
  if (!bar) return null;
  const at = (value: number) => (lies ? api.coord([value, index])[0] : api.coord([index, value])[1]);
  const middle = lies ? api.coord([0, index])[1] : api.coord([index, 0])[0];
  const band = lies ? api.size([0, 1])[1] : api.size([1, 0])[0];
  const thickness = Math.min(band * (lies ? 0.62 : 0.7), 64);
  const [start, end] = [at(api.value(1)), at(api.value(2))];
  const [first, length] = [Math.min(start, end), Math.max(Math.abs(end - start), 1)];
  const across = middle - thickness / 2;
  const shape = lies
    ? { x: first, y: across, width: length, height: thickness }
    : { x: across, y: first, width: thickness, height: length };
  return {
    type: 'group',
    children: [
      { type: 'rect', shape, style: { fill: fillOf(bar, tokens), opacity: bar.role === 'step' ? 0.85 : 1 } },
      ...(index < bars.length - 1
        ? [connector({ lies, end, across: across + thickness, gap: band - thickness }, tokens)]
        : []),
      ...(index === 0 ? [zeroLine(params.coordSys, at(0), { lies, tokens })] : []),
      valueText(bar, { lies, first, length, middle }, tokens),
    ],
  };
}

function fillOf({ role, value }: BridgeBarMark, tokens: Tokens): string {
  if (role !== 'step') return tokens[role];
  return value < 0 ? tokens.unfavorable : tokens.favorable;
}

type Joint = { readonly lies: boolean; readonly end: number; readonly across: number; readonly gap: number };

function connector({ lies, end, across, gap }: Joint, tokens: Tokens): unknown {
  const shape = lies
    ? { x1: end, y1: across, x2: end, y2: across + gap }
    : { x1: across, y1: end, x2: across + gap, y2: end };
  return { type: 'line', shape, silent: true, style: { stroke: tokens.thirdInk, lineWidth: 1, opacity: 0.8 } };
}

function zeroLine(
  area: Params['coordSys'],
  zero: number,
  { lies, tokens }: { readonly lies: boolean; readonly tokens: Tokens },
): unknown {
  const shape = lies
    ? { x1: zero, y1: area.y, x2: zero, y2: area.y + area.height }
    : { x1: area.x, y1: zero, x2: area.x + area.width, y2: zero };
  return { type: 'line', shape, silent: true, style: { stroke: tokens.thirdInk, lineWidth: 1 } };
}

type Place = { readonly lies: boolean; readonly first: number; readonly length: number; readonly middle: number };

function valueText({ value, text }: BridgeBarMark, { lies, first, length, middle }: Place, tokens: Tokens): unknown {
  // Names stand above the axis: a zero is written below it.
  const falls = value <= 0;
  const place = lies
    ? { x: falls ? first - 6 : first + length + 6, y: middle, align: falls ? 'right' : 'left', verticalAlign: 'middle' }
    : {
        x: middle,
        y: falls ? first + length + 6 : first - 6,
        align: 'center',
        verticalAlign: falls ? 'top' : 'bottom',
      };
  return {
    type: 'text',
    silent: true,
    style: { ...place, text, fill: tokens.ink, font: `500 11.5px 'Inter Variable', system-ui, sans-serif` },
  };
}
