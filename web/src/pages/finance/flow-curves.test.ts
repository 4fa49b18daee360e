import { describe, expect, it } from 'vitest';
import type { FinanceFunction } from './finance-function.ts';
import { pictureOf } from './flow-curves.ts';

function definition(
  name: FinanceFunction['name'],
  picture: FinanceFunction['picture'],
  hasRate = false,
): FinanceFunction {
  const rate = { name: 'rate' } as FinanceFunction['arguments'][number];
  return { name, picture, arguments: hasRate ? [rate] : [] } as unknown as FinanceFunction;
}

describe('the picture of an answer about flows', () => {
  it('is the value over the rates around the roots, zero where they are marked', () => {
    const picture = pictureOf({
      definition: definition('irrAll', 'value-by-rate'),
      answer: { value: [0.25, 4], status: 'OK' },
      args: { flows: [-1600, 10_000, -10_000] },
      roots: [0.25, 4],
    });
    expect(picture?.marks).toEqual([
      { point: [0.25, 0], label: '25%' },
      { point: [4, 0], label: '400%' },
    ]);
    const points = picture?.curves[0]?.points ?? [];
    const sides = points.map(([rate, value]) => [rate < 0.25 || rate > 4, value < 0]);
    expect(sides.filter(([outside, negative]) => outside === negative).length).toBeGreaterThan(points.length - 3);
  });

  it('marks the rate that was asked for on the curve, and keeps above −100%', () => {
    const picture = pictureOf({
      definition: definition('npv', 'value-by-rate', true),
      answer: { value: 0, status: 'OK' },
      args: { rate: -0.9, flows: [-1, 1], convention: 'excel-end-of-period' },
      roots: [0],
    });
    expect(picture?.marks.at(-1)?.label).toBe('at −90%');
    expect(picture?.marks.at(-1)?.point[1]).toBeCloseTo((-1 + 1 / 0.1) / 0.1, 9);
    for (const [rate, value] of picture?.curves[0]?.points ?? []) {
      expect(rate).toBeGreaterThan(-1);
      expect(Number.isFinite(value)).toBe(true);
    }
  });

  it('is the running total with the point at which it is paid back', () => {
    const picture = pictureOf({
      definition: definition('payback', 'running-total', true),
      answer: { value: 2.6, status: 'OK' },
      args: { flows: [0, -1000, 300, 400, 500], rate: 0 },
      roots: [],
    });
    expect(picture?.curves[0]?.points.map(([, total]) => total)).toEqual([0, -1000, -700, -300, 200]);
    expect(picture?.marks[0]?.point[0]).toBeCloseTo(3.6, 12);
    expect(picture?.marks[0]?.point[1]).toBeCloseTo(0, 9);
  });

  it('is two running totals with every crossing, and none where a function has no picture', () => {
    const args = { a: [2, 0], b: [1, 2] };
    const answer = { value: [0.5], status: 'OK' };
    const picture = pictureOf({
      definition: definition('breakEvenCumulative', 'two-running-totals'),
      answer,
      args,
      roots: [],
    });
    expect(picture?.marks).toEqual([{ point: [0.5, 2], label: '0.5' }]);
    expect(pictureOf({ definition: definition('wacc', null), answer, args, roots: [] })).toBeUndefined();
  });
});
