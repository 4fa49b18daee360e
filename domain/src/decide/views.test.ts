import { describe, expect, it } from 'vitest';
import { lineOf, sampleCase } from './testing/options.ts';
import { runningTotal } from './running-total.ts';
import { optionViews } from './views.ts';
import type { CaseLine, CaseOption } from './index.ts';

const option = (lines: readonly CaseLine[]): CaseOption => ({
  id: 'build',
  name: 'Build',
  variantOf: null,
  against: null,
  cancelledAt: null,
  lines,
});
const million = (value: bigint): number => Number(value) / 1e8;
const build = lineOf({ kind: 'capitalize', asset: 'software', readyAt: 0, lifeMonths: 60 }, '10000000');
const upkeep = lineOf(
  { kind: 'expense', function: 'research-and-development', nature: 'labor', work: null, decision: null },
  '1000000',
  { every: 'year' },
);

describe('both views of an option', () => {
  const { years, flows, npv, merit } = optionViews(sampleCase, option([build, upkeep]));

  it('come out by year as D6 of the accounting contract says', () => {
    expect(years.map(({ ebitda }) => million(ebitda))).toEqual([-1, -1, -1, -1, -1]);
    expect(years.map(({ operatingIncome }) => million(operatingIncome))).toEqual([-3, -3, -3, -3, -3]);
    expect(years.map(({ cash }) => million(cash))).toEqual([-11, -1, -1, -1, -1]);
    expect(years.map(({ cumulativeCash }) => million(cumulativeCash))).toEqual([-11, -12, -13, -14, -15]);
    expect(years.map(({ freeCashFlow }) => million(freeCashFlow))).toEqual([-11, -1, -1, -1, -1]);
  });

  it('are worth the first payment and what each month pays, discounted by the month', () => {
    const rate = 1.1 ** (1 / 12);
    const months = Array.from({ length: 60 }, (_, month) => 1e6 / 12 / rate ** (month + 1));
    expect(Number(npv) / 100).toBeCloseTo(-1e7 - months.reduce((sum, value) => sum + value, 0), 0);
  });

  it('are judged by the first year, the last one, and cumulative cash', () => {
    expect(merit).toEqual({
      id: 'build',
      npv: Number(npv) / 100,
      runRate: -1e6,
      firstYearEbitda: -1e6,
      firstYearFreeCashFlow: -11e6,
      cash: runningTotal(flows).map((minor) => Number(minor) / 100),
    });
    expect(runningTotal(flows).at(-1)).toBe(-1_500_000_000n);
  });

  it('keep what is off-book apart from cash, and count it in the value', () => {
    const delay = lineOf({ kind: 'memo', counts: 'cost' }, '1000000', { startsAt: 12 });
    const with12 = optionViews(sampleCase, option([build, upkeep, delay]));
    expect(with12.years.map(({ offBook }) => million(offBook))).toEqual([0, -1, 0, 0, 0]);
    expect(with12.years.map(({ cash }) => cash)).toEqual(years.map(({ cash }) => cash));
    expect(Number(npv - with12.npv) / 100).toBeCloseTo(1e6 / 1.1, 1);
  });
});
