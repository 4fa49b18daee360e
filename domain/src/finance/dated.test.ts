import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestDate, xirr, xnpv } from './dated.ts';
import { irrAll } from './irr.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });
const days = (...texts: readonly string[]) => texts.map((text) => Temporal.PlainDate.from(text));

describe('net present value by dates', () => {
  it('counts actual days over 365, so that a leap year is longer than a year', () => {
    const dates = days('2024-01-01', '2025-01-01');
    expect(xnpv({ rate: 0.1, flows: [-1000, 1100], dates })).toBeCloseTo(1100 * 1.1 ** (-366 / 365) - 1000, 9);
  });

  it('is that of the earliest day, in whatever order the days are given', () => {
    const dates = days('2025-06-30', '2024-01-01', '2024-07-01');
    const flows = [500, -1000, 600];
    expect(earliestDate(dates)?.toString()).toBe('2024-01-01');
    const sorted = xnpv({
      rate: 0.08,
      flows: [-1000, 600, 500],
      dates: days('2024-01-01', '2024-07-01', '2025-06-30'),
    });
    expect(xnpv({ rate: 0.08, flows, dates })).toBe(sorted);
  });

  it('refuses lists of different length, none, and a rate of −100%', () => {
    const dates = days('2024-01-01');
    expect(() => xnpv({ rate: 0.1, flows: [1, 2], dates })).toThrow('"flows" has 2 entries and "dates" has 1');
    expect(() => xnpv({ rate: 0.1, flows: [1, 2], dates })).toThrow(refusal('LENGTH_MISMATCH'));
    expect(() => xnpv({ rate: 0.1, flows: [], dates: [] })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => xnpv({ rate: -1, flows: [1], dates })).toThrow(refusal('RATE_LE_MINUS_ONE'));
    expect(() => xnpv({ rate: 0.1, flows: [Number.NaN], dates })).toThrow(refusal('NOT_FINITE'));
  });
});

describe('rate of return by dates', () => {
  it('leaves nothing of the flows', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 1400 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(amounts, (later) => {
        const start = Temporal.PlainDate.from('2020-02-29');
        const flows = [-10_000, ...later.map(([flow]) => flow), 25_000];
        const dates = [start, ...later.map(([, after]) => start.add({ days: after })), start.add({ days: 1500 })];
        const { root, roots } = xirr({ flows, dates });
        expect(roots).toContain(root);
        for (const rate of roots.filter((one) => one > -0.99)) {
          const size = xnpv({ rate, flows: flows.map(Math.abs), dates });
          expect(Math.abs(xnpv({ rate, flows, dates }))).toBeLessThanOrEqual(1e-9 * size);
        }
      }),
    );
  });

  it('is the same as by periods when the days are a year of 365 days apart', () => {
    const dates = [0, 365, 730].map((after) => Temporal.PlainDate.from('2021-03-01').add({ days: after }));
    const flows = [-100, 230, -132];
    expect(xirr({ flows, dates })).toMatchObject({ status: 'MULTIPLE_ROOTS', root: 0.1, roots: [0.1, 0.2] });
    expect(irrAll({ flows })).toEqual([0.1, 0.2]);
  });

  it('does not depend on the order of the days, nor on how a day is split', () => {
    const flows = [1100, -400, -600];
    const { root } = xirr({ flows, dates: days('2025-01-01', '2024-01-01', '2024-01-01') });
    expect(root).toBeCloseTo(1.1 ** (365 / 366) - 1, 12);
  });

  it('is next to −100% for a loss of nearly everything within days', () => {
    const { root } = xirr({ flows: [-1000, 1], dates: days('2026-01-01', '2026-01-31') });
    expect(root).toBeGreaterThan(-1);
    expect(root).toBeCloseTo(-1, 12);
  });

  it('refuses one day, one sign, and days whose flows cancel', () => {
    const oneDay = days('2024-01-01', '2024-01-01');
    expect(() => xirr({ flows: [-100, 110], dates: oneDay })).toThrow(refusal('ZERO_DURATION'));
    expect(() => xirr({ flows: [-100, -110], dates: oneDay })).toThrow(refusal('NO_SIGN_CHANGE'));
    expect(() => xirr({ flows: [-100], dates: days('2024-01-01') })).toThrow(refusal('NO_SIGN_CHANGE'));
    const cancelled = days('2024-01-01', '2024-01-01', '2025-01-01');
    expect(() => xirr({ flows: [-100, 100, 50], dates: cancelled })).toThrow(refusal('NO_SIGN_CHANGE'));
    expect(() => xirr({ flows: [-100, 200, -150], dates: days('2024-01-01', '2025-01-01', '2026-01-01') })).toThrow(
      refusal('NO_REAL_ROOT'),
    );
  });
});
