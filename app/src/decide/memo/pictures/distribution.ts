import { percentText, shortText } from '../amounts.ts';
import type { Picture } from '../document.ts';
import type { Evaluation, MemoFacts } from '../facts.ts';
import { axisWords, clipped, label, polyline, scaleOf, segment, ticksOf } from './svg.ts';

const [width, height] = [460, 170];
const frame = { left: 40, right: 440, top: 22, bottom: 146 };

type Drawn = NonNullable<Evaluation['estimate']>['options'][number];

/** The share of the draws in which NPV is below each value; a tail beyond P1 and P99 would press the rest together. */
export function distributionPicture(facts: MemoFacts): Picture | null {
  const { evaluation, first, second } = facts;
  const { estimate, currency } = evaluation;
  const curves = [first, ...(second ? [second] : [])].flatMap(({ option }, index) => {
    const found = estimate?.options.find(({ id }) => id === option.id);
    return found ? [{ name: option.name, found, className: index === 0 ? 'cash' : 'other' }] : [];
  });
  if (curves.length === 0) return null;
  const values = curves.flatMap(({ found }) => found.curve.slice(1, -1));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = scaleOf([low, high], [frame.left, frame.right]);
  const y = scaleOf([0, 100], [frame.bottom, frame.top]);
  const axis = axisWords([low, high]);
  const drawing = [
    ...[0, 25, 50, 75, 100].flatMap((share) => [
      segment({ x: frame.left, y: y(share) }, { x: frame.right, y: y(share) }, 'rule'),
      label({ x: frame.left - 4, y: y(share) + 3 }, `${share}%`, 'quiet end'),
    ]),
    ...ticksOf(low, high).map((tick) => label({ x: x(tick), y: frame.bottom + 12 }, axis.text(tick), 'quiet middle')),
    ...(low < 0 && high > 0 ? [segment({ x: x(0), y: frame.top }, { x: x(0), y: frame.bottom }, 'zero')] : []),
    ...curves.map(({ found, className }) =>
      polyline(
        found.curve.slice(1, -1).map((value, share) => ({ x: x(value), y: y(share + 1) })),
        className,
      ),
    ),
    ...curves.flatMap(({ name, className }, index) => {
      const at = frame.left + index * 200;
      return [
        segment({ x: at, y: 8 }, { x: at + 20, y: 8 }, className),
        label({ x: at + 25, y: 11 }, clipped(name, 34)),
      ];
    }),
  ];
  return {
    title: `NPV, ${currency} ${axis.unit}: share of the draws that are below a value, from P1 to P99`,
    description: curves.map(({ name, found }) => words(name, found, facts)).join(' '),
    width,
    height,
    drawing: drawing.join(''),
  };
}

function words(name: string, { curve, lossChance }: Drawn, { subject }: MemoFacts): string {
  const [low, middle, high] = [10, 50, 90].map((share) => shortText(curve[share] ?? 0, subject.currency));
  return `${name}: below zero in ${percentText(lossChance)} of the draws; P10 ${low}, P50 ${middle}, P90 ${high}.`;
}
