import { describe, expect, it } from 'vitest';
import { loadTotals } from './load-totals.ts';

const part = (billingPeriod: string, billed: string, currency = 'USD', live = true) => ({
  billingAccount: 'a',
  billingPeriod,
  currency,
  rows: 10,
  billed,
  effective: '0.1',
  live,
});

describe('loadTotals', () => {
  it('adds up exactly what floating-point numbers would not', () => {
    const [total] = loadTotals([part('2026-10', '0.1'), part('2026-09', '0.2', 'USD', false)]);
    expect(total).toEqual({
      currency: 'USD',
      rows: 20,
      billed: '0.3',
      effective: '0.2',
      accounts: ['a'],
      months: ['2026-09', '2026-10'],
      live: 1,
      parts: 2,
    });
  });

  it('never adds two currencies', () => {
    expect(loadTotals([part('2026-10', '1'), part('2026-10', '2', 'EUR')]).map(({ billed }) => billed)).toEqual([
      '1',
      '2',
    ]);
  });
});
