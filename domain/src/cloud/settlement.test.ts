import { describe, expect, it } from 'vitest';
import { accountCodes, barOf } from '../books/index.ts';
import { parseMonth } from '../time/index.ts';
import { presentPrepaid } from './index.ts';
import { allPostings, balance, moved, post, ties, type Written } from './testing/charges.ts';

const plan = { commitment: 'plan', service: null } as const;
const year = ['2026-01-01', '2027-01-01'] as const;

const bought = (month: string, billed: string, more: Partial<Written> = {}): Written => ({
  month,
  category: 'Purchase',
  billed,
  effective: '0',
  ...plan,
  ...more,
});
const used = (month: string, effective: string, more: Partial<Written> = {}): Written => ({
  month,
  billed: '0',
  effective,
  ...plan,
  ...more,
});
const other = (month: string): Written => ({ month, billed: '1', effective: '1' });

/** What a rule leaves: prepaid by month, and what goes to the write-down of prepaid commitments. */
type Row = {
  readonly rule: string;
  readonly charges: readonly Written[];
  readonly prepaid: Readonly<Record<string, string>>;
  readonly writeDown: Readonly<Record<string, string>>;
};

const rows: readonly Row[] = [
  {
    rule: 'a refund credits the prepaid of its commitment, and what later bills use stays',
    charges: [bought('2026-01', '1200', { term: year }), bought('2026-02', '-500'), used('2026-03', '100')],
    prepaid: { '2026-01': '1200.00', '2026-02': '700.00', '2026-03': '600.00' },
    writeDown: { '2026-02': '0.00', '2026-03': '0.00' },
  },
  {
    rule: 'a refund of a part lowers the prepaid while its term goes on and no later bill is loaded',
    charges: [
      bought('2026-01', '1200', { term: year }),
      used('2026-01', '100'),
      bought('2026-02', '-300', { chargeClass: 'Correction' }),
      used('2026-02', '70'),
    ],
    prepaid: { '2026-01': '1100.00', '2026-02': '730.00' },
    writeDown: { '2026-01': '0.00', '2026-02': '0.00' },
  },
  {
    rule: 'after a refund that nothing follows what remains is a loss of its month',
    charges: [
      bought('2026-01', '1200', { term: year }),
      used('2026-02', '100'),
      bought('2026-02', '-800'),
      other('2026-03'),
    ],
    prepaid: { '2026-01': '1200.00', '2026-02': '0.00', '2026-03': '0.00' },
    writeDown: { '2026-01': '0.00', '2026-02': '300.00', '2026-03': '0.00' },
  },
  {
    rule: 'what a refund leaves of a term that ended with it is lost at once',
    charges: [
      bought('2026-01', '1200', { term: ['2026-01-01', '2026-03-01'] }),
      used('2026-02', '100'),
      bought('2026-02', '-800'),
    ],
    prepaid: { '2026-01': '1200.00', '2026-02': '0.00' },
    writeDown: { '2026-01': '0.00', '2026-02': '300.00' },
  },
  {
    rule: 'a refund of the whole leaves nothing to lose',
    charges: [bought('2026-01', '1200', { term: year }), used('2026-01', '100'), bought('2026-02', '-1100')],
    prepaid: { '2026-01': '1100.00', '2026-02': '0.00' },
    writeDown: { '2026-02': '0.00' },
  },
  {
    rule: 'use of the month of the refund that is billed a month later is no use after it',
    charges: [
      bought('2026-01', '1200', { term: year }),
      bought('2026-02', '-800'),
      used('2026-03', '100', { chargedIn: '2026-02' }),
    ],
    prepaid: { '2026-02': '0.00', '2026-03': '0.00' },
    writeDown: { '2026-02': '300.00', '2026-03': '0.00' },
  },
  {
    rule: 'a refund above the balance takes it to zero, and the rest is a gain',
    charges: [bought('2026-01', '1200', { term: year }), used('2026-01', '900'), bought('2026-02', '-400')],
    prepaid: { '2026-01': '300.00', '2026-02': '0.00' },
    writeDown: { '2026-02': '-100.00' },
  },
  {
    rule: 'of two refunds the last decides what is lost',
    charges: [
      bought('2026-01', '1200', { term: year }),
      bought('2026-02', '-500'),
      bought('2026-03', '-600'),
      other('2026-04'),
    ],
    prepaid: { '2026-02': '700.00', '2026-03': '0.00' },
    writeDown: { '2026-02': '0.00', '2026-03': '100.00' },
  },
  {
    rule: 'an adjustment that gives back is a refund too',
    charges: [
      bought('2026-01', '1200', { term: year }),
      bought('2026-02', '-1200', { category: 'Adjustment', chargedIn: '2026-01' }),
    ],
    prepaid: { '2026-01': '1200.00', '2026-02': '0.00' },
    writeDown: { '2026-02': '0.00' },
  },
  {
    rule: 'a purchase that is negated and booked again is no return',
    charges: [
      bought('2026-01', '1200', { term: year }),
      bought('2026-02', '-1200', { chargedIn: '2026-01' }),
      bought('2026-02', '1100', { term: year }),
    ],
    prepaid: { '2026-01': '1200.00', '2026-02': '1100.00' },
    writeDown: { '2026-02': '0.00' },
  },
  {
    rule: 'a refund of what the loaded bills never bought is the named difference',
    charges: [bought('2026-02', '-500')],
    prepaid: { '2026-02': '0.00' },
    writeDown: { '2026-02': '0.00' },
  },
  {
    rule: 'what remains at the end of a stated term is a residual',
    charges: [bought('2026-01', '1200', { term: ['2026-01-01', '2026-04-01'] }), used('2026-03', '1100')],
    prepaid: { '2026-01': '1200.00', '2026-03': '0.00' },
    writeDown: { '2026-03': '100.00' },
  },
  {
    rule: 'a term whose end the bills have not reached leaves no residual',
    charges: [bought('2026-01', '1200', { term: ['2026-01-01', '2026-05-01'] }), used('2026-03', '1100')],
    prepaid: { '2026-03': '100.00' },
    writeDown: { '2026-03': '0.00' },
  },
  {
    rule: 'the residual falls into the last month of the term, also where that has no bill',
    charges: [bought('2026-01', '1200', { term: ['2026-01-01', '2026-03-01'] }), other('2026-06')],
    prepaid: { '2026-01': '1200.00', '2026-02': '0.00', '2026-06': '0.00' },
    writeDown: { '2026-02': '1200.00', '2026-06': '0.00' },
  },
  {
    rule: 'while another purchase of the commitment still runs nothing is written off',
    charges: [
      bought('2026-01', '300', { term: ['2026-01-01', '2026-03-01'] }),
      bought('2026-02', '400', { term: ['2026-02-01', '2026-05-01'] }),
      used('2026-03', '150'),
      other('2026-04'),
    ],
    prepaid: { '2026-02': '700.00', '2026-03': '550.00', '2026-04': '0.00' },
    writeDown: { '2026-02': '0.00', '2026-04': '550.00' },
  },
  {
    rule: 'a purchase that begins when the term ends keeps its own balance',
    charges: [
      bought('2026-01', '300', { term: ['2026-01-01', '2026-03-01'] }),
      used('2026-02', '290'),
      bought('2026-02', '400', { chargedIn: '2026-03', term: ['2026-03-01', '2026-05-01'] }),
      used('2026-04', '400'),
    ],
    prepaid: { '2026-02': '400.00', '2026-04': '0.00' },
    writeDown: { '2026-02': '10.00', '2026-04': '0.00' },
  },
  {
    rule: 'what later bills take beyond what they buy is not lost before',
    charges: [
      bought('2026-01', '300', { term: ['2026-01-01', '2026-03-01'] }),
      used('2026-02', '290'),
      used('2026-03', '4'),
    ],
    prepaid: { '2026-02': '4.00', '2026-03': '0.00' },
    writeDown: { '2026-02': '6.00' },
  },
  {
    rule: 'a purchase that states no term is never written off',
    charges: [bought('2026-01', '300'), other('2027-12')],
    prepaid: { '2027-12': '300.00' },
    writeDown: { '2027-12': '0.00' },
  },
  {
    rule: 'letters of one id in two cases are one commitment',
    charges: [
      bought('2026-01', '300', { commitment: '/Orders/A', term: ['2026-01-01', '2026-02-01'] }),
      used('2026-01', '300', { commitment: '/orders/a' }),
    ],
    prepaid: { '2026-01': '0.00' },
    writeDown: { '2026-01': '0.00' },
  },
  {
    rule: 'cents that only rounding left are settled at the end of the term, whatever their sign',
    charges: [
      bought('2026-01', '0.01', { term: ['2026-01-01', '2026-03-01'] }),
      used('2026-01', '0.005'),
      used('2026-02', '0.005'),
    ],
    prepaid: { '2026-01': '0.00', '2026-02': '0.00' },
    writeDown: { '2026-02': '-0.01' },
  },
  {
    rule: 'an unidentified purchase leaves its residual at its own end',
    charges: [
      bought('2026-01', '300', { commitment: null, term: ['2026-01-01', '2026-03-01'] }),
      used('2026-02', '100', { commitment: null }),
    ],
    prepaid: { '2026-01': '300.00', '2026-02': '0.00' },
    writeDown: { '2026-02': '200.00' },
  },
  {
    rule: 'an unidentified purchase whose term ended before its bill buys no future use',
    charges: [
      used('2026-02', '100', { commitment: null }),
      bought('2026-03', '100', { commitment: null, chargedIn: '2026-01', term: ['2026-01-01', '2026-03-01'] }),
    ],
    prepaid: { '2026-03': '0.00' },
    writeDown: { '2026-03': '0.00' },
  },
  {
    rule: 'use that is taken back returns to its prepaid',
    charges: [bought('2026-01', '300', { term: year }), used('2026-01', '100'), used('2026-02', '-40')],
    prepaid: { '2026-01': '200.00', '2026-02': '240.00' },
    writeDown: { '2026-02': '0.00' },
  },
];

describe('what ends a prepaid', () => {
  it.each(rows)('$rule', ({ charges, prepaid, writeDown }) => {
    const batches = post(charges);
    const postings = allPostings(batches);
    for (const [month, expected] of Object.entries(prepaid))
      expect([month, balance(postings, accountCodes.prepaidCommitments, month)]).toEqual([month, expected]);
    for (const [month, expected] of Object.entries(writeDown))
      expect([month, moved(postings, accountCodes.prepaidWriteDown, month)]).toEqual([month, expected]);
    for (const tie of ties(batches)) expect(tie).toMatchObject({ tied: true });
  });

  it('is a line of its own with the rows of the commitment behind it', () => {
    const [first, last] = post([
      bought('2026-01', '1200', { term: ['2026-01-01', '2026-03-01'] }),
      used('2026-02', '1100'),
    ]);
    expect(first?.lines).toHaveLength(1);
    expect(last?.lines.at(-1)).toMatchObject({
      what: 'Residual of plan at the end of its term',
      treatment: 'bill: residual at the end of its term',
      source: {
        kind: 'rows',
        rows: 2,
        filter: { parts: ['part-2026-01', 'part-2026-02'], equals: { CommitmentDiscountId: ['plan'] } },
      },
    });
    expect(last?.lines.at(-1)?.dimensions.invoice).toBeUndefined();
  });

  it('never becomes cash where it is a loss, and comes with the refund where it is a gain', () => {
    const bars = (charges: readonly Written[]): readonly string[] =>
      allPostings(post(charges))
        .filter(({ line, dimensions }) => line > 0 && dimensions.invoice === undefined)
        .map(barOf);
    const term = ['2026-01-01', '2026-02-01'] as const;
    expect(bars([bought('2026-01', '10', { term })])).toEqual(['non-cash', 'ebitda']);
    const refund = [bought('2026-01', '10', { term: year }), bought('2026-02', '-12')];
    expect(bars(refund)).toEqual(['prepaid', 'ebitda']);
  });

  it('posts in the first open month where its own is closed', () => {
    const charges = [bought('2026-01', '1200', { term: ['2026-01-01', '2026-03-01'] }), other('2026-04')];
    const postings = allPostings(post(charges, { firstOpenMonth: parseMonth('2026-04') }));
    expect(moved(postings, accountCodes.prepaidWriteDown, '2026-04')).toBe('1200.00');
  });

  it('a month that was closed after a refund of a part keeps its figures when the next bill is loaded', () => {
    const upTo = (...more: readonly Written[]): readonly Written[] => [
      bought('2026-01', '1200', { term: year }),
      bought('2026-02', '-300'),
      used('2026-02', '70'),
      ...more,
    ];
    const lossIn = (charges: readonly Written[], month: string): string =>
      moved(allPostings(post(charges)), accountCodes.prepaidWriteDown, month);
    expect([lossIn(upTo(), '2026-02'), lossIn(upTo(used('2026-03', '70')), '2026-02')]).toEqual(['0.00', '0.00']);
  });

  it('shows a balance below zero as a liability', () => {
    expect([presentPrepaid(-1n), presentPrepaid(0n)]).toEqual(['accrued liability', 'prepaid']);
  });
});
