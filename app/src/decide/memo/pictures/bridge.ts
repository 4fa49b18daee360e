import { bridgeBars, type FlowBar } from '@capwise/domain/books';
import { barLabels } from '../../../books/labels.ts';
import { shortText } from '../amounts.ts';
import type { Picture } from '../document.ts';
import type { MemoFacts } from '../facts.ts';
import { clipped, element, label, scaleOf, segment } from './svg.ts';

const width = 300;
const rowHeight = 16;
const top = 4;
const frame = { left: 128, right: 250 };

type Step = { readonly name: string; readonly from: number; readonly to: number; readonly className: string };

/** The steps from EBITDA to cash over the whole case, one under the other. They add up. */
export function bridgePicture(facts: MemoFacts): Picture {
  const { first, subject } = facts;
  const steps = stepsOf(facts);
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = scaleOf([low, high === low ? low + 1 : high], [frame.left, frame.right]);
  const height = top + steps.length * rowHeight + 4;
  const amount = (value: number): string => shortText(value, subject.currency);
  const drawing = steps.flatMap(({ name, from, to, className }, row) => {
    const y = top + row * rowHeight;
    const [begin, end] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
    return [
      label({ x: 0, y: y + 11 }, clipped(name, 26)),
      element('rect', {
        x: begin,
        y: y + 2,
        width: Math.max(0.6, end - begin),
        height: rowHeight - 5,
        class: className,
      }),
      label({ x: width, y: y + 11 }, amount(isSum(className) ? to : to - from), 'end'),
      row < steps.length - 1
        ? segment({ x: x(to), y: y + rowHeight - 3 }, { x: x(to), y: y + rowHeight + 2 }, 'dashed')
        : '',
    ];
  });
  return {
    title: `${first.option.name}: from EBITDA to cash over ${subject.years} ${subject.years === 1 ? 'year' : 'years'}`,
    description: steps
      .map(({ name, from, to, className }) => `${name} ${amount(isSum(className) ? to : to - from)}`)
      .join('; '),
    width,
    height,
    drawing: [segment({ x: x(0), y: 0 }, { x: x(0), y: height }, 'axis'), ...drawing].join(''),
  };
}

function isSum(className: string): boolean {
  return className !== 'fill-step';
}

function stepsOf({ first, scale }: MemoFacts): readonly Step[] {
  const { bars, cash } = first.whole;
  const major = (minor: bigint): number => Number(minor) / scale;
  let total = bars.ebitda;
  const between = bridgeBars.flatMap((bar): readonly Step[] => {
    if (bar === 'cash' || bar === 'ebitda' || bars[bar satisfies FlowBar] === 0n) return [];
    const from = total;
    total += bars[bar];
    return [{ name: barLabels[bar], from: major(from), to: major(total), className: 'fill-step' }];
  });
  return [
    { name: 'EBITDA', from: 0, to: major(bars.ebitda), className: 'fill-ebitda' },
    ...between,
    { name: 'Cash', from: 0, to: major(cash), className: 'fill-cash' },
  ];
}
