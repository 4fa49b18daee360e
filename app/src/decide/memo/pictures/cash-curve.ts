import { addMonths } from '@capwise/domain/time';
import { shortText } from '../amounts.ts';
import type { Picture } from '../document.ts';
import type { MemoFacts, OptionFacts } from '../facts.ts';
import { axisWords, clipped, element, label, polygon, polyline, scaleOf, segment, ticksOf, type Point } from './svg.ts';

const [width, height] = [300, 136];
const frame = { left: 34, right: 222, top: 12, bottom: 118 };
const nameLength = 13;

/** Cumulative cash of the recommended option and its rival: how deep, and when it is back; where there are ranges, P10 to P90. */
export function cashPicture(facts: MemoFacts): Picture {
  const { first, second, subject, evaluation } = facts;
  const band = bandOf(facts);
  const series = [first, ...(second ? [second] : [])];
  const values = [0, ...series.flatMap(({ answer }) => answer.cumulativeCash), ...(band?.flat() ?? [])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = scaleOf([low, high], [frame.bottom, frame.top]);
  const x = scaleOf([0, subject.years * 12], [frame.left, frame.right]);
  const places = (row: readonly number[]): readonly Point[] =>
    row.map((value, point) => ({ x: x(point), y: y(value) }));
  const crossing = crossingOf(facts);
  const axis = axisWords([low, high]);
  const drawing = [
    ...ticksOf(low, high).flatMap((tick) => [
      segment({ x: frame.left, y: y(tick) }, { x: frame.right, y: y(tick) }, tick === 0 ? 'zero' : 'rule'),
      label({ x: frame.left - 4, y: y(tick) + 3 }, axis.text(tick), 'quiet end'),
    ]),
    ...yearTicks(facts, x),
    band ? polygon([...places(band[0]), ...places(band[1]).toReversed()], 'band') : '',
    ...(second ? [polyline(places(second.answer.cumulativeCash), 'other')] : []),
    polyline(places(first.answer.cumulativeCash), 'cash'),
    ...endLabels(series, y),
    ...troughMark(facts, x, y),
    ...(crossing === null ? [] : crossingMark(first, crossing, { x, y })),
  ];
  const unit = axis.unit === '' ? evaluation.currency : `${evaluation.currency} ${axis.unit}`;
  return {
    title: `Cumulative cash, ${unit}${band ? ', with P10 to P90 of the draws' : ''}`,
    description: series.map((option) => words(facts, option)).join(' ') + crossingWords(facts, crossing),
    width,
    height,
    drawing: drawing.join(''),
  };
}

function bandOf({ evaluation, first }: MemoFacts): readonly [readonly number[], readonly number[]] | null {
  const { estimate } = evaluation;
  const quantiles = estimate?.options.find(({ id }) => id === first.option.id)?.cash.quantiles;
  const [low, high] = [0.1, 0.9].map((share) => quantiles?.[estimate?.shares.indexOf(share) ?? -1]);
  return low && high ? [low, high] : null;
}

/** Point in time at which cumulative cash is equal for the first time. */
function crossingOf({ evaluation, first, second }: MemoFacts): number | null {
  const ids = [first.option.id, second?.option.id];
  const found = evaluation.comparisons.find(({ left, right }) => ids.includes(left) && ids.includes(right));
  const [years] = found?.crossings ?? [];
  return years === undefined ? null : years * 12;
}

function yearTicks({ subject }: MemoFacts, x: (point: number) => number): readonly string[] {
  const step = Math.ceil(subject.years / 5);
  return Array.from({ length: Math.ceil(subject.years / step) }, (_, index) => index * step * 12).map((point) =>
    label({ x: x(point), y: frame.bottom + 12 }, startText(addMonths(subject.start, point)), 'quiet'),
  );
}

/** The year that begins, or the month where it is no January. */
function startText(month: Temporal.PlainYearMonth): string {
  return month.month === 1 ? String(month.year) : month.toString();
}

/** Names at the ends of the curves, moved apart where they would touch. */
function endLabels(series: readonly OptionFacts[], y: (value: number) => number): readonly string[] {
  const ends = series.map(({ option, answer }) => ({ name: option.name, y: y(answer.cumulativeCash.at(-1) ?? 0) }));
  const [first, second] = ends;
  if (!first) return [];
  const gap = second ? second.y - first.y : 0;
  const apart = second && Math.abs(gap) < 11 ? (11 - Math.abs(gap)) / 2 : 0;
  const away = gap >= 0 ? apart : -apart;
  return ends.map(({ name, y: at }, index) =>
    label({ x: frame.right + 5, y: at + 3 + (index === 0 ? -away : away) }, clipped(name, nameLength)),
  );
}

function troughMark(
  { first, subject }: MemoFacts,
  x: (point: number) => number,
  y: (value: number) => number,
): readonly string[] {
  const { cumulativeCash } = first.answer;
  const least = Math.min(...cumulativeCash);
  const point = cumulativeCash.indexOf(least);
  if (!(least < 0) || point === cumulativeCash.length - 1) return [];
  const place = { x: x(point), y: y(least) };
  const below = place.y + 13 < frame.bottom ? 13 : -6;
  return [
    element('circle', { cx: place.x, cy: place.y, r: 2.6, class: 'mark' }),
    label({ x: place.x + 4, y: place.y + below }, `lowest ${shortText(least, subject.currency)}`),
  ];
}

function crossingMark(
  { answer }: OptionFacts,
  crossing: number,
  { x, y }: { readonly x: (point: number) => number; readonly y: (value: number) => number },
): readonly string[] {
  const [before, after] = [Math.floor(crossing), Math.ceil(crossing)].map((point) => answer.cumulativeCash[point] ?? 0);
  const value = (before ?? 0) + ((after ?? 0) - (before ?? 0)) * (crossing % 1);
  const place = { x: x(crossing), y: y(value) };
  return [
    element('circle', { cx: place.x, cy: place.y, r: 2.6, class: 'mark' }),
    label({ x: place.x + 5, y: place.y - 5 }, `equal at ${Number((crossing / 12).toFixed(2))} years`),
  ];
}

function words({ subject }: MemoFacts, { option, answer }: OptionFacts): string {
  const { cumulativeCash } = answer;
  const amount = (value: number): string => shortText(value, subject.currency);
  return `${option.name} is at ${amount(cumulativeCash.at(-1) ?? 0)} at the end and lowest at ${amount(Math.min(...cumulativeCash))}.`;
}

function crossingWords({ second }: MemoFacts, crossing: number | null): string {
  if (!second) return '';
  return crossing === null
    ? ' The two are never equal.'
    : ` The two are equal at ${Number((crossing / 12).toFixed(2))} years.`;
}
