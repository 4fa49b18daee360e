import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db, ddb, depreciationGap, macrs5Sum, sln, syd } from './depreciation.ts';
import { vdb } from './vdb.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });
const asset = fc
  .record({
    cost: fc.integer({ min: 1, max: 1_000_000 }),
    share: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
    life: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ cost, share, life }) => ({ cost, salvage: cost * share, life }));
const sum = (charges: readonly number[]): number => charges.reduce((total, charge) => total + charge, 0);
const periodsOf = (life: number): readonly number[] => Array.from({ length: life }, (_, index) => index + 1);

describe('charges of a whole life', () => {
  it('add up to cost less salvage: straight line, years’ digits, declining with a switch', () => {
    fc.assert(
      fc.property(asset, (one) => {
        const depreciable = one.cost - one.salvage;
        const near = (total: number) => expect(Math.abs(total - depreciable)).toBeLessThan(1e-9 * one.cost);
        near(sln(one) * one.life);
        near(sum(periodsOf(one.life).map((period) => syd({ ...one, period }))));
        near(sum(periodsOf(one.life).map((period) => vdb({ ...one, start: period - 1, end: period }))));
        near(vdb({ ...one, life: one.life + 0.5, start: 0, end: one.life + 0.5 }));
      }),
    );
  });

  it('never take more than cost less salvage when declining, and are never negative', () => {
    fc.assert(
      fc.property(asset, fc.double({ min: 0.1, max: 50, noNaN: true }), (one, factor) => {
        const charges = periodsOf(one.life).map((period) => ddb({ ...one, period, factor }));
        expect(Math.min(...charges)).toBeGreaterThanOrEqual(0);
        expect(sum(charges)).toBeLessThanOrEqual((one.cost - one.salvage) * (1 + 1e-12));
        const kept = vdb({ ...one, start: 0, end: one.life, factor, noSwitch: true });
        expect(Math.abs(kept - sum(charges))).toBeLessThan(1e-9 * one.cost);
      }),
    );
  });

  it('may be cut anywhere when they are variable', () => {
    fc.assert(
      fc.property(asset, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const cut = one.life * share;
        const whole = vdb({ ...one, start: 0, end: one.life });
        const parts = vdb({ ...one, start: 0, end: cut }) + vdb({ ...one, start: cut, end: one.life });
        expect(Math.abs(parts - whole)).toBeLessThan(1e-9 * one.cost);
      }),
    );
  });
});

describe('fixed declining balance', () => {
  it('rounds its rate to three decimals and gives the first year its months, the year after the life the rest', () => {
    const one = { cost: 1_000_000, salvage: 100_000, life: 6, month: 7 };
    expect(db({ ...one, period: 1 })).toBeCloseTo((1_000_000 * 0.319 * 7) / 12, 6);
    expect(db({ ...one, period: 7 })).toBeCloseTo(15845.098473848071, 6);
    expect(() => db({ ...one, month: 12, period: 7 })).toThrow('"period" is 7: give 1 to 6');
  });

  it('charges nothing where nothing is to be charged', () => {
    expect(db({ cost: 0, salvage: 0, life: 3, period: 1 })).toBe(0);
    expect(db({ cost: 100, salvage: 200, life: 3, period: 2 })).toBe(0);
    expect(ddb({ cost: 100, salvage: 200, life: 3, period: 1 })).toBe(0);
    expect(vdb({ cost: 100, salvage: 200, life: 3, start: 0, end: 3 })).toBe(0);
  });
});

describe('depreciation', () => {
  it('is refused outside of a life, and without one', () => {
    const one = { cost: 100, salvage: 10, life: 5 };
    for (const period of [0, 6, 1.5]) {
      expect(() => syd({ ...one, period })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
      expect(() => ddb({ ...one, period })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
      expect(() => db({ ...one, period })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    }
    expect(() => db({ ...one, period: 1, month: 13 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    expect(() => vdb({ ...one, start: 3, end: 2 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    expect(() => vdb({ ...one, start: 0, end: 5.1 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    expect(() => vdb({ ...one, start: -1, end: 1 })).toThrow(refusal('PERIOD_OUT_OF_RANGE'));
    for (const life of [0, -1]) {
      expect(() => sln({ ...one, life })).toThrow(refusal('LIFE_NOT_POSITIVE'));
      expect(() => vdb({ ...one, life, start: 0, end: 0 })).toThrow(refusal('LIFE_NOT_POSITIVE'));
      expect(() => depreciationGap({ cost: 1, salvage: 0, lifeA: 1, lifeB: life })).toThrow('"lifeB" is');
    }
    expect(() => sln({ ...one, cost: Number.POSITIVE_INFINITY })).toThrow(refusal('NOT_FINITE'));
    expect(() => ddb({ ...one, period: 1, factor: 0 })).toThrow(refusal('INVALID_INPUT'));
    expect(() => vdb({ ...one, cost: -1, start: 0, end: 1 })).toThrow(refusal('INVALID_INPUT'));
  });

  it('over all years of MACRS is the cost, to the last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (cost) => {
        expect(macrs5Sum({ cost })).toBeCloseTo(cost, 5);
      }),
    );
  });
});
