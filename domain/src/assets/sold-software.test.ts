import { describe, expect, it } from 'vitest';
import { money } from '../money/index.ts';
import { soldSoftwareCharge, soldSoftwareWriteDown, type SoldSoftwareYear } from './sold-software.ts';

const year = (revenue: bigint, remainingRevenue: bigint, remainingMonths: number): SoldSoftwareYear => ({
  unamortized: money(1200n, 'USD'),
  remainingMonths,
  revenue: money(revenue, 'USD'),
  remainingRevenue: money(remainingRevenue, 'USD'),
});

describe('software that is sold', () => {
  it('is amortized by the greater of its revenue ratio and straight line', () => {
    expect(soldSoftwareCharge(year(1n, 2n, 48)).minor).toBe(600n);
    expect(soldSoftwareCharge(year(1n, 10n, 48)).minor).toBe(300n);
  });

  it('is amortized whole in its last year, and straight line where no revenue is expected', () => {
    expect(soldSoftwareCharge(year(0n, 0n, 7)).minor).toBe(1200n);
    expect(soldSoftwareCharge(year(0n, 0n, 24)).minor).toBe(600n);
  });

  it('is refused without a life', () => {
    expect(() => soldSoftwareCharge(year(1n, 2n, 0))).toThrow(expect.objectContaining({ code: 'LIFE_NOT_POSITIVE' }));
  });

  it('is written down to net realizable value, never up', () => {
    const values = [900n, 1200n, 1500n].map((minor) => soldSoftwareWriteDown(money(1200n, 'USD'), money(minor, 'USD')));
    expect(values.map(({ minor }) => minor)).toEqual([300n, 0n, 0n]);
  });
});
