import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npv } from './npv.ts';

// Amounts below a millionth of a cent lose digits in the smallest numbers that a double can hold.
const flow = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => (Math.abs(value) < 1e-8 ? 0 : value));
const flows = fc.array(flow, { minLength: 1, maxLength: 60 });
const rate = fc.double({ min: -0.5, max: 5, noNaN: true });
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('net present value', () => {
  it('takes the first flow as it is and discounts each later one by its period', () => {
    expect(npv({ rate: 0.1, flows: [-100, 110] })).toBeCloseTo(0, 12);
    expect(npv({ rate: 0.5, flows: [0, 0, 225] })).toBeCloseTo(100, 12);
  });

  it('is one period less in the convention of spreadsheets', () => {
    fc.assert(
      fc.property(rate, flows, (given, values) => {
        const [now, later] = [
          npv({ rate: given, flows: values }),
          npv({ rate: given, flows: values, convention: 'excel-end-of-period' }),
        ];
        const size = npv({ rate: given, flows: values.map(Math.abs) });
        expect(Math.abs(later * (1 + given) - now)).toBeLessThanOrEqual(1e-12 * size);
      }),
    );
  });

  it('keeps the cents of large flows that cancel', () => {
    expect(npv({ rate: 0, flows: [1e16, 0.01, -1e16, 0.02] })).toBeCloseTo(0.03, 15);
  });

  it('is linear in its flows', () => {
    fc.assert(
      fc.property(rate, flows, (given, values) => {
        const [once, twice] = [values, values.map((flow) => 2 * flow)].map((list) => npv({ rate: given, flows: list }));
        expect(twice).toBe(2 * (once ?? 0));
      }),
    );
  });

  it('refuses no flows, a rate without a discount factor, and what is not finite', () => {
    expect(() => npv({ rate: 0.1, flows: [] })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => npv({ rate: -1, flows: [1] })).toThrow(refusal('RATE_LE_MINUS_ONE'));
    expect(() => npv({ rate: Number.NaN, flows: [1] })).toThrow(refusal('NOT_FINITE'));
    expect(() => npv({ rate: Number.NEGATIVE_INFINITY, flows: [1] })).toThrow(refusal('NOT_FINITE'));
    expect(() => npv({ rate: 0.1, flows: [1, Number.POSITIVE_INFINITY] })).toThrow('holds Infinity in period 1');
  });

  it('refuses rather than answer infinity', () => {
    expect(() => npv({ rate: -0.999, flows: Array.from({ length: 200 }, () => 1) })).toThrow(refusal('NOT_FINITE'));
    expect(() => npv({ rate: 0, flows: [1e308, 1e308] })).toThrow(refusal('NOT_FINITE'));
  });
});
