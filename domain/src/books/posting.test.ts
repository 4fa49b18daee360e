import { describe, expect, it } from 'vitest';
import { money } from '../money/index.ts';
import { addMonths, firstDay, lastDay, parseMonth } from '../time/index.ts';
import { accountCodes } from './account.ts';
import { netPostings, unbalancedEntry, type Posting } from './posting.ts';

const october = parseMonth('2026-10');
const posting = (minor: bigint, over: Partial<Posting> = {}): Posting => ({
  basis: 'us-gaap',
  scenario: 'actual',
  date: lastDay(october),
  account: accountCodes.payables,
  dimensions: { entity: 'main' },
  amount: money(minor, 'USD'),
  transaction: money(minor, 'USD'),
  line: 0,
  measure: 'amount',
  ...over,
});

describe('netting', () => {
  it('joins postings that differ only in their amount', () => {
    expect(netPostings([posting(100n), posting(-30n)])).toEqual([posting(70n)]);
  });

  it('drops those that cancel out', () => {
    expect(netPostings([posting(100n), posting(-100n)])).toEqual([]);
  });

  it('keeps what cancels in the reporting currency but not in its own', () => {
    const euro = posting(0n, { transaction: money(5n, 'EUR') });
    expect(netPostings([euro])).toEqual([euro]);
  });

  it('keeps apart what differs in anything else', () => {
    const differences: readonly Partial<Posting>[] = [
      { basis: 'ifrs' },
      { scenario: 'budget' },
      { date: firstDay(october) },
      { account: accountCodes.cash },
      { dimensions: { entity: 'other' } },
      { dimensions: { entity: 'main', team: 'core' } },
      { transaction: money(1n, 'EUR') },
      { line: 1 },
      { measure: 'billed' },
      { section: 'investing' },
      { nonCash: true },
    ];
    const joined = differences.filter((difference) => netPostings([posting(1n), posting(1n, difference)]).length < 2);
    expect(joined).toEqual([]);
  });

  it('sees dimensions as equal in whatever order they are written', () => {
    const [one, other] = [
      { entity: 'main', team: 'core', vendor: 'cloud' },
      { vendor: 'cloud', team: 'core', entity: 'main' },
    ];
    expect(netPostings([posting(1n, { dimensions: one }), posting(1n, { dimensions: other })])).toHaveLength(1);
  });

  it('keeps the order of first appearance', () => {
    const other = { account: accountCodes.cash };
    const accounts = netPostings([posting(1n, other), posting(2n), posting(3n, other)]).map(({ account }) => account);
    expect(accounts).toEqual([accountCodes.cash, accountCodes.payables]);
  });
});

describe('balance', () => {
  it('is found when debits and credits of an entry are equal', () => {
    expect(unbalancedEntry([posting(100n), posting(-100n, { account: accountCodes.cash })])).toBeUndefined();
    expect(unbalancedEntry([])).toBeUndefined();
  });

  it('is missed by a cent, and the entry is named', () => {
    expect(unbalancedEntry([posting(100n, { line: 3 }), posting(-99n, { line: 3 })])).toEqual({
      line: 3,
      date: '2026-10-31',
      entity: 'main',
      difference: money(1n, 'USD'),
    });
  });

  it('is not found across entities, days or lines', () => {
    const elsewhere: readonly Partial<Posting>[] = [
      { dimensions: { entity: 'other' } },
      { date: firstDay(addMonths(october, 1)) },
      { line: 1 },
    ];
    for (const over of elsewhere) expect(unbalancedEntry([posting(1n), posting(-1n, over)])).toBeDefined();
  });
});
