import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal/index.ts';
import { payback } from './payback.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('payback', () => {
  it('lies within the period by interpolation, or at its end', () => {
    expect(payback({ flows: [-1000, 300, 400, 500] })).toBeCloseTo(2.6, 12);
    expect(payback({ flows: [-1000, 300, 400, 500], mode: 'whole' })).toBe(3);
  });

  it('at the end of a period is that period in both modes', () => {
    for (const mode of ['interp', 'whole'] as const) expect(payback({ flows: [-1000, 500, 500], mode })).toBe(2);
  });

  it('is the first recovery, or the one that lasts', () => {
    const flows = [-100, 120, -50, 60];
    expect(payback({ flows, which: 'first' })).toBeCloseTo(100 / 120, 12);
    expect(payback({ flows, which: 'last' })).toBeCloseTo(2.5, 12);
    expect(payback({ flows, which: 'last', mode: 'whole' })).toBe(3);
  });

  it('stays recovered at a total of exactly zero', () => {
    expect(payback({ flows: [-100, 100, 0, 50], which: 'last' })).toBe(1);
  });

  it('that is lost again at the end is a first one and no last one', () => {
    const flows = [-100, 120, -50];
    expect(payback({ flows, which: 'first' })).toBeCloseTo(100 / 120, 12);
    expect(() => payback({ flows, which: 'last' })).toThrow(refusal('NEVER'));
  });

  it('comes later when flows are discounted', () => {
    const flows = [-1000, 500, 500, 500];
    expect(payback({ flows })).toBe(2);
    expect(payback({ flows, rate: 0.1 })).toBeCloseTo(2 + (1000 - 500 / 1.1 - 500 / 1.21) / (500 / 1.331), 12);
    expect(() => payback({ flows, rate: 0.3 })).toThrow(refusal('NEVER'));
  });

  it('is zero when there is nothing to pay back', () => {
    expect(payback({ flows: [0, 100] })).toBe(0);
    expect(payback({ flows: [200, -100, 50] })).toBe(0);
  });

  it('counts from the first outflow', () => {
    expect(payback({ flows: [0, 0, -1000, 500, 500] })).toBe(2);
  });

  it('does not miss a recovery by the rounding of decimal fractions', () => {
    expect(payback({ flows: [-0.3, 0.1, 0.1, 0.1] })).toBe(3);
    expect(payback({ flows: [-1, ...Array.from({ length: 10 }, () => 0.1)] })).toBe(10);
  });

  it('misses one by a cent in a thousand billion', () => {
    expect(() => payback({ flows: [-1e12, 1e12 - 0.01] })).toThrow(refusal('NEVER'));
    expect(payback({ flows: [-1e12, 1e12 - 0.01, 0.01] })).toBe(2);
  });

  it('refuses what has no answer', () => {
    expect(() => payback({ flows: [-1000, 100, 100] })).toThrow('not paid back within 3 periods: -800 at the end');
    expect(() => payback({ flows: [] })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => payback({ flows: [-1, 2], rate: -1 })).toThrow(refusal('RATE_LE_MINUS_ONE'));
    expect(() => payback({ flows: [-1, 2], rate: Number.NaN })).toThrow(refusal('NOT_FINITE'));
  });

  it('in whole periods is the interpolated one rounded up, and the first is not after the last', () => {
    const flows = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), flows, (cost, later) => {
        const given = [-cost, ...later];
        const [first, last] = [answer(given, 'interp', 'first'), answer(given, 'interp', 'last')];
        expect(answer(given, 'whole', 'first')).toBe(first === undefined ? undefined : Math.ceil(first));
        expect(last === undefined || (first !== undefined && first <= last)).toBe(true);
      }),
    );
  });
});

function answer(flows: readonly number[], mode: 'interp' | 'whole', which: 'first' | 'last'): number | undefined {
  try {
    return payback({ flows, mode, which });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NEVER') return undefined;
    throw error;
  }
}
