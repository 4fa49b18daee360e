import { describe, expect, it } from 'vitest';
import { accountCodes } from '../books/index.ts';
import { parseMonth } from '../time/index.ts';
import { allPostings, balance, post, ties, type Written } from './testing/charges.ts';

const upfront: readonly Written[] = [
  {
    month: '2025-04',
    category: 'Purchase',
    service: null,
    billed: '1200',
    effective: '0',
    term: ['2025-04-01', '2026-04-01'],
  },
  { month: '2025-04', billed: '0', effective: '48' },
  { month: '2025-05', billed: '0', effective: '120' },
  { month: '2025-06', billed: '0', effective: '60' },
  { month: '2026-03', chargedIn: '2025-04', billed: '0', effective: '972', term: ['2025-04-01', '2026-04-01'] },
];

describe('a purchase of future use without a commitment id', () => {
  const postings = allPostings(post(upfront));

  it.each([
    ['2025-04', '1152.00'],
    ['2025-05', '1032.00'],
    ['2025-06', '972.00'],
    ['2026-02', '972.00'],
    ['2026-03', '0.00'],
  ])('leaves at the end of %s an unidentified prepaid of %s', (month, expected) => {
    expect(balance(postings, accountCodes.prepaidCommitments, month, 'unidentified')).toBe(expected);
  });

  it('posts a charge longer than its billing period in its billing month', () => {
    const late = postings.filter(({ account, amount }) => account === '6920' && amount.minor === 97_200n);
    expect(late.map(({ date }) => date.toString())).toEqual(['2026-03-31']);
  });

  it('is drawn on within its term only', () => {
    const after = allPostings(post([...upfront.slice(0, 2), { month: '2026-05', billed: '0', effective: '10' }]));
    expect(balance(after, accountCodes.prepaidCommitments, '2026-02')).toBe('1152.00');
    expect(balance(after, accountCodes.prepaidCommitments, '2026-05')).toBe('0.00');
    expect(balance(after, accountCodes.prepaidWriteDown, '2026-05')).toBe('1152.00');
    expect(balance(after, accountCodes.billedEffectiveDifference, '2026-05')).toBe('-10.00');
  });

  it('is drawn on up to its balance, and the rest is the named difference', () => {
    const over = allPostings(post([...upfront.slice(0, 1), { month: '2025-05', billed: '0', effective: '1250' }]));
    expect(balance(over, accountCodes.prepaidCommitments, '2025-05')).toBe('0.00');
    expect(balance(over, accountCodes.billedEffectiveDifference, '2025-05')).toBe('-50.00');
  });
});

describe('how a charge posts', () => {
  const rules: readonly (readonly [string, readonly Written[], string, Readonly<Record<string, string>>])[] = [
    [
      'usage that is billed as it is used: expense',
      [{ month: '2026-01', billed: '10', effective: '10' }],
      'bill: expense',
      { '6920': '10.00', '1290': '0.00' },
    ],
    [
      'a credit lowers expense when it is effective',
      [{ month: '2026-01', category: 'Credit', billed: '-3', effective: '-3' }],
      'bill: expense',
      { '6920': '-3.00' },
    ],
    [
      'tax follows its charge',
      [{ month: '2026-01', category: 'Tax', billed: '2', effective: '2' }],
      'bill: expense',
      { '6920': '2.00' },
    ],
    [
      'tax on a purchase of future use goes into its prepaid',
      [{ month: '2026-01', category: 'Tax', commitment: 'plan', billed: '2', effective: '0' }],
      'bill: purchase of future use',
      { '1200': '2.00', '6920': '0.00' },
    ],
    [
      'a commitment bought is prepaid under its id',
      [{ month: '2026-01', category: 'Purchase', commitment: 'plan', billed: '360', effective: '0' }],
      'bill: purchase of future use',
      { '1200': '360.00', '6920': '0.00', '1290': '0.00' },
    ],
    [
      'usage of a commitment draws on it, below zero where its purchase was never seen',
      [{ month: '2026-01', commitment: 'plan', billed: '0', effective: '10' }],
      'bill: use of a commitment',
      { '1200': '-10.00', '6920': '10.00', '1290': '0.00' },
    ],
    [
      'a third party is accrued until its own invoice comes',
      [
        { month: '2026-01', issuer: 'Vendor Ltd', billed: '0', effective: '7' },
        { month: '2026-01', billed: '1', effective: '1' },
      ],
      'bill: third party',
      { '2100': '-7.00', '6920': '8.00' },
    ],
    [
      'usage billed above its effective cost: the named difference',
      [{ month: '2026-01', billed: '5', effective: '3' }],
      'bill: billed/effective difference',
      { '1290': '2.00', '6920': '3.00' },
    ],
    [
      'usage below its effective cost without any purchase: the named difference',
      [{ month: '2026-01', billed: '1', effective: '3' }],
      'bill: billed/effective difference',
      { '1290': '-2.00', '1200': '0.00' },
    ],
    [
      'usage of a commitment billed above its effective cost is no purchase: the named difference',
      [{ month: '2026-01', commitment: 'plan', billed: '5', effective: '3' }],
      'bill: billed/effective difference',
      { '1290': '2.00', '1200': '0.00' },
    ],
  ];

  it.each(rules)('%s', (_, written, treatment, balances) => {
    const batches = post(written);
    expect(batches[0]?.lines.map((line) => line.treatment)).toContain(treatment);
    for (const [account, expected] of Object.entries(balances))
      expect(balance(allPostings(batches), account, '2026-01')).toBe(expected);
  });

  it('prepays a purchase over its stated term where effective equals billed', () => {
    const postings = allPostings(
      post([
        {
          month: '2026-01',
          category: 'Purchase',
          billed: '1200',
          effective: '1200',
          term: ['2026-01-01', '2027-01-01'],
        },
      ]),
    );
    expect(balance(postings, '1210', '2026-01')).toBe('1100.00');
    expect(balance(postings, '6920', '2026-06')).toBe('600.00');
    expect(balance(postings, '1210', '2026-12')).toBe('0.00');
  });

  it('accrues what is charged a month before it is billed', () => {
    const postings = allPostings(post([{ month: '2026-02', chargedIn: '2026-01', billed: '4', effective: '4' }]));
    expect(balance(postings, '6920', '2026-01')).toBe('4.00');
    expect(balance(postings, accountCodes.accruedLiabilities, '2026-01')).toBe('-4.00');
    expect(balance(postings, accountCodes.accruedLiabilities, '2026-02')).toBe('0.00');
    expect(balance(postings, accountCodes.payables, '2026-02')).toBe('-4.00');
  });

  it('prepays what is billed a month before it is charged', () => {
    const postings = allPostings(post([{ month: '2026-02', chargedIn: '2026-03', billed: '4', effective: '4' }]));
    expect(balance(postings, '6920', '2026-02')).toBe('0.00');
    expect(balance(postings, '1210', '2026-02')).toBe('4.00');
    expect(balance(postings, '1210', '2026-03')).toBe('0.00');
  });

  it('posts a charge of a closed month in the first open one and says so', () => {
    const written = [{ month: '2026-03', chargedIn: '2026-01', billed: '4', effective: '4' }];
    const [batch] = post(written, { firstOpenMonth: parseMonth('2026-03') });
    expect(batch?.lines[0]?.postingMonth.toString()).toBe('2026-03');
    expect(batch?.lines[0]?.notes.join()).toContain('charged in 2026-01, which was closed');
    expect(batch?.postings.every(({ date }) => date.toPlainYearMonth().toString() >= '2026-03')).toBe(true);
  });

  it('keeps recoverable tax as a receivable where the company says that it is, and the ties hold', () => {
    const written: readonly Written[] = [
      { month: '2026-01', category: 'Tax', billed: '2', effective: '2' },
      { month: '2026-01', billed: '10', effective: '10' },
    ];
    const batches = post(written, { recoverableTax: true });
    expect(balance(allPostings(batches), accountCodes.recoverableTax, '2026-01')).toBe('2.00');
    expect(balance(allPostings(batches), '6920', '2026-01')).toBe('10.00');
    expect(ties(batches)).toMatchObject([{ tied: true, recoverable: 200n, expense: 1000n, payable: 1200n }]);
  });

  it('pays what was billed a month later, on net 30', () => {
    const postings = allPostings(post([{ month: '2026-01', billed: '10', effective: '10' }]));
    expect(balance(postings, accountCodes.cash, '2026-01')).toBe('0.00');
    expect(balance(postings, accountCodes.cash, '2026-02')).toBe('-10.00');
    expect(balance(postings, accountCodes.payables, '2026-02')).toBe('0.00');
  });
});
