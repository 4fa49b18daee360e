import { describe, expect, it } from 'vitest';
import type { TreatedLine } from './answers.ts';
import { frameworksOf, leaseTestsOf } from './frameworks.ts';

const lineOf = (treatment: string, ...notes: string[]): TreatedLine => ({
  what: 'One',
  month: '2026-01',
  treatment,
  amount: { value: '1.00', unit: 'USD', trace: { kind: 'item', id: 'one' } },
  notes,
});

describe('a line under both frameworks', () => {
  it('reads what IFRS makes of it from its notes', () => {
    expect(frameworksOf(lineOf('hosting implementation: deferred', 'IFRS: expensed'))).toEqual({
      usGaap: 'hosting implementation: deferred',
      ifrs: 'expensed',
      notes: [],
    });
    expect(frameworksOf(lineOf('expense', 'a note'))).toEqual({ usGaap: 'expense', ifrs: null, notes: ['a note'] });
  });

  it('keeps the tests of a lease for a list of their own', () => {
    const none = lineOf(
      'operating lease',
      'none of the five tests of a finance lease is met',
      'IFRS 16: finance lease',
    );
    expect(frameworksOf(none)).toEqual({ usGaap: 'operating lease', ifrs: 'finance lease', notes: [] });
    expect(leaseTestsOf(none).map(({ isMet }) => isMet)).toEqual([false, false, false, false, false]);
    const met = lineOf('finance lease', 'met: purchase option, major part of life');
    expect(leaseTestsOf(met).map(({ isMet }) => isMet)).toEqual([false, true, true, false, false]);
    expect(leaseTestsOf(lineOf('expense'))).toEqual([]);
  });
});
