import { describe, expect, it } from 'vitest';
import { accountCodes, debits, unbalancedEntry } from '../books/index.ts';
import { decisionFlowPoints, memoAmounts, postOption, type CaseTreatment } from './index.ts';
import { figuresOf, lineOf, optionOf, sampleCase, sumsOf } from './testing/options.ts';

const million = 100_000_000n;
const ifrs = { ...sampleCase, framework: 'ifrs' } as const;

const hosting: Extract<CaseTreatment, { kind: 'hosting' }> = {
  kind: 'hosting',
  function: 'research-and-development',
  implementation: 'configuration',
  isDistinct: true,
  readyAt: 6,
  termMonths: 36,
};

describe('implementation of a hosted service', () => {
  const spread = { every: 'month', endsAt: 6 } as const;

  it('lifts EBITDA while it is built, lowers it over the term, and is operating cash', () => {
    const option = optionOf([lineOf(hosting, '600000', spread)]);
    const building = figuresOf(sumsOf(option, { until: 6 }));
    expect([building.ebitda, building.operating, building.cash]).toEqual([0n, -360_000_000n, -360_000_000n]);
    expect(figuresOf(sumsOf(option, { from: 6, until: 18 })).ebitda).toBe(-120_000_000n);
    expect(figuresOf(sumsOf(option)).ebitda).toBe(-360_000_000n);
  });

  it.each(['training', 'data-conversion', 'reengineering'] as const)('expenses %s at once', (implementation) => {
    const option = optionOf([lineOf({ ...hosting, implementation }, '600000', spread)]);
    expect(figuresOf(sumsOf(option, { until: 6 })).ebitda).toBe(-360_000_000n);
  });

  it('under IFRS is expense at once where the work is distinct from the service', () => {
    const option = optionOf([lineOf(hosting, '600000', spread)]);
    expect(figuresOf(sumsOf(option, { until: 6, subject: ifrs })).ebitda).toBe(-360_000_000n);
    const same = optionOf([lineOf({ ...hosting, isDistinct: false }, '600000', spread)]);
    expect(figuresOf(sumsOf(same, { until: 6, subject: ifrs })).ebitda).toBe(0n);
  });

  it('is written down in the month in which its option is cancelled, outside of Adjusted EBITDA', () => {
    const option = optionOf([lineOf(hosting, '3600000')], 18);
    expect(figuresOf(sumsOf(option, { from: 6, until: 18 })).ebitda).toBe(-120_000_000n);
    const cancelled = sumsOf(option, { from: 18, until: 19 });
    expect(figuresOf(cancelled).ebitda).toBe(-240_000_000n);
    expect(debits(cancelled, ({ account }) => account === accountCodes.prepaidWriteDown)).toBe(240_000_000n);
    expect(debits(sumsOf(option), ({ account }) => account === accountCodes.deferredImplementation)).toBe(0n);
  });

  it('refuses a cost after the end of the term', () => {
    const late = optionOf([lineOf(hosting, '1', { startsAt: 42 })]);
    expect(() => postOption(sampleCase, late, 'test')).toThrow(
      expect.objectContaining({ code: 'CHARGE_AFTER_TERM' }) as Error,
    );
  });
});

const lease: Extract<CaseTreatment, { kind: 'lease' }> = {
  kind: 'lease',
  function: 'cost-of-revenue',
  nature: 'hardware',
  treatment: 'operating',
  due: 'end',
  termMonths: 36,
  annualRate: 0.06,
};
const rent = { every: 'month' } as const;

describe('a lease', () => {
  it.each(['operating', 'finance', 'short-term'] as const)('that is %s pays its 3.6M and balances', (treatment) => {
    const option = optionOf([lineOf({ ...lease, treatment }, '100000', rent)]);
    expect(unbalancedEntry(postOption(sampleCase, option, 'test'))).toBeUndefined();
    expect(figuresOf(sumsOf(option)).cash).toBe(-360_000_000n);
    expect(figuresOf(sumsOf(option))['net-income']).toBe(-360_000_000n);
  });

  it('that is operating is one straight-line cost inside EBITDA, operating cash', () => {
    const first = figuresOf(sumsOf(optionOf([lineOf(lease, '100000', rent)]), { until: 12 }));
    expect([first.ebitda, first.operating, first.financing]).toEqual([-120_000_000n, -120_000_000n, 0n]);
  });

  it('that is finance leaves EBITDA, and its principal is financing', () => {
    const figures = figuresOf(sumsOf(optionOf([lineOf({ ...lease, treatment: 'finance' }, '100000', rent)])));
    expect(figures.ebitda).toBe(0n);
    expect(figures.amortization + figures.interest).toBe(-360_000_000n);
    expect([figures.operating, figures.financing]).toEqual([figures.interest, figures.amortization]);
  });

  it('under IFRS pays interest as financing from 2027 on', () => {
    const option = optionOf([lineOf({ ...lease, treatment: 'finance' }, '100000', rent)]);
    const sections = (subject: typeof sampleCase) =>
      new Set(
        postOption(subject, option, 'test')
          .filter(({ account }) => account === accountCodes.cash)
          .map(({ section }) => section),
      );
    expect(sections(sampleCase)).toEqual(new Set(['operating', 'financing']));
    expect(sections(ifrs)).toEqual(new Set(['financing']));
  });

  it('is paid by the quarter at its beginning or its end', () => {
    const paid = (due: 'begin' | 'end') =>
      [0, 1, 2, 3].map((month) =>
        Number(
          figuresOf(
            sumsOf(optionOf([lineOf({ ...lease, due, termMonths: 12 }, '300000', { every: 'quarter' })]), {
              from: month,
              until: month + 1,
            }),
          ).cash,
        ),
      );
    expect(paid('begin')).toEqual([-30_000_000, 0, 0, -30_000_000]);
    expect(paid('end')).toEqual([0, 0, -30_000_000, 0]);
  });

  it('binds a cancelled option: payments go on, and the right of use is lost', () => {
    const option = optionOf([lineOf({ ...lease, treatment: 'finance' }, '100000', rent)], 12);
    expect(unbalancedEntry(postOption(sampleCase, option, 'test'))).toBeUndefined();
    const all = figuresOf(sumsOf(option));
    expect([all.cash, all['net-income']]).toEqual([-360_000_000n, -360_000_000n]);
    const month = figuresOf(sumsOf(option, { from: 12, until: 13 }));
    expect(month['impairment-and-abandonment']).toBeLessThan(-200_000_000n);
    expect(figuresOf(sumsOf(option, { from: 12 })).amortization).toBe(0n);
  });
});

describe('a memo', () => {
  const cost = lineOf({ kind: 'memo', counts: 'cost' }, '12000000', { every: 'year', endsAt: 24 });

  it('posts nothing and counts in the decision alone', () => {
    const option = optionOf([cost]);
    const postings = postOption(sampleCase, option, 'test');
    expect(postings).toEqual([]);
    const flows = decisionFlowPoints(postings, sampleCase, memoAmounts(sampleCase, option));
    expect(flows.slice(0, 26)).toEqual([0n, ...Array.from({ length: 24 }, () => -million), 0n]);
  });

  it('that is a benefit or a saving counts the other way', () => {
    const total = (line: typeof cost) =>
      memoAmounts(sampleCase, optionOf([line])).reduce((sum, { minor }) => sum + minor, 0n) / million;
    expect(total({ ...cost, treatment: { kind: 'memo', counts: 'benefit' } })).toBe(24n);
    expect(total({ ...cost, saves: 'Line' })).toBe(24n);
  });
});
