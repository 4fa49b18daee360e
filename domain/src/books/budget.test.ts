import { describe, expect, it } from 'vitest';
import { money } from '../money/index.ts';
import { parseMonth } from '../time/index.ts';
import { budgetPostings, isBudgeted } from './budget.ts';
import { sumPostings } from './fold.ts';
import { statementOf } from './statement.ts';

const line = (account: string, minor: bigint) => ({
  account,
  month: parseMonth('2026-01'),
  amount: money(minor, 'USD'),
  dimensions: { entity: 'main' },
});

describe('a planned line', () => {
  it.each([
    ['6120', 100n, { ebitda: -100n, 'net-income': -100n }],
    ['4000', 100n, { ebitda: 100n, 'net-income': 100n }],
    ['8010', 100n, { ebitda: 0n, 'net-income': -100n }],
    ['6190', -40n, { ebitda: 40n, 'net-income': 40n }],
  ])('of account %s with %s moves profit as its account does', (account, minor, expected) => {
    const postings = budgetPostings(line(account, minor), 0);
    expect(postings.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(0n);
    expect(statementOf(sumPostings(postings))).toMatchObject(expected);
  });

  it('of amortization is no cash', () => {
    expect(budgetPostings(line('8010', 100n), 0).every(({ nonCash }) => nonCash)).toBe(true);
    expect(budgetPostings(line('6120', 100n), 0).some(({ nonCash }) => nonCash)).toBe(false);
  });

  it('is of revenue or cost', () => {
    expect(['4000', '6120', '8010'].every(isBudgeted)).toBe(true);
    expect(['1000', '2000'].some(isBudgeted)).toBe(false);
  });
});
