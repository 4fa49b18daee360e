import { cellText, type Picture } from '../document.ts';
import type { Evaluation, MemoFacts } from '../facts.ts';
import { flipCell, swingValue } from '../page/deciding.ts';
import { shortText } from '../amounts.ts';
import { axisWords, clipped, element, label, polygon, scaleOf, segment } from './svg.ts';

const width = 470;
const rowHeight = 24;
const top = 12;
const frame = { left: 168, right: 398 };
/** More bars than these say nothing that the table does not. */
const barsShown = 12;

/** Which assumption moves the difference how far, P10 to P90 one at a time, with the value at which it flips. */
export function tornadoPicture(facts: MemoFacts): Picture | null {
  const { evaluation, first, second } = facts;
  const swings = evaluation.estimate?.swings.slice(0, barsShown) ?? [];
  if (!second || swings.length === 0) return null;
  const base = Number(first.answer.npv.value) - Number(second.answer.npv.value);
  const ends = [0, base, ...swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = scaleOf([low, high], [frame.left, frame.right]);
  const bottom = top + swings.length * rowHeight;
  const axis = axisWords([low, high]);
  const drawing = [
    ...swings.map((swing, row) => swingBars(facts, swing, { base, x, y: top + row * rowHeight })),
    segment({ x: x(base), y: top - 6 }, { x: x(base), y: bottom }, 'axis'),
    segment({ x: x(0), y: top - 6 }, { x: x(0), y: bottom }, 'dashed'),
    label({ x: x(0), y: bottom + 10 }, '0', 'quiet middle'),
    ...(Math.abs(x(0) - x(base)) > 22
      ? [label({ x: x(base), y: bottom + 10 }, shortText(base, evaluation.currency), 'middle')]
      : []),
    ...swings.map((swing, row) => flipMark(facts, swing, { x: x(0), y: top + row * rowHeight })),
  ];
  return {
    title: `NPV of ${first.option.name} less ${second.option.name}, ${evaluation.currency} ${axis.unit}: P10 to P90 of one assumption at a time; a diamond names the value at which it flips`,
    description: swings.map((swing) => swingWords(facts, swing)).join(' '),
    width,
    height: bottom + 16,
    drawing: drawing.join(''),
  };
}

type Swing = NonNullable<Evaluation['estimate']>['swings'][number];
type Placing = { readonly base: number; readonly x: (value: number) => number; readonly y: number };

/** From the base to either end, the value of the assumption beside each. */
function swingBars(facts: MemoFacts, swing: Swing, { base, x, y }: Placing): string {
  const ends = [
    { at: swing.atLow, value: swing.low },
    { at: swing.atHigh, value: swing.high },
  ];
  const bars = ends.flatMap(({ at, value }) => {
    const [from, to] = [Math.min(x(base), x(at)), Math.max(x(base), x(at))];
    const isBelow = at < base;
    const bar = { x: from, y: y + 5, width: to - from, height: 11, class: isBelow ? 'unfavorable' : 'favorable' };
    const text = short(swingValue(facts, swing.name, value));
    const place = besideFlip(isBelow ? from - 3 : to + 3, text, {
      isBelow,
      flip: swing.flipsAt === null ? null : x(0),
    });
    const words = label({ x: place, y: y + 14 }, text, isBelow ? 'quiet end' : 'quiet');
    return [element('rect', bar), at === base ? '' : words];
  });
  return [label({ x: 0, y: y + 14 }, clipped(swing.name, 24)), ...bars].join('');
}

/** Without what it is per: the tables have that. */
function short(value: string): string {
  return value.split(' / ')[0] ?? value;
}

type Beside = { readonly isBelow: boolean; readonly flip: number | null };

/** Where a text ends or begins; past the mark of the flip where it would cover it. */
function besideFlip(place: number, text: string, { isBelow, flip }: Beside): number {
  if (flip === null) return place;
  const length = 5.5 * text.length;
  const [from, to] = isBelow ? [place - length, place] : [place, place + length];
  if (flip + 5 < from || flip - 5 > to) return place;
  return isBelow ? flip - 7 : flip + 7;
}

function flipMark(facts: MemoFacts, swing: Swing, { x, y }: { readonly x: number; readonly y: number }): string {
  if (swing.flipsAt === null) return '';
  const middle = y + 10.5;
  const diamond = [
    { x, y: middle - 4 },
    { x: x + 4, y: middle },
    { x, y: middle + 4 },
    { x: x - 4, y: middle },
  ];
  return polygon(diamond, 'flip') + label({ x: x + 4, y: y + 3 }, short(cellText(flipCell(facts, swing))));
}

function swingWords(facts: MemoFacts, swing: Swing): string {
  const { currency } = facts.subject;
  const end = (at: number, value: number): string =>
    `${shortText(at, currency)} at ${swingValue(facts, swing.name, value)}`;
  const flips =
    swing.flipsAt === null ? 'it flips nowhere in its range' : `it flips at ${cellText(flipCell(facts, swing))}`;
  return `${swing.name}: ${end(swing.atLow, swing.low)}, ${end(swing.atHigh, swing.high)}; ${flips}.`;
}
