import { describe, expect, it } from 'vitest';
import { cellsCurve, type CellsAssumptions, type CellsPoint } from './cells.ts';

const service: CellsAssumptions = {
  cellsMax: 100,
  capacityCost: 6_000_000,
  headroom: 0.3,
  overheadPerCell: 40_000,
  tooling: 400_000,
  failuresPerYear: 6,
  hoursPerFailure: 2,
  lossPerHour: 500_000,
  creditsPerFailure: 250_000,
  correlatedShare: 0.2,
};

const best = (curve: readonly CellsPoint[]): CellsPoint => {
  const [first] = curve.toSorted((a, b) => b.net - a.net);
  if (!first) throw new Error('a curve has a point');
  return first;
};

describe('the number of cells', () => {
  it('of fifty lets one failing cell reach 2% of the users', () => {
    expect(cellsCurve(service)[49]?.reach).toBe(0.02);
  });

  it('pays most in between: where the last cell costs as much as it avoids', () => {
    const { cells } = best(cellsCurve(service));
    const slope = (n: number): number => {
      const avoided = ((6 * 2 * 500_000 + 6 * 250_000) * 0.8) / n ** 2;
      return avoided - 40_000 - ((6_000_000 / 1.3) * 0.3) / (2 * Math.sqrt(n));
    };
    expect(cells).toBeGreaterThan(1);
    expect(cells).toBeLessThan(100);
    expect(slope(cells - 0.5)).toBeGreaterThan(0);
    expect(slope(cells + 0.5)).toBeLessThan(0);
  });

  it('is one where every failure hits all cells', () => {
    expect(best(cellsCurve({ ...service, correlatedShare: 1 })).cells).toBe(1);
  });

  it('is larger where fewer failures are correlated, and where overhead is lower', () => {
    const cells = (change: Partial<CellsAssumptions>): number => best(cellsCurve({ ...service, ...change })).cells;
    expect(cells({ correlatedShare: 0.05 })).toBeGreaterThanOrEqual(cells({ correlatedShare: 0.5 }));
    expect(cells({ overheadPerCell: 5_000 })).toBeGreaterThan(cells({ overheadPerCell: 200_000 }));
  });

  it('changes nothing of what outages cost in all: what is avoided and what remains are one sum', () => {
    for (const { avoided, outageLoss, serviceCredits } of cellsCurve(service)) {
      expect(avoided + outageLoss + serviceCredits).toBeCloseTo(7_500_000, 6);
    }
  });

  it('is refused without finite numbers', () => {
    expect(() => cellsCurve({ ...service, lossPerHour: Number.NaN })).toThrow(/"lossPerHour" is NaN/);
  });
});
