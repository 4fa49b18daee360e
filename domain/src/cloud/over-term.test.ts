import { describe, expect, it } from 'vitest';
import { allPostings, balance, moved, post, ties, type Written } from './testing/charges.ts';

const quarter = ['2026-01-01', '2026-04-01'] as const;
const licence = (month: string, amount: string, more: Partial<Written> = {}): Written => ({
  month,
  category: 'Purchase',
  billed: amount,
  effective: amount,
  ...more,
});
const tax = (month: string, amount: string, more: Partial<Written> = {}): Written => ({
  ...licence(month, amount),
  category: 'Tax',
  ...more,
});

/** Balances at the end of months by account, and what is expense in them. */
type Row = {
  readonly rule: string;
  readonly charges: readonly Written[];
  readonly balances: readonly (readonly [month: string, account: string, expected: string])[];
  readonly expense: Readonly<Record<string, string>>;
};

const rows: readonly Row[] = [
  {
    rule: 'a purchase for a quarter is prepaid and used up in equal months',
    charges: [licence('2026-01', '300', { term: quarter })],
    balances: [
      ['2026-01', '1210', '200.00'],
      ['2026-03', '1210', '0.00'],
    ],
    expense: { '2026-01': '100.00', '2026-02': '100.00', '2026-03': '100.00' },
  },
  {
    rule: 'what its term has behind it when it is billed is accrued until then, never prepaid below zero',
    charges: [licence('2026-02', '300', { term: quarter })],
    balances: [
      ['2026-01', '1210', '0.00'],
      ['2026-01', '2100', '-100.00'],
      ['2026-02', '2100', '0.00'],
      ['2026-02', '1210', '100.00'],
    ],
    expense: { '2026-01': '100.00', '2026-02': '100.00', '2026-03': '100.00' },
  },
  {
    rule: 'its refund lowers the months that are left',
    charges: [licence('2026-01', '300', { term: quarter }), licence('2026-02', '-150')],
    balances: [
      ['2026-02', '1210', '25.00'],
      ['2026-03', '1210', '0.00'],
    ],
    expense: { '2026-01': '100.00', '2026-02': '25.00', '2026-03': '25.00' },
  },
  {
    rule: 'a refund above what is left of it lowers its own month by the rest',
    charges: [licence('2026-01', '300', { term: quarter }), licence('2026-03', '-120')],
    balances: [['2026-03', '1210', '0.00']],
    expense: { '2026-02': '100.00', '2026-03': '-20.00' },
  },
  {
    rule: 'a refund of something else is expense at once',
    charges: [licence('2026-01', '300', { term: quarter }), licence('2026-02', '-30', { service: 'Queue' })],
    balances: [['2026-02', '1210', '100.00']],
    expense: { '2026-02': '70.00' },
  },
  {
    rule: 'an incentive for a quarter is a liability that lowers each of its months',
    charges: [licence('2026-01', '-300', { category: 'Credit', term: quarter })],
    balances: [
      ['2026-01', '2210', '-200.00'],
      ['2026-03', '2210', '0.00'],
    ],
    expense: { '2026-01': '-100.00', '2026-02': '-100.00', '2026-03': '-100.00' },
  },
  {
    rule: 'a credit of its month lowers it at once',
    charges: [licence('2026-01', '-300', { category: 'Credit' })],
    balances: [['2026-01', '2210', '0.00']],
    expense: { '2026-01': '-300.00' },
  },
  {
    rule: 'a credit that comes before its month waits as a liability',
    charges: [licence('2026-01', '-300', { category: 'Credit', chargedIn: '2026-02' })],
    balances: [
      ['2026-01', '2210', '-300.00'],
      ['2026-01', '1210', '0.00'],
      ['2026-02', '2210', '0.00'],
    ],
    expense: { '2026-01': '0.00', '2026-02': '-300.00' },
  },
  {
    rule: 'tax on a commitment bought for a quarter follows it over the quarter',
    charges: [
      licence('2026-01', '600', { effective: '0', commitment: 'plan', service: 'A', term: quarter }),
      tax('2026-01', '60', { commitment: 'PLAN', service: 'B' }),
      { month: '2026-03', billed: '0', effective: '600', commitment: 'plan' },
    ],
    balances: [
      ['2026-01', '1210', '40.00'],
      ['2026-01', '1200', '600.00'],
      ['2026-03', '1210', '0.00'],
    ],
    expense: { '2026-01': '20.00', '2026-02': '20.00', '2026-03': '620.00' },
  },
  {
    rule: 'tax without a commitment follows what its invoice and service bill, each by its share',
    charges: [
      licence('2026-01', '300', { term: quarter }),
      { month: '2026-01', billed: '100', effective: '100' },
      { month: '2026-01', billed: '500', effective: '500', service: 'Queue' },
      tax('2026-01', '40'),
    ],
    balances: [['2026-01', '1210', '220.00']],
    expense: { '2026-01': '720.00', '2026-02': '110.00' },
  },
  {
    rule: 'tax that names no service follows all that its invoice bills',
    charges: [
      licence('2026-01', '300', { term: quarter }),
      { month: '2026-01', billed: '300', effective: '300', service: 'Queue' },
      tax('2026-01', '60', { service: null }),
    ],
    balances: [['2026-01', '1210', '220.00']],
    expense: { '2026-01': '440.00', '2026-02': '110.00' },
  },
  {
    rule: 'tax of another invoice stays with it',
    charges: [licence('2026-01', '300', { term: quarter, invoice: 'I-1' }), tax('2026-01', '30', { invoice: 'I-2' })],
    balances: [['2026-01', '1210', '200.00']],
    expense: { '2026-01': '130.00' },
  },
  {
    rule: 'tax that is no expense yet goes into the prepaid of the purchases of its invoice and service',
    charges: [
      licence('2026-01', '100', { effective: '0', commitment: 'plan-a', term: ['2026-01-01', '2027-01-01'] }),
      licence('2026-01', '300', { effective: '0', term: ['2026-01-01', '2027-01-01'] }),
      tax('2026-01', '40', { effective: '0' }),
      { month: '2026-02', billed: '0', effective: '330' },
    ],
    balances: [
      ['2026-01', '1200', '440.00'],
      ['2026-02', '1200', '110.00'],
      ['2026-02', '1290', '0.00'],
    ],
    expense: { '2026-01': '0.00', '2026-02': '330.00' },
  },
  {
    rule: 'a tax refund of a purchase for a quarter lowers what is left of the tax',
    charges: [
      licence('2026-01', '300', { term: quarter }),
      tax('2026-01', '30'),
      licence('2026-02', '-200'),
      tax('2026-02', '-20'),
    ],
    balances: [['2026-02', '1210', '0.00']],
    expense: { '2026-01': '110.00', '2026-02': '0.00', '2026-03': '0.00' },
  },
  {
    rule: 'usage of a third party is owed to it by name',
    charges: [
      { month: '2026-01', billed: '1', effective: '1' },
      { month: '2026-01', billed: '0', effective: '7', issuer: 'Vendor Ltd' },
    ],
    balances: [['2026-01', '2100', '-7.00']],
    expense: { '2026-01': '8.00' },
  },
];

describe('what becomes expense over a term', () => {
  it.each(rows)('$rule', ({ charges, balances, expense }) => {
    const batches = post(charges);
    const postings = allPostings(batches);
    for (const [month, account, expected] of balances)
      expect([month, account, balance(postings, account, month)]).toEqual([month, account, expected]);
    for (const [month, expected] of Object.entries(expense))
      expect([month, moved(postings, '6920', month)]).toEqual([month, expected]);
    for (const tie of ties(batches)) expect(tie).toMatchObject({ tied: true });
  });

  it('an accrual to a third party carries its vendor, so that its own invoice can clear it', () => {
    const postings = allPostings(
      post([
        { month: '2026-01', billed: '1', effective: '1' },
        { month: '2026-01', billed: '0', effective: '7', issuer: 'Vendor Ltd' },
      ]),
    );
    const accrued = postings.filter(({ account }) => account === '2100');
    expect(accrued.map(({ dimensions, section, amount }) => [dimensions.vendor, section, amount.minor])).toEqual([
      ['Vendor Ltd', 'operating', -700n],
    ]);
  });

  it('an incentive of a month that is closed lowers the first open one', () => {
    const charges = [licence('2026-01', '-300', { category: 'Credit', term: quarter })];
    const postings = allPostings(post(charges, { firstOpenMonth: Temporal.PlainYearMonth.from('2026-03') }));
    expect(moved(postings, '6920', '2026-03')).toBe('-300.00');
    expect(balance(postings, '2210', '2026-03')).toBe('0.00');
  });
});
