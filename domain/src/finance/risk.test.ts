import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npv } from './npv.ts';
import { earlyPayDiscountRate, paymentTermsBenefit } from './payment-terms.ts';
import {
  binomialDefer,
  costOfDelay,
  costOfDelayShift,
  expectedOutageCost,
  learningCurveUnit,
  pvDecliningRental,
} from './risk.ts';
import { breakEvenUnits, commitmentBreakEvenUtilization } from './volume.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('a delay', () => {
  const benefit = { monthlyBenefit: 100, months: 24, monthlyRate: 0.01 };

  it('loses its months when the end is fixed, at most all of them, and only time when it moves', () => {
    const all = costOfDelay({ ...benefit, delay: 24 });
    expect(costOfDelay({ ...benefit, delay: 36 })).toBe(all);
    expect(costOfDelayShift({ ...benefit, delay: 6 })).toBeLessThan(costOfDelay({ ...benefit, delay: 6 }));
    expect(costOfDelayShift({ ...benefit, delay: 0 })).toBeCloseTo(0, 12);
    expect(costOfDelay({ ...benefit, monthlyRate: 0, delay: 3 })).toBe(300);
  });

  it('refuses a negative delay, no benefit period and a rate of −100%', () => {
    expect(() => costOfDelay({ ...benefit, delay: -1 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    expect(() => costOfDelayShift({ ...benefit, months: 0, delay: 1 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => costOfDelay({ ...benefit, monthlyRate: -1, delay: 1 })).toThrow(refusal('RATE_LE_MINUS_ONE'));
  });
});

describe('a declining rental', () => {
  it('is the present value of its years', () => {
    const shares = fc.double({ min: -0.3, max: 1, noNaN: true });
    const rates = fc.double({ min: -0.3, max: 1, noNaN: true });
    fc.assert(
      fc.property(shares, rates, fc.integer({ min: 1, max: 30 }), (decline, rate, years) => {
        const flows = Array.from({ length: years }, (_, year) => 1000 * (1 - decline) ** year);
        const value = npv({ rate, flows, convention: 'excel-end-of-period' });
        const closed = pvDecliningRental({ year1: 1000, decline, years, rate });
        expect(Math.abs(closed - value)).toBeLessThanOrEqual(1e-9 * value);
      }),
    );
  });

  it('refuses no years and a decline above everything', () => {
    expect(() => pvDecliningRental({ year1: 1, decline: 0.1, years: 0, rate: 0.1 })).toThrow(
      refusal('LIFE_NOT_POSITIVE'),
    );
    expect(() => pvDecliningRental({ year1: 1, decline: 1.1, years: 1, rate: 0.1 })).toThrow(refusal('INVALID_INPUT'));
  });
});

describe('learning, waiting and outages', () => {
  it('leaves the same share of the cost at each doubling', () => {
    expect(learningCurveUnit({ first: 100, rate: 0.8, unit: 1 })).toBe(100);
    expect(learningCurveUnit({ first: 100, rate: 0.8, unit: 8 })).toBeCloseTo(51.2, 10);
    expect(() => learningCurveUnit({ first: 100, rate: 0.8, unit: 0 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    expect(() => learningCurveUnit({ first: 100, rate: 0, unit: 1 })).toThrow(refusal('INVALID_INPUT'));
  });

  it('is worth no less than investing at once, and refuses moves that do not lie around the riskless rate', () => {
    expect(binomialDefer({ pv: 100, up: 1.5, down: 0.6, rf: 0.05, invest: 100 })).toBeCloseTo(500 / 21, 10);
    expect(binomialDefer({ pv: 100, up: 1.5, down: 0.6, rf: 0.05, invest: 1000 })).toBe(0);
    for (const [up, down] of [
      [1.5, 1.5],
      [1.04, 0.6],
      [1.5, 1.1],
    ] as const) {
      expect(() => binomialDefer({ pv: 100, up, down, rf: 0.05, invest: 100 })).toThrow(refusal('INVALID_INPUT'));
    }
  });

  it('spreads outages over cells', () => {
    const outages = { outagesPerYear: 2, hours: 1.5, revenuePerHour: 40_000 };
    expect(expectedOutageCost(outages)).toBe(120_000);
    expect(expectedOutageCost({ ...outages, cells: 10 })).toBe(12_000);
    expect(() => expectedOutageCost({ ...outages, cells: 0 })).toThrow(refusal('INVALID_INPUT'));
  });
});

describe('payment terms', () => {
  it('are worth nothing at a rate of zero, and less the later they begin', () => {
    const invoice = { amount: 1_000_000, fromDays: 30, toDays: 60 };
    expect(paymentTermsBenefit({ ...invoice, rate: 0 })).toBeCloseTo(0, 9);
    const value = 1_000_000 * (1.1 ** (-30 / 365) - 1.1 ** (-60 / 365));
    expect(paymentTermsBenefit({ ...invoice, rate: 0.1 })).toBeCloseTo(value, 6);
    expect(() => paymentTermsBenefit({ ...invoice, rate: 0.1, toDays: -1 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
  });

  it('hide a rate in the discount for early payment', () => {
    const terms = { discount: 0.02, discountDays: 10, netDays: 30 };
    expect(earlyPayDiscountRate(terms)).toBeCloseTo(0.98 ** (-365 / 20) - 1, 12);
    expect(earlyPayDiscountRate({ ...terms, discount: 0 })).toBeCloseTo(0, 15);
    expect(() => earlyPayDiscountRate({ ...terms, netDays: 10 })).toThrow(refusal('ZERO_DURATION'));
    expect(() => earlyPayDiscountRate({ ...terms, discount: 1 })).toThrow(refusal('NOT_FINITE'));
  });
});

describe('break-even by volume and by use', () => {
  it('is where the margin pays the fixed cost, and where the discount is used up', () => {
    expect(breakEvenUnits({ fixed: 120_000, price: 50, variable: 20 })).toBe(4000);
    expect(() => breakEvenUnits({ fixed: 1, price: 20, variable: 20 })).toThrow(refusal('NO_MARGIN'));
    expect(() => breakEvenUnits({ fixed: 1, price: 10, variable: 20 })).toThrow(refusal('NO_MARGIN'));
    expect(commitmentBreakEvenUtilization({ discount: 0.28 })).toBeCloseTo(0.72, 15);
    expect(() => commitmentBreakEvenUtilization({ discount: 1.1 })).toThrow(refusal('INVALID_INPUT'));
  });
});
