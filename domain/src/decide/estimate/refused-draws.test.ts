import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../estimate/index.ts';
import type { CaseTreatment } from '../case-treatment.ts';
import { assumptionOf, drawn, drawnLine, npvOf, pairCase } from '../testing/estimates.ts';
import type { Case } from '../case.ts';

const share = assumptionOf('share', { kind: 'uniform', low: 0, high: 1 });
const loan: CaseTreatment = {
  kind: 'lease',
  treatment: 'finance',
  function: 'unassigned',
  nature: 'cloud',
  termMonths: 24,
  due: 'end',
  annualRate: 0.06,
};

const withLine = (...texts: readonly string[]): Case =>
  pairCase([share], [[], texts.map((amount) => drawnLine({ amount }))]);
const leased = (low: number, high: number, formula = 'rate'): Case =>
  pairCase(
    [assumptionOf('rate', { kind: 'uniform', low, high })],
    [[], [drawnLine({ annualRate: formula }, { as: loan, sure: '100', every: 'month', endsAt: 24 })]],
  );

describe('what cannot be drawn', () => {
  it('is refused with the option and the line that it is about', () => {
    expect(() => drawn(withLine('100 * share', '100 * sqrt(share - 50%)'))).toThrow(
      expect.objectContaining({
        code: 'NOT_FINITE',
        data: expect.objectContaining({ ofOption: 'right', ofLine: 1 }) as unknown,
      }),
    );
  });

  it('is refused with the assumption that it is about', () => {
    const subject = pairCase([share, assumptionOf('root', 'sqrt(share - 50%)')], [[], []]);
    expect(() => drawn(subject)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ assumption: 'root' }) as unknown }),
    );
  });

  it('is a discount rate of -100% or less, in one draw of all', () => {
    const rated = (text: string): Case => ({ ...withLine('100 * share'), rateFormula: parseFormula(text) });
    expect(() => drawn(rated('share * 1.1 - 1.05'))).toThrow(/falls to -10\d%: keep its range above -100%/);
    expect(npvOf(drawn(rated('share * 0.9 - 0.85')), 'right').every(Number.isFinite)).toBe(true);
  });
});

describe('a rate of a lease that is drawn', () => {
  it('has few shapes, whatever the number of draws', () => {
    const cache = new Map();
    drawn(leased(0.01, 0.2), { points: 4096, cache });
    expect(cache.size).toBeLessThan(600);
  });

  it('is the sure rate where its range is narrow', () => {
    const sure = npvOf(drawn(leased(0, 1, '0.0625')), 'right');
    const narrow = npvOf(drawn(leased(0.062499, 0.062501)), 'right');
    narrow.forEach((npv, draw) => expect(npv / (sure[draw] ?? 0)).toBeCloseTo(1, 6));
  });
});
