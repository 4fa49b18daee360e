import type { Option } from '../../charts/engine.ts';
import { monthsOption, type AxisText, type MonthMark } from '../../charts/months-picture.ts';
import { textStyle } from '../../charts/style.ts';
import type { Tokens } from '../../theme/tokens.ts';

const monthPixels = 13;

/** Whether a picture of that width has room for a letter below each of so many months. */
export function fitsMonths(count: number, width: number): boolean {
  return (width - 42) / Math.max(count, 1) >= monthPixels;
}

/** EBITDA and cash of a document by year, in the same marks as by month. */
export function yearsOption(years: readonly MonthMark[], tokens: Tokens, axisText: AxisText): Option {
  const text = textStyle(tokens);
  return {
    ...monthsOption(years, tokens, axisText),
    grid: { left: 40, right: 2, top: 28, bottom: 22, outerBoundsMode: 'none' },
    xAxis: [
      {
        type: 'category',
        data: years.map(({ label }) => label),
        position: 'top',
        axisTick: { show: false },
        axisLine: { show: false, onZero: false },
        axisLabel: { ...text, interval: 0, hideOverlap: years.length > 12, margin: 6 },
      },
      {
        type: 'category',
        data: years.map(({ label }) => label),
        position: 'bottom',
        axisLabel: { show: false },
        axisTick: { show: false },
        axisLine: { onZero: true, lineStyle: { color: tokens.thirdInk, width: 1 } },
      },
    ],
  };
}
