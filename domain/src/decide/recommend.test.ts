import { describe, expect, it } from 'vitest';
import type { Decision, Gate } from './case.ts';
import { recommend, type Merit } from './recommend.ts';
import { sampleCase } from './testing/options.ts';

const buy: Merit = {
  id: 'buy',
  npv: 10,
  runRate: 5,
  firstYearEbitda: 4,
  firstYearFreeCashFlow: 1,
  peakFunding: 2,
};
const build: Merit = {
  id: 'build',
  npv: 30,
  runRate: 9,
  firstYearEbitda: 1,
  firstYearFreeCashFlow: -8,
  peakFunding: 20,
};
const hybrid: Merit = {
  id: 'hybrid',
  npv: 20,
  runRate: 7,
  firstYearEbitda: 2,
  firstYearFreeCashFlow: 3,
  peakFunding: 9,
};
const all = [buy, build, hybrid];
const decide = (more: Partial<Decision>): Decision => ({ ...sampleCase.decision, ...more });
const residency: Gate = { gate: 'Residency', fails: ['build'], reason: null, wayRound: null };

describe('the recommendation', () => {
  it.each([
    ['ebitda', 'growth', 'runRate', 'build', 'hybrid', 2],
    ['ebitda', 'efficiency', 'firstYearEbitda', 'buy', 'hybrid', 2],
    ['free-cash-flow', 'growth', 'npv', 'build', 'hybrid', 10],
    ['free-cash-flow', 'efficiency', 'firstYearFreeCashFlow', 'hybrid', 'buy', 2],
  ] as const)('under %s and %s goes by %s', (northStar, mode, measure, option, rival, margin) => {
    const { verdict, verdicts } = recommend(all, decide({ northStar, mode }));
    expect(verdict).toEqual({ northStar, mode, measure, option, rival, margin });
    expect(verdicts).toHaveLength(4);
    expect(verdicts).toContainEqual(verdict);
  });

  it('does not depend on the order of the options', () => {
    const verdictsOf = (merits: readonly Merit[]) => recommend(merits, decide({})).verdicts;
    expect(verdictsOf(all.toReversed())).toEqual(verdictsOf(all));
  });

  it('leaves out what a gate ends, whatever it is worth', () => {
    const { verdict, ended } = recommend(all, decide({ gates: [residency] }));
    expect([verdict.option, verdict.rival]).toEqual(['hybrid', 'buy']);
    expect(ended).toEqual([{ option: 'build', by: residency }]);
  });

  it.each([
    [20, []],
    [19.99, ['build']],
    [5, ['build', 'hybrid']],
    [1, ['buy', 'build', 'hybrid']],
  ])('leaves out what needs more funding than %d', (cashCeiling, options) => {
    const { ended, verdict } = recommend(all, decide({ cashCeiling }));
    expect(ended).toEqual(options.map((option) => ({ option, by: 'cash-ceiling' })));
    expect(verdict.option === null).toBe(options.length === 3);
  });

  it('names the gate where a gate and the ceiling both end an option', () => {
    const { ended } = recommend(all, decide({ gates: [residency], cashCeiling: 10 }));
    expect(ended).toEqual([{ option: 'build', by: residency }]);
  });

  it('takes what is worth more where the measure ties, and the first where nothing tells them apart', () => {
    const even = { ...hybrid, runRate: build.runRate };
    expect(recommend([even, build], decide({})).verdict).toMatchObject({ option: 'build', rival: 'hybrid', margin: 0 });
    const twin = { ...build, id: 'twin' };
    expect(recommend([build, twin], decide({})).verdict).toMatchObject({ option: 'build', rival: 'twin', margin: 0 });
  });

  it('says what it costs where the north star picks an option that is worth less', () => {
    const { costs } = recommend(all, decide({ mode: 'efficiency' }));
    expect(costs).toEqual({ than: 'build', value: 20, gains: 3 });
    expect(recommend(all, decide({})).costs).toBeNull();
  });

  it('recommends nothing of nothing, and the one that is left without a rival', () => {
    expect(recommend([], decide({})).verdict).toMatchObject({ option: null, rival: null, margin: 0 });
    expect(recommend([buy], decide({})).verdict).toMatchObject({ option: 'buy', rival: null, margin: 0 });
  });
});
