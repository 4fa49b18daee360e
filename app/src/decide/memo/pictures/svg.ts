import { escaped } from '../escape.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** One element of a drawing; its text stands as text. */
export function element(name: string, attributes: Attributes, text?: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(attributeText(value))}"`);
  return `<${name}${written.join('')}${text === undefined ? '/>' : `>${escaped(text)}</${name}>`}\n`;
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? String(rounded(value)) : value;
}

/** Hundredths of a unit are finer than any print. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A line through points. */
export function polyline(points: readonly Point[], className: string): string {
  return element('polyline', { points: points.map(pair).join(' '), class: className });
}

/** The area that points go around. */
export function polygon(points: readonly Point[], className: string): string {
  return element('polygon', { points: points.map(pair).join(' '), class: className });
}

export type Point = { readonly x: number; readonly y: number };

function pair({ x, y }: Point): string {
  return `${rounded(x)},${rounded(y)}`;
}

/** A straight line. */
export function segment(from: Point, to: Point, className: string): string {
  return element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: className });
}

/** Text at a point. */
export function label({ x, y }: Point, text: string, className = ''): string {
  return element('text', { x, y, ...(className !== '' && { class: className }) }, text);
}

/** Text that fits a number of characters; what is left out is marked, and stands whole in the tables. */
export function clipped(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** From values to places: linear, also where all values are one. */
export function scaleOf(
  values: readonly [number, number],
  places: readonly [number, number],
): (value: number) => number {
  const [low, high] = values;
  const [from, to] = places;
  const span = high - low;
  return (value) => (span === 0 ? (from + to) / 2 : from + ((value - low) / span) * (to - from));
}

/** Four to six round values between two. */
export function ticksOf(low: number, high: number): readonly number[] {
  const raw = (high - low) / 4;
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= raw) ?? raw;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** Values of an axis in one unit, below zero in parentheses. */
export function axisWords(values: readonly number[]): {
  readonly unit: string;
  readonly text: (value: number) => string;
} {
  const most = Math.max(...values.map(Math.abs));
  const [power, unit] = most >= 1e6 ? [1e6, 'M'] : most >= 1e4 ? [1e3, 'k'] : [1, ''];
  const text = (value: number): string => {
    const shown = Number((Math.abs(value) / power).toPrecision(4));
    return value < 0 && shown !== 0 ? `(${shown})` : String(shown);
  };
  return { unit, text };
}
