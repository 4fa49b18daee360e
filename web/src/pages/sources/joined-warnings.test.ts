import { describe, expect, it } from 'vitest';
import { joinedWarnings, type Warning } from './joined-warnings.ts';

const warning = (code: string, billed: string, source = 'Acme', currency = 'USD'): Warning => ({
  code,
  message: `${code} was noticed`,
  rows: 2,
  billed,
  source,
  currency,
});

describe('warnings of several loads', () => {
  it('never add amounts of different currencies', () => {
    const joined = joinedWarnings([warning('A', '1'), warning('A', '2', 'Acme', 'EUR'), warning('A', '3')]);
    expect(joined.map(({ billed, currency }) => `${billed} ${currency}`)).toEqual(['4 USD', '2 EUR']);
  });

  it('are one line for the same thing of one source, with all rows and all money, the most money first', () => {
    const joined = joinedWarnings([
      warning('A', '0.1'),
      warning('B', '-5'),
      warning('A', '0.2'),
      warning('A', '1', 'Other'),
    ]);
    expect(joined.map(({ code, source, rows, billed, loads }) => [code, source, rows, billed, loads])).toEqual([
      ['B', 'Acme', 2, '-5', 1],
      ['A', 'Other', 2, '1', 1],
      ['A', 'Acme', 4, '0.3', 2],
    ]);
  });
});
