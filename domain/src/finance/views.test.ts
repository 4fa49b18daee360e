import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewsMachineExample } from './machine-view.ts';
import {
  leaseEbitda,
  viewsCapitalizedBuild,
  viewsCcaImplementation,
  viewsExpensedBuild,
  viewsImpairment,
  viewsPrepaidCommitment,
} from './views.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a build in both views', () => {
  it('is the same cash, capitalized or expensed', () => {
    const opexSavings = [0, 500, 500, 500, 500];
    const capitalized = viewsCapitalizedBuild({ capex: 1200, life: 3, opexSavings });
    const expensed = viewsExpensedBuild({ opex: 1200, opexSavings });
    expect(capitalized.preTaxCash).toEqual(expensed.preTaxCash);
    expect(capitalized.ebitda).toEqual(opexSavings);
    expect(capitalized.ebit).toEqual([0, 100, 100, 100, 500]);
  });

  it('charges the whole of it over a life that is no whole number', () => {
    const { ebit } = viewsCapitalizedBuild({ capex: 1000, life: 2.5, opexSavings: [0, 0, 0, 0] });
    expect(ebit).toEqual([0, -400, -400, -200]);
  });

  it('refuses no life, no savings and what is not finite', () => {
    expect(() => viewsCapitalizedBuild({ capex: 1, life: 0, opexSavings: [1] })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => viewsCapitalizedBuild({ capex: 1, life: 1, opexSavings: [] })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => viewsExpensedBuild({ opex: Number.NaN, opexSavings: [1] })).toThrow(refusal('NOT_FINITE'));
  });
});

describe('what is paid first and charged later', () => {
  it('comes to the same in EBITDA and in cash over its term', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0.1, max: 30, noNaN: true }), (paid, years) => {
        const hosted = viewsCcaImplementation({ implementation: paid, term: years });
        const prepaid = viewsPrepaidCommitment({ upfront: paid, years });
        expect(sum(hosted.ebitda)).toBeCloseTo(sum(hosted.operatingCash), 5);
        expect(sum(prepaid.ebitda)).toBeCloseTo(-paid, 5);
        expect(sum(prepaid.workingCapital)).toBeCloseTo(0, 5);
        const both = prepaid.ebitda.map((amount, year) => amount + (prepaid.workingCapital[year] ?? 0));
        for (const [year, cash] of prepaid.operatingCash.entries()) expect(both[year]).toBeCloseTo(cash, 5);
      }),
    );
  });

  it('refuses no term and more than a century', () => {
    expect(() => viewsCcaImplementation({ implementation: 1, term: 0 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => viewsPrepaidCommitment({ upfront: 1, years: 101 })).toThrow(refusal('INVALID_INPUT'));
  });
});

describe('a lease and a write-off', () => {
  it('puts the operating lease into EBITDA and the finance lease below it', () => {
    const lease = leaseEbitda({ payment: 100, years: 2, ibr: 0 });
    expect(lease.operatingLeaseEbitda).toEqual([-100, -100]);
    expect(lease.financeLeaseEbitda).toEqual([0, 0]);
    expect(lease.financeLeaseInterestYear1).toBeCloseTo(0, 12);
    expect(() => leaseEbitda({ payment: 1, years: 1.5, ibr: 0.1 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => leaseEbitda({ payment: 1, years: 1, ibr: -1 })).toThrow(refusal('RATE_LE_MINUS_ONE'));
  });

  it('takes a write-off out of Adjusted EBITDA only, and leaves the tax in cash', () => {
    expect(viewsImpairment({ carrying: 800, taxRate: 0.25 })).toEqual({
      ebitdaAdjusted: 0,
      ebitda: -800,
      ebit: -800,
      preTaxCash: 0,
      taxCashIfDeductible: 200,
    });
  });
});

describe('the machine example', () => {
  const example = { machinePrice: 160, life: 4, tripsPerMachine: 100, price: 1, cogs: 0.45, labor: 0.05 };

  it('replaces machines after their life, so that earnings and cash agree over a whole cycle', () => {
    const { capex, cumulativeEarnings, cumulativeFcf } = viewsMachineExample({
      ...example,
      machines: [1, 1, 1, 1, 1, 1, 1, 1],
    });
    expect(capex).toEqual([160, 0, 0, 0, 160, 0, 0, 0]);
    expect(cumulativeEarnings).toBeCloseTo(cumulativeFcf, 9);
  });

  it('keeps machines that are idle: none is sold, and each is charged to its end', () => {
    const { capex, earnings } = viewsMachineExample({ ...example, machines: [2, 1, 1, 1, 0] });
    expect(capex).toEqual([320, 0, 0, 0, 0]);
    expect(sum(earnings)).toBeCloseTo(5 * 50 - 320, 9);
  });

  it('refuses no machines and a life of nothing', () => {
    expect(() => viewsMachineExample({ ...example, machines: [] })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => viewsMachineExample({ ...example, life: 0, machines: [1] })).toThrow(refusal('LIFE_NOT_POSITIVE'));
  });
});
