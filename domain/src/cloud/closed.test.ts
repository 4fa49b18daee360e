import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepClosed, reachesClosed, sumPostings, unbalancedEntry, type Posting } from '../books/index.ts';
import { parseFine } from '../money/index.ts';
import { parseMonth } from '../time/index.ts';
import { defaultBillPolicy, postBills, type BillCharge } from './index.ts';

const run = { source: 'Acme', billingAccount: 'A-1', currency: 'USD' };
const firstOpen = parseMonth('2026-03');

const charge = fc.record({
  chargedIn: fc.constantFrom('2026-01', '2026-02'),
  category: fc.constantFrom('Usage', 'Purchase', 'Tax', 'Credit'),
  commitment: fc.constantFrom(null, 'plan'),
  billed: fc.integer({ min: -500, max: 5000 }),
  effective: fc.integer({ min: -500, max: 5000 }),
});

const bill = fc.array(charge, { minLength: 1, maxLength: 12 }).map((charges) =>
  charges.map(
    ({ chargedIn, category, commitment, billed, effective }): BillCharge => ({
      part: 'part',
      billingMonth: parseMonth('2026-02'),
      invoice: 'I-1',
      issuer: 'Acme',
      service: 'Compute',
      category,
      commitment,
      chargeMonth: parseMonth(chargedIn),
      term: null,
      rows: 1,
      billed: parseFine(String(billed)),
      effective: parseFine(String(effective)),
    }),
  ),
);

const batchOf = (charges: readonly BillCharge[]) => {
  const [batch] = postBills(charges, run, defaultBillPolicy);
  if (!batch) throw new Error('no batch');
  return batch;
};

const closedOf = (postings: readonly Posting[]): readonly string[] =>
  postings
    .filter(({ date }) => date.toString() < '2026-03-01')
    .map(({ date, account, dimensions, measure, amount }) =>
      JSON.stringify([date, account, dimensions, measure, String(amount.minor)]),
    )
    .sort();

const balances = (postings: readonly Posting[]): ReadonlyMap<string, bigint> =>
  new Map(
    [...Map.groupBy(sumPostings(postings), ({ account }) => account)]
      .map(([account, sums]): [string, bigint] => [account, sums.reduce((total, { minor }) => total + minor, 0n)])
      .filter(([, minor]) => minor !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

describe('a bill that changes after its months were closed', () => {
  it('leaves closed months exactly as they were, balances every entry, and ends at the new balances', () => {
    fc.assert(
      fc.property(bill, bill, (before, after) => {
        const [recorded, fresh] = [batchOf(before), batchOf(after)];
        const kept = keepClosed(fresh, recorded, firstOpen);
        expect(closedOf(kept.postings)).toEqual(closedOf(recorded.postings));
        expect(unbalancedEntry(kept.postings)).toBeUndefined();
        expect(balances(kept.postings)).toEqual(balances(fresh.postings));
      }),
    );
  });

  it('changes once: the same bill again posts nothing new', () => {
    fc.assert(
      fc.property(bill, bill, (before, after) => {
        const once = keepClosed(batchOf(after), batchOf(before), firstOpen);
        const again = keepClosed(batchOf(after), once, firstOpen);
        expect(balances(again.postings)).toEqual(balances(once.postings));
        expect(closedOf(again.postings)).toEqual(closedOf(once.postings));
      }),
    );
  });

  it('has nothing to keep where nothing was posted before the first open month', () => {
    const batch = batchOf([
      { ...fc.sample(bill, { numRuns: 1, seed: 1 })[0]?.[0], chargeMonth: parseMonth('2026-02') } as BillCharge,
    ]);
    expect(reachesClosed(batch, parseMonth('2026-02'))).toBe(false);
    expect(reachesClosed(batch, firstOpen)).toBe(true);
  });
});
