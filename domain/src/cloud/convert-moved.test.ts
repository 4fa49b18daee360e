import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountCodes, accountOf, unbalancedEntry, type Batch, type Posting } from '../books/index.ts';
import { moneyText, parseFine } from '../money/index.ts';
import { lastDay, monthRange, parseMonth } from '../time/index.ts';
import { convertBatches, convertMoved, defaultBillPolicy, postBills, type BillCharge } from './index.ts';

const run = { source: 'Acme', billingAccount: 'A-1', currency: 'EUR' };
const firstOpen = parseMonth('2026-03');

type Written = {
  readonly month: string;
  readonly chargedIn: string;
  readonly category: string;
  readonly commitment: string | null;
  readonly term: string | null;
  readonly billed: number;
  readonly effective: number;
};

function charge({ month, chargedIn, category, commitment, term, billed, effective }: Written): BillCharge {
  return {
    part: `part-${month}`,
    billingMonth: parseMonth(month),
    invoice: `I-${month}`,
    issuer: 'Acme',
    service: 'Compute',
    category,
    commitment,
    chargeMonth: parseMonth(chargedIn),
    term: term === null ? null : { start: Temporal.PlainDate.from(`${month}-01`), end: Temporal.PlainDate.from(term) },
    rows: 1,
    billed: parseFine(`${billed}e-2`),
    effective: parseFine(`${effective}e-2`),
  };
}

const amount = fc.oneof(fc.constant(0), fc.integer({ min: -50_000, max: 90_000 }));
const bill = fc
  .array(
    fc.record({
      month: fc.constantFrom('2026-01', '2026-02', '2026-03'),
      chargedIn: fc.constantFrom('2025-12', '2026-01', '2026-02', '2026-03'),
      category: fc.constantFrom('Usage', 'Purchase', 'Tax', 'Credit'),
      commitment: fc.constantFrom(null, 'plan-a', 'plan-b'),
      term: fc.constantFrom(null, '2026-07-01'),
      billed: amount,
      effective: amount,
      same: fc.boolean(),
    }),
    { minLength: 1, maxLength: 15 },
  )
  .map((charges) =>
    charges.map(({ same, ...written }) => charge(same ? { ...written, effective: written.billed } : written)),
  );

const ends = monthRange(parseMonth('2025-12'), parseMonth('2026-07')).map(lastDay);
const anyRates = fc
  .array(fc.integer({ min: 5000, max: 20_000 }), { minLength: ends.length, maxLength: ends.length })
  .map((rates) => ends.map((day, index) => ({ day, rate: parseFine(`${rates[index] ?? 1}e-4`) })));

type Rates = Parameters<typeof convertBatches>[1]['rates'];

function both(charges: readonly BillCharge[], rates: Rates): { origin: readonly Posting[]; moved: readonly Posting[] } {
  const terms = { rates, reporting: 'USD' };
  const origin = postBills(charges, run, defaultBillPolicy);
  const late = postBills(charges, run, { ...defaultBillPolicy, firstOpenMonth: firstOpen });
  const all = (batches: readonly Batch[]): readonly Posting[] => batches.flatMap(({ postings }) => postings);
  return {
    origin: all(convertBatches(origin, terms).batches),
    moved: all(convertMoved(late, { origin, firstOpen }, terms)),
  };
}

/** What each balance that stays at historical rates ends at, in the reporting currency. */
function history(postings: readonly Posting[]): readonly string[] {
  const isHistorical = ({ account }: Posting): boolean =>
    account.startsWith('12') || account === accountCodes.deferredIncentives;
  const groups = Map.groupBy(postings.filter(isHistorical), ({ account, dimensions }) =>
    JSON.stringify([account, dimensions.commitment ?? '']),
  );
  return [...groups]
    .map(([key, members]) => [key, members.reduce((sum, one) => sum + one.amount.minor, 0n)] as const)
    .filter(([, minor]) => minor !== 0n)
    .map(([key, minor]) => `${key} ${minor}`)
    .sort((left, right) => (left < right ? -1 : 1));
}

describe('bills of closed months in another currency', () => {
  it('post in open months only, balance, and end at the same historical balances as if no month were closed', () => {
    fc.assert(
      fc.property(bill, anyRates, (charges, rates) => {
        const { origin, moved } = both(charges, rates);
        expect(unbalancedEntry(moved)).toBeUndefined();
        expect(unbalancedEntry(moved.map((one) => ({ ...one, amount: one.transaction })))).toBeUndefined();
        expect(moved.filter(({ date }) => date.toString() < '2026-03-01')).toEqual([]);
        expect(history(moved)).toEqual(history(origin));
      }),
    );
  });

  it('use what was bought before at its own rate, and owe from the first open month on', () => {
    const plan = { commitment: 'plan', term: null, month: '2026-01', chargedIn: '2026-01' };
    const charges = [
      charge({ ...plan, category: 'Purchase', billed: 10_000, effective: 0 }),
      charge({ ...plan, category: 'Usage', billed: 0, effective: 4_000 }),
    ];
    const rates = [
      { day: Temporal.PlainDate.from('2026-01-31'), rate: parseFine('1.1') },
      { day: Temporal.PlainDate.from('2026-02-28'), rate: parseFine('1.2') },
    ];
    const { moved } = both(charges, rates);
    expect(moved.map(({ date, account, amount: { minor } }) => [date.toString(), account, minor])).toEqual([
      ['2026-03-31', '1200', 11_000n],
      ['2026-03-31', '2000', -12_000n],
      ['2026-04-30', '2000', 12_000n],
      ['2026-04-30', '1000', -12_000n],
      ['2026-03-31', '6920', 4_400n],
      ['2026-03-31', '1200', -4_400n],
      ['2026-03-31', accountCodes.exchangeDifferences, 1_000n],
    ]);
    expect(moved.every(({ account }) => accountOf(account).code === account)).toBe(true);
    expect(moved.map(({ transaction }) => moneyText(transaction))).toContain('100.00');
  });

  it('keep what cancels out in euros and not in dollars, once their months are one', () => {
    const early = { category: 'Usage', commitment: null, term: null, month: '2026-01', chargedIn: '2026-02' };
    const charges = [
      charge({ ...early, billed: 10_000, effective: 10_000 }),
      charge({
        ...early,
        category: 'Purchase',
        month: '2026-02',
        term: '2026-07-01',
        billed: 60_000,
        effective: 60_000,
      }),
    ];
    const rates = ends.map((day) => ({ day, rate: parseFine(day.month === 1 ? '1' : '2') }));
    const { origin, moved } = both(charges, rates);
    const prepaid = (postings: readonly Posting[]): bigint =>
      postings.reduce((sum, { account, amount: { minor } }) => (account === '1210' ? sum + minor : sum), 0n);
    expect([prepaid(origin), prepaid(moved)]).toEqual([0n, 0n]);
    expect(moved.filter(({ account, transaction }) => account === '1210' && transaction.minor === 0n)).toHaveLength(1);
    expect(unbalancedEntry(moved)).toBeUndefined();
  });
});
