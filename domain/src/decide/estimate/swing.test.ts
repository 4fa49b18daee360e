import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOf, type Distribution } from '../../estimate/index.ts';
import { caseAt, valuesAt } from '../case-at.ts';
import type { Case } from '../case.ts';
import { assumptionOf, drawn, drawnLine, pairCase } from '../testing/estimates.ts';

const software = { kind: 'capitalize', asset: 'software', readyAt: 3, lifeMonths: 36 } as const;

const subjectOf = (fee: number): Case =>
  pairCase(
    [
      assumptionOf('cost', { kind: 'lognormal', mu: Math.log(3e6), sigma: 0.3, shift: 0 }),
      assumptionOf('upkeep', { kind: 'triangular', low: 0.05, mode: 0.1, high: 0.4 }),
      assumptionOf('begins', { kind: 'uniform', low: 2, high: 20 }),
      assumptionOf('yearly', 'cost * upkeep'),
    ],
    [
      [
        drawnLine({ amount: 'cost' }, { as: software }),
        drawnLine({ amount: 'yearly', startsAt: 'begins' }, { every: 'year' }),
      ],
      [drawnLine({}, { sure: String(fee), every: 'year' })],
    ],
  );

/** The difference where one assumption has a value, by a case that is written so. */
function differenceAt(subject: Case, name: string, value: number): number {
  const at = caseAt(subject, valuesAt(subject.assumptions, new Map([[name, value]])));
  const sure: Case = {
    ...at,
    assumptions: [],
    options: at.options.map((option) => ({
      ...option,
      lines: option.lines.map(({ formulas: _, ...line }) => line),
    })),
  };
  const [left, right] = drawn(sure, { points: 1 }).options;
  return (left?.npv[0] ?? Number.NaN) - (right?.npv[0] ?? Number.NaN);
}

describe('a swing', () => {
  it('ends at the tenth and the nine tenths of its assumption, where the case comes to the same', () => {
    const subject = subjectOf(900_000);
    for (const { name, low, high, atLow, atHigh } of drawn(subject).swings) {
      const { distribution } = subject.assumptions.find((each) => each.name === name) ?? {};
      if (!distribution) throw new RangeError('only what has a range swings');
      expect([low, high]).toEqual([0.1, 0.9].map((share) => quantileOf(distribution as Distribution, share)));
      expect(atLow).toBeCloseTo(differenceAt(subject, name, low), 1);
      expect(atHigh).toBeCloseTo(differenceAt(subject, name, high), 1);
    }
  });

  it('comes widest first', () => {
    const widths = drawn(subjectOf(900_000)).swings.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });

  it('flips where the case changes its answer, and only there', () => {
    let flips = 0;
    fc.assert(
      fc.property(fc.integer({ min: 700_000, max: 1_600_000 }), (fee) => {
        const subject = subjectOf(fee);
        for (const { name, flipsAt, atLow, atHigh } of drawn(subject).swings) {
          expect(flipsAt === null && atLow < 0 !== atHigh < 0).toBe(false);
          if (flipsAt === null) continue;
          flips += 1;
          // Months are whole: what begins at an uncertain month changes in steps, half a month on either side.
          const near = name === 'begins' ? 0.6 : Math.abs(flipsAt) * 1e-4;
          const [before, after] = [flipsAt - near, flipsAt + near].map((at) => differenceAt(subject, name, at));
          expect((before ?? 0) < 0).not.toBe((after ?? 0) < 0);
        }
      }),
      { numRuns: 15 },
    );
    expect(flips).toBeGreaterThan(5);
  });

  it('stays as it is while another assumption is held', () => {
    const subject = subjectOf(900_000);
    const cache = new Map();
    const { swings } = drawn(subject, { cache });
    expect(drawn(subject, { cache, held: new Map([['cost', 9e6]]) }).swings).toEqual(swings);
  });
});
