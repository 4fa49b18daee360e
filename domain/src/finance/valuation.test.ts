import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mirr } from './mirr.ts';
import { npv } from './npv.ts';
import { incrementalNpv, npvMidPeriod, profitabilityIndex } from './present-value.ts';
import {
  equivalentAnnualCost,
  npvRealNominalEquivalence,
  pvTaxShield,
  pvTerminalExit,
  realRate,
  terminalValueGordon,
  wacc,
} from './valuation.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });
const rates = fc.double({ min: -0.5, max: 1, noNaN: true });
const streams = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 20 });

describe('present values', () => {
  it('of real flows at the real rate are those of inflated flows at the nominal rate', () => {
    fc.assert(
      fc.property(
        streams,
        rates,
        fc.double({ min: -0.2, max: 0.5, noNaN: true }),
        (realFlows, nominalRate, inflation) => {
          const inflated = realFlows.map((flow, period) => flow * (1 + inflation) ** period);
          const size = npv({ flows: inflated.map(Math.abs), rate: nominalRate });
          const real = npvRealNominalEquivalence({ realFlows, nominalRate, inflation });
          expect(Math.abs(real - npv({ flows: inflated, rate: nominalRate }))).toBeLessThanOrEqual(1e-9 * size);
        },
      ),
    );
  });

  it('count flows of a period at its middle, and the payment now in full', () => {
    fc.assert(
      fc.property(streams, rates, (flows, rate) => {
        const [now = 0, ...later] = flows;
        const end = npv({ flows: [0, ...later], rate });
        const size = npv({ flows: flows.map(Math.abs), rate });
        const wanted = now + end * (1 + rate) ** 0.5;
        expect(Math.abs(npvMidPeriod({ flows, rate }) - wanted)).toBeLessThanOrEqual(1e-9 * size * 2);
      }),
    );
  });

  it('leave out what is spent already', () => {
    const flows = [-200, 150, 150];
    expect(incrementalNpv({ rate: 0.1, flows, sunk: -800 })).toBe(npv({ rate: 0.1, flows }));
    expect(() => incrementalNpv({ rate: 0.1, flows, sunk: Number.NaN })).toThrow(refusal('NOT_FINITE'));
  });

  it('per unit invested are 1 at the internal rate of return', () => {
    const single = profitabilityIndex({ rate: 0.1, flows: [-1000, 0, 1210] });
    expect(single.index).toBeCloseTo(1, 12);
    expect(single.isSingleInvestment).toBe(true);
    const staged = profitabilityIndex({ rate: 0, flows: [-100, -100, 300] });
    expect(staged).toEqual({ index: 1.5, isSingleInvestment: false });
    expect(() => profitabilityIndex({ rate: 0.1, flows: [0, 100] })).toThrow(refusal('NO_CAPITAL'));
  });

  it('as a level cost are worth what they were made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 50 }), rates, (pvCost, years, rate) => {
        const cost = equivalentAnnualCost({ rate, pvCost, years });
        const flows = Array.from({ length: years }, () => cost);
        expect(npv({ rate, flows, convention: 'excel-end-of-period' })).toBeCloseTo(pvCost, 3);
      }),
    );
    expect(() => equivalentAnnualCost({ rate: 0.1, pvCost: 1, years: 0 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
  });
});

describe('modified internal rate of return', () => {
  it('is the internal one where nothing is left to finance or to invest again', () => {
    expect(mirr({ flows: [-100, 0, 0, 133.1], financeRate: 0.5, reinvestRate: -0.3 })).toBeCloseTo(0.1, 12);
  });

  it('refuses flows of one sign and rates of −100%', () => {
    expect(() => mirr({ flows: [1, 2], financeRate: 0, reinvestRate: 0 })).toThrow(refusal('NO_SIGN_CHANGE'));
    expect(() => mirr({ flows: [], financeRate: 0, reinvestRate: 0 })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => mirr({ flows: [-1, 2], financeRate: -1, reinvestRate: 0 })).toThrow(refusal('RATE_LE_MINUS_ONE'));
    expect(() => mirr({ flows: [-1, 2], financeRate: 0, reinvestRate: -2 })).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ argument: 'reinvestRate' }) }),
    );
  });
});

describe('cost of capital and values beyond a case', () => {
  it('weight what capital costs after tax', () => {
    expect(wacc({ equity: 600, debt: 400, costEquity: 0.12, costDebt: 0.06, taxRate: 0.25 })).toBeCloseTo(0.09, 15);
    const none = { costEquity: 0.1, costDebt: 0.05, taxRate: 0.2 };
    expect(() => wacc({ equity: 0, debt: 0, ...none })).toThrow(refusal('NO_CAPITAL'));
    expect(() => wacc({ equity: 100, debt: -100, ...none })).toThrow(refusal('NO_CAPITAL'));
    expect(() => wacc({ equity: 200, debt: -100, ...none })).toThrow(refusal('INVALID_INPUT'));
  });

  it('take inflation out of a rate as Fisher does', () => {
    expect(realRate({ nominal: 0.1, inflation: 0.03 })).toBeCloseTo(1.1 / 1.03 - 1, 15);
    expect(realRate({ nominal: 0.03, inflation: 0.03 })).toBe(0);
    expect(() => realRate({ nominal: 0.1, inflation: -1 })).toThrow(refusal('RATE_LE_MINUS_ONE'));
  });

  it('value growth without end only below the rate', () => {
    expect(terminalValueGordon({ lastFlow: 100, rate: 0.1, growth: -0.15 })).toBeCloseTo(340, 10);
    for (const growth of [0.1, 0.2]) {
      expect(() => terminalValueGordon({ lastFlow: 100, rate: 0.1, growth })).toThrow(refusal('RATE_LE_GROWTH'));
    }
    expect(() => terminalValueGordon({ lastFlow: 100, rate: 0.1, growth: -2 })).toThrow(refusal('RATE_LE_MINUS_ONE'));
  });

  it('discount a sale and what tax deductions save', () => {
    expect(pvTerminalExit({ ebitda: 200, multiple: 8, rate: 0.1, years: 0 })).toBe(1600);
    expect(() => pvTerminalExit({ ebitda: 200, multiple: 8, rate: 0.1, years: -1 })).toThrow(
      refusal('PERIOD_OUT_OF_RANGE'),
    );
    expect(pvTaxShield({ depreciation: [100, 100], taxRate: 0.25, rate: 0 })).toBe(50);
    expect(() => pvTaxShield({ depreciation: [], taxRate: 0.25, rate: 0 })).toThrow('"depreciation" has no flow');
  });
});
