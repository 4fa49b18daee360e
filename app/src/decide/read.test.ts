import { describe, expect, it } from 'vitest';
import { Refusal } from '@capwise/domain';
import { readCase } from './read.ts';

const good = `question: Buy or build?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
  buy:
    name: Buy it
    lines:
      - what: Subscription
        treatment: expense
        function: research-and-development
        nature: software
        amount: 5M
        every: year
        net: 60 days
  build:
    lines:
      - what: Build
        treatment: capitalize
        asset: software
        amount: 10M
        life: 5 years
variants:
  cancelled:
    of: build
    cancelled at month: 18
`;

function refusalOf(text: string): Refusal {
  try {
    readCase(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('the case was read');
}

describe('a case file', () => {
  it('is read with its options, terms and variants', () => {
    const { subject } = readCase(good);
    expect(subject.options.map(({ id, variantOf, cancelledAt }) => [id, variantOf, cancelledAt])).toEqual([
      ['buy', null, null],
      ['build', null, null],
      ['cancelled', 'build', 18],
    ]);
    expect(subject.discountRate).toBe(0.1);
    expect(subject.options[0]?.lines[0]).toMatchObject({
      amount: { minor: 500_000_000n, currency: 'USD' },
      every: 'year',
      netDays: 60,
    });
    expect(subject.options[1]?.lines[0]?.treatment).toEqual({
      kind: 'capitalize',
      asset: 'software',
      readyAt: 0,
      lifeMonths: 60,
    });
  });

  it.each([
    ['5M', 500_000_000n],
    ['800k', 80_000_000n],
    ['1,200,000', 120_000_000n],
    ['12.50', 1_250n],
    ['1.25M', 125_000_000n],
    ['0.5k', 50_000n],
  ])('reads the amount %s exactly', (written, minor) => {
    const { subject } = readCase(good.replace('amount: 5M', `amount: ${written}`));
    expect(subject.options[0]?.lines[0]?.amount.minor).toBe(minor);
  });

  const mistakes: readonly (readonly [string, string, string, number, number])[] = [
    ['an amount in words', good.replace('amount: 5M', 'amount: five million'), 'five million', 14, 17],
    ['a negative amount', good.replace('amount: 5M', 'amount: -5M'), '-5M', 14, 17],
    ['a misspelled key', good.replace('every: year', 'evry: year'), 'evry', 15, 15],
    ['an unknown treatment', good.replace('treatment: expense', 'treatment: ignore'), 'ignore', 11, 20],
    ['a life of zero', good.replace('life: 5 years', 'life: 0 months'), '0 months', 23, 15],
    ['a negative life', good.replace('life: 5 years', 'life: -3 months'), '-3 months', 23, 15],
    ['a start that is no month', good.replace('start: 2027-01', 'start: January'), 'January', 3, 8],
    ['a variant of nothing', good.replace('of: build', 'of: rent'), 'rent', 26, 9],
    ['a missing amount', good.replace('        amount: 5M\n', ''), '"amount" is missing', 10, 9],
    ['broken YAML', good.replace('options:', 'options: ['), 'YAML', 8, 11],
    ['an empty file', '', 'begins with "question:"', 1, 1],
    ['a currency that is none', good.replace('currency: USD', 'currency: dollars'), 'dollars', 2, 11],
  ];

  it.each(mistakes)('is refused for %s, with line and column', (_, text, named, line, column) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('INVALID_CASE');
    expect(refusal.message).toContain(named);
    expect([refusal.data.line, refusal.data.column]).toEqual([line, column]);
  });
});
