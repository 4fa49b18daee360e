import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layersOf, runsOf, type Run } from './series.ts';

function byMonth(runs: readonly Run[], months: number): readonly number[] {
  return Array.from({ length: months }, (_, month) => {
    const minor = runs
      .filter(({ from, months: lasts }) => month >= from && month < from + lasts)
      .reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
    return minor / 100;
  });
}

describe('amounts by month as lines of a case', () => {
  it('are stretches of one amount, or what each change adds for as long as it stays', () => {
    const amounts = [0, 100, 100, 250, 250, 180, 180];
    expect(runsOf(amounts, 2)).toEqual([
      { amount: 100, from: 1, months: 2 },
      { amount: 250, from: 3, months: 2 },
      { amount: 180, from: 5, months: 2 },
    ]);
    expect(layersOf(amounts, 2)).toEqual([
      { amount: 100, from: 1, months: 6 },
      { amount: 80, from: 3, months: 4 },
      { amount: 70, from: 3, months: 2 },
    ]);
  });

  it('come to the rounded amounts in either way, and no layer follows another', () => {
    const series = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 60 });
    fc.assert(
      fc.property(series, (amounts) => {
        const rounded = amounts.map((amount) => Number(amount.toFixed(2)));
        const layers = layersOf(amounts, 2);
        expect(byMonth(layers, amounts.length)).toEqual(rounded);
        expect(byMonth(runsOf(amounts, 2), amounts.length)).toEqual(rounded);
        expect(layers.some(({ from, months }) => layers.some((next) => next.from === from + months))).toBe(false);
      }),
    );
  });
});
