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
  cash: [-2, 40],
};
const build: Merit = {
  id: 'build',
  npv: 30,
  runRate: 9,
  firstYearEbitda: 1,
  firstYearFreeCashFlow: -8,
  cash: [-20, 40],
};
const hybrid: Merit = {
  id: 'hybrid',
  npv: 20,
  runRate: 7,
  firstYearEbitda: 2,
  firstYearFreeCashFlow: 3,
  cash: [-9, 40],
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
    expect(verdict).toEqual({ northStar, mode, measure, option, rival, margin, payback: null });
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

  describe('beside a status quo', () => {
    const cashOf = (first: number, monthly: number): readonly number[] =>
      Array.from({ length: 61 }, (_, month) => first + monthly * month);
    const option = (id: string, cash: readonly number[], more: Partial<Merit> = {}): Merit => ({
      ...buy,
      id,
      npv: cash.at(-1) ?? 0,
      firstYearFreeCashFlow: cash[12] ?? 0,
      cash,
      ...more,
    });
    const stay = option('stay', cashOf(0, 0));
    const small = option('small', cashOf(-9, 1));
    const large = option('large', cashOf(-140, 10));
    const late = option('late', cashOf(-300, 10));
    const answer = (options: readonly Merit[], more: Partial<Decision> = {}) =>
      recommend(options, decide({ statusQuo: 'stay', northStar: 'free-cash-flow', mode: 'efficiency', ...more }));

    it('lets payback lead in efficiency: what pays back soonest within 24 months, and not the cash of year 1 alone (M2)', () => {
      expect(answer([stay, large]).verdict).toEqual({
        northStar: 'free-cash-flow',
        mode: 'efficiency',
        measure: 'payback',
        option: 'large',
        rival: 'stay',
        margin: 10,
        payback: 14,
      });
      expect(answer([stay, large, small, late]).verdict).toMatchObject({
        option: 'small',
        rival: 'large',
        payback: 9,
        margin: 5,
      });
    });

    it('goes by the cash of year 1 where nothing pays back in time, or not for good', () => {
      const turned = option('turned', [0, 5, 5, ...Array.from({ length: 58 }, () => -1)]);
      expect(answer([stay, late, turned]).verdict).toMatchObject({
        measure: 'firstYearFreeCashFlow',
        option: 'stay',
        payback: null,
      });
    });

    it('says in months what a choice by payback gains, and what it costs', () => {
      expect(answer([stay, large, small]).costs).toEqual({ than: 'large', value: 409, gains: 5 });
    });

    it('measures funding against it: going on as today needs none', () => {
      const dear = option('stay', cashOf(0, -10));
      const saves = option('saves', cashOf(-50, -5));
      expect(answer([dear, saves], { cashCeiling: 49 }).ended).toEqual([{ option: 'saves', by: 'cash-ceiling' }]);
      expect(answer([dear, saves], { cashCeiling: 50 }).ended).toEqual([]);
    });
  });
});
