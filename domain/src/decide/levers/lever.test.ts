import { describe, expect, it } from 'vitest';
import { rankLevers, stretchedDepreciation, towardsTarget, type LeverEffect } from './lever.ts';

const lever = (id: string, more: Partial<LeverEffect>): LeverEffect => ({
  id,
  kind: 'real',
  reversibility: 'at once',
  ebitda: 0,
  operatingIncome: 0,
  cash: 0,
  ...more,
});

describe('levers on EBITDA', () => {
  it('rank by honesty first, then by effect, then by how soon they can be taken back', () => {
    const ranked = rankLevers([
      lever('presented', { kind: 'presentation', ebitda: 900 }),
      lever('later', { kind: 'timing', ebitda: 500 }),
      lever('hard', { ebitda: 10, reversibility: 'hardly' }),
      lever('easy', { ebitda: 10 }),
      lever('large', { ebitda: 20 }),
    ]);
    expect(ranked.map(({ id }) => id)).toEqual(['large', 'easy', 'hard', 'later', 'presented']);
  });

  it('count towards a target only where cost goes', () => {
    const levers = [lever('real', { ebitda: 60 }), lever('moved', { kind: 'timing', ebitda: 100 })];
    expect(towardsTarget(levers, 100)).toEqual({ real: 60, missing: 40, reached: false });
    expect(towardsTarget(levers, 60)).toEqual({ real: 60, missing: 0, reached: true });
  });

  it('a life of four years that becomes five takes a fifth of depreciation away', () => {
    expect(stretchedDepreciation(500, 48, 12)).toBeCloseTo(100, 12);
  });
});
