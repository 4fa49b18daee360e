import { describe, expect, it } from 'vitest';
import { bridgeOf } from '../books/index.ts';
import { decisionFlowPoints, leftOutAmounts, memoAmounts, postOption, type CaseTreatment } from './index.ts';
import { figuresOf, lineOf, optionOf, sampleCase, sumsOf } from './testing/options.ts';

const software: CaseTreatment = { kind: 'capitalize', asset: 'software', readyAt: 0, lifeMonths: 60 };
const spent = lineOf(software, '10000000', { leftOut: 'sunk' });
const overhead = lineOf(
  { kind: 'expense', function: 'general-and-administrative', nature: 'facilities', work: null, decision: null },
  '600000',
  { every: 'year', leftOut: 'allocated' },
);

describe('a line that is left out of the decision', () => {
  it('counts in no flow that decides, and is shown with what it would pay', () => {
    const option = optionOf([spent, overhead]);
    const flows = decisionFlowPoints(postOption(sampleCase, option, 't'), sampleCase, memoAmounts(sampleCase, option));
    expect(flows.every((minor) => minor === 0n)).toBe(true);
    const shown = leftOutAmounts(sampleCase, option).reduce((sum, { minor }) => sum + minor, 0n);
    expect(shown).toBe(-1_000_000_000n - 300_000_000n);
  });

  it('that is an allocation changes neither EBITDA nor cash of the company', () => {
    expect(postOption(sampleCase, optionOf([overhead]), 'test')).toEqual([]);
  });

  it('that is sunk stands as an opening balance: amortized, without cash, and written off where it is abandoned', () => {
    const year = figuresOf(sumsOf(optionOf([spent]), { until: 12 }));
    expect([year.ebitda, year['operating-income'], year.cash, year.freeCashFlow]).toEqual([0n, -200_000_000n, 0n, 0n]);
    const abandoned = sumsOf(optionOf([spent], 18));
    expect([figuresOf(abandoned).ebitda, figuresOf(abandoned).cash]).toEqual([-700_000_000n, 0n]);
    expect(bridgeOf(abandoned).residual).toBe(0n);
  });

  it('that is sunk still brings what it is sold for', () => {
    const sold = {
      ...spent,
      events: [{ kind: 'sale', atMonth: 24, proceeds: { minor: 400_000_000n, currency: 'USD' }, netDays: 0 }],
    } as const;
    expect(figuresOf(sumsOf(optionOf([sold])))).toMatchObject({ ebitda: -200_000_000n, cash: 400_000_000n });
  });

  it('that was an expense is over: nothing of it is left', () => {
    expect(postOption(sampleCase, optionOf([{ ...overhead, leftOut: 'sunk' }]), 'test')).toEqual([]);
  });
});
