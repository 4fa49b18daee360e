import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fv, ipmt, nper, pmt, ppmt, pv } from './annuity.ts';
import { implicitPrepayRate, rate } from './payment-rate.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });
const dues = fc.constantFrom('end' as const, 'begin' as const);
const rates = fc.double({ min: 0.0001, max: 0.2, noNaN: true });
const loan = fc.record({
  rate: rates,
  nper: fc.integer({ min: 1, max: 120 }),
  pv: fc.integer({ min: 100, max: 1_000_000 }),
  fv: fc.integer({ min: -1000, max: 0 }),
  due: dues,
});

describe('level payments', () => {
  it('agree with each other: payment, present value, future value, number and rate', () => {
    fc.assert(
      fc.property(loan, (terms) => {
        const payment = pmt(terms);
        const size = Math.abs(payment) * terms.nper + terms.pv;
        expect(Math.abs(pv({ ...terms, pmt: payment }) - terms.pv)).toBeLessThan(1e-9 * size);
        expect(nper({ ...terms, pmt: payment })).toBeCloseTo(terms.nper, 5);
        const grown = fv({ ...terms, pmt: payment });
        expect(Math.abs(grown - terms.fv)).toBeLessThan(1e-9 * size * (1 + terms.rate) ** terms.nper);
      }),
    );
  });

  it('consist of interest and principal, and the principal pays off what is owed', () => {
    fc.assert(
      fc.property(loan, (terms) => {
        const periods = Array.from({ length: terms.nper }, (_, index) => index + 1);
        const paid = periods.map((per) => ppmt({ ...terms, per }));
        for (const [index, principal] of paid.entries()) {
          expect(principal + ipmt({ ...terms, per: index + 1 })).toBeCloseTo(pmt(terms), 6);
        }
        const total = paid.reduce((sum, part) => sum + part, 0);
        const last = terms.due === 'begin' ? 1 + terms.rate : 1;
        expect(Math.abs(total + terms.pv + terms.fv / last)).toBeLessThan(1e-6 * terms.pv);
      }),
    );
  });

  it('earn nothing at a rate of zero', () => {
    expect(pmt({ rate: 0, nper: 12, pv: 1200 })).toBe(-100);
    expect(pv({ rate: 0, nper: 12, pmt: -100 })).toBe(1200);
    expect(fv({ rate: 0, nper: 12, pmt: -100, pv: -50 })).toBe(1250);
    expect(nper({ rate: 0, pmt: -100, pv: 1200 })).toBe(12);
    expect(ipmt({ rate: 0, per: 3, nper: 12, pv: 1200 })).toBe(0);
  });

  it('at the beginning of the first period bear no interest', () => {
    expect(ipmt({ rate: 0.01, per: 1, nper: 36, pv: 100_000, due: 'begin' })).toBe(0);
    const second = ipmt({ rate: 0.01, per: 2, nper: 36, pv: 100_000, due: 'begin' });
    expect(second).toBeCloseTo(-0.01 * (100_000 + pmt({ rate: 0.01, nper: 36, pv: 100_000, due: 'begin' })), 9);
  });

  it('refuse a term of nothing, a period outside of it, and a rate of −100%', () => {
    expect(() => pmt({ rate: 0.01, nper: 0, pv: 1 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => pv({ rate: 0.01, nper: -1, pmt: 1 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    expect(() => ipmt({ rate: 0.01, per: 37, nper: 36, pv: 1 })).toThrow('"per" is 37: give 1 to 36');
    expect(() => ppmt({ rate: 0.01, per: 1.5, nper: 36, pv: 1 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    expect(() => fv({ rate: -1, nper: 1, pmt: 1 })).toThrow(refusal('RATE_LE_MINUS_ONE'));
    expect(() => nper({ rate: 0.01, pmt: Number.NaN, pv: 1 })).toThrow(refusal('NOT_FINITE'));
  });

  it('that do not exceed the interest never end, and those that go the wrong way would have ended before now', () => {
    expect(() => nper({ rate: 0.01, pmt: -1000, pv: 100_000 })).toThrow(refusal('NEVER'));
    expect(() => nper({ rate: 0.01, pmt: -900, pv: 100_000 })).toThrow(refusal('NEVER'));
    expect(() => nper({ rate: 0, pmt: 0, pv: 100 })).toThrow(refusal('NEVER'));
    expect(nper({ rate: 0.1, pmt: 0, pv: -100, fv: 121 })).toBeCloseTo(2, 12);
    expect(nper({ rate: 0.01, pmt: -100, pv: -1000 })).toBeCloseTo(-9.57859403981317, 10);
  });
});

describe('the rate in level payments', () => {
  it('is the rate that the payment was made with', () => {
    fc.assert(
      fc.property(loan, (terms) => {
        const { root } = rate({ ...terms, pmt: pmt(terms) });
        expect(root).toBeCloseTo(terms.rate, 7);
      }),
      { numRuns: 40 },
    );
  });

  it('a year is what paying upfront earns over paying by the month', () => {
    const { root } = implicitPrepayRate({ upfront: 100_000, monthly: 3050, months: 36, due: 'begin' });
    const monthly = (1 + root) ** (1 / 12) - 1;
    expect(pv({ rate: monthly, nper: 36, pmt: -3050, due: 'begin' })).toBeCloseTo(100_000, 4);
  });

  it('is refused for a term that is no whole number, and where nothing is paid back', () => {
    expect(() => rate({ nper: 0, pmt: -1, pv: 1 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => rate({ nper: 2.5, pmt: -1, pv: 1 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => rate({ nper: 3, pmt: -1, pv: -1 })).toThrow(refusal('NO_SIGN_CHANGE'));
    expect(() => rate({ nper: 1201, pmt: -1, pv: 1 })).toThrow(refusal('INVALID_INPUT'));
    expect(() => implicitPrepayRate({ upfront: 100, monthly: 10, months: -1 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
    expect(() => implicitPrepayRate({ upfront: 100, monthly: -10, months: 12 })).toThrow(refusal('NO_SIGN_CHANGE'));
  });
});
