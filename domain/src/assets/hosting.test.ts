import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountCodes,
  bridgeOf,
  cashFlowOf,
  expenseAccount,
  statementOf,
  sumPostings,
  unbalancedEntry,
  type Posting,
} from '../books/index.ts';
import { money, parseMoney, type Money } from '../money/index.ts';
import { parseMonth } from '../time/index.ts';
import { evenly, inMonth, postLegs, type Leg } from '../treatment/index.ts';
import {
  deferHosting,
  deferImplementation,
  expenseImplementation,
  hostingTerm,
  implementationNatures,
  type HostingTerms,
  type ImplementationCost,
} from './index.ts';

const usd = (text: string): Money => parseMoney(text, 'USD');
const post = (minor: bigint, legs: readonly Leg[]): readonly Posting[] =>
  postLegs(money(minor, 'USD'), legs, {
    basis: 'us-gaap',
    scenario: 'budget',
    month: parseMonth('2026-01'),
    dimensions: { entity: 'main' },
    line: 0,
    measure: 'amount',
  });
const terms: HostingTerms = {
  function: 'general-and-administrative',
  spread: inMonth(0),
  netDays: 0,
  readyAt: 2,
  termMonths: 4,
};
const feeAccount = expenseAccount('general-and-administrative', 'software');
const byMonth = (postings: readonly Posting[], account: string): readonly number[] =>
  Array.from({ length: 8 }, (_, index) =>
    Number(
      sumPostings(postings)
        .filter(
          (sum) => sum.account === account && sum.month === parseMonth('2026-01').add({ months: index }).toString(),
        )
        .reduce((sum, { minor }) => sum + minor, 0n),
    ),
  );
const balance = (postings: readonly Posting[], account: string): bigint =>
  postings.reduce((sum, posting) => (posting.account === account ? sum + posting.amount.minor : sum), 0n);

describe('implementation cost of a hosted service', () => {
  it('is paid at once and costs, in the row of the fee, from ready for use over the hosting term', () => {
    const postings = post(400n, deferHosting(terms));
    expect(byMonth(postings, feeAccount)).toEqual([0, 0, 100, 100, 100, 100, 0, 0]);
    expect(byMonth(postings, accountCodes.cash)).toEqual([-400, 0, 0, 0, 0, 0, 0, 0]);
    const { amortization, ebitda, 'general-and-administrative': row } = statementOf(sumPostings(postings));
    expect([amortization, ebitda, row]).toEqual([0n, -400n, -400n]);
    const flow = cashFlowOf(bridgeOf(sumPostings(postings)));
    expect(flow).toMatchObject({ operating: -400n, investing: 0n, financing: 0n });
  });

  it('charged later is spread over what is left of the term', () => {
    const postings = post(400n, deferHosting({ ...terms, spread: evenly(2, 3) }));
    expect(byMonth(postings, feeAccount)).toEqual([0, 0, 0, 67, 166, 167, 0, 0]);
  });

  it('of a service that ends early is written down then, outside of its function and of Adjusted EBITDA', () => {
    const postings = post(400n, deferHosting({ ...terms, endsAt: 4 }));
    expect(byMonth(postings, feeAccount)).toEqual([0, 0, 100, 100, 0, 0, 0, 0]);
    expect(byMonth(postings, accountCodes.prepaidWriteDown)).toEqual([0, 0, 0, 0, 200, 0, 0, 0]);
    const sums = sumPostings(postings);
    expect(statementOf(sums)).toMatchObject({ 'adjusted-ebitda': -200n, ebitda: -400n });
    expect(bridgeOf(sums).bars).toMatchObject({ 'deferred-implementation': -200n, 'non-cash': 200n });
  });

  it('leaves nothing deferred, balances and bridges without a rest, whatever its terms', () => {
    const small = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.record({ charges: small, readyAt: fc.nat(12), more: fc.nat(30) }),
        fc.option(fc.nat(50), { nil: undefined }),
        fc.constantFrom(0, 30, 60),
        (minor, { charges, readyAt, more }, endsAt, netDays) => {
          const ends = endsAt === undefined ? {} : { endsAt };
          const termMonths = Math.max(1, charges - readyAt) + more;
          const postings = post(
            minor,
            deferHosting({ ...terms, ...ends, spread: evenly(charges), readyAt, termMonths, netDays }),
          );
          expect(unbalancedEntry(postings)).toBeUndefined();
          expect(balance(postings, accountCodes.deferredImplementation)).toBe(0n);
          const cost = balance(postings, feeAccount) + balance(postings, accountCodes.prepaidWriteDown);
          expect(cost).toBe(-balance(postings, accountCodes.cash));
          expect(bridgeOf(sumPostings(postings)).residual).toBe(0n);
        },
      ),
    );
  });

  it('is refused without a term, and after it', () => {
    const refusal = (code: string, value: number) =>
      expect.objectContaining({ code, data: expect.objectContaining({ value }) });
    expect(() => deferHosting({ ...terms, termMonths: 0 })).toThrow(refusal('LIFE_NOT_POSITIVE', 0));
    expect(() => deferHosting({ ...terms, spread: inMonth(6) })).toThrow(refusal('CHARGE_AFTER_TERM', 6));
    expect(() => hostingTerm({ nonCancellable: 0, reasonablyCertain: 0 })).toThrow(refusal('LIFE_NOT_POSITIVE', 0));
    expect(hostingTerm({ nonCancellable: 36, reasonablyCertain: 24 })).toBe(60);
  });
});

describe('what of an implementation is deferred', () => {
  const costs = (isDistinct: boolean): readonly ImplementationCost[] =>
    implementationNatures.map((nature, index) => ({ nature, amount: money(10n ** BigInt(index), 'USD'), isDistinct }));
  const split = (isDistinct: boolean, framework: 'us-gaap' | 'ifrs') =>
    deferImplementation(costs(isDistinct), { framework, currency: 'USD' });

  it('is configuration, coding, integration, installation and testing under US GAAP', () => {
    const wanted = { deferred: money(11_111n, 'USD'), expensed: money(11_111_100_000n, 'USD') };
    expect([split(true, 'us-gaap'), split(false, 'us-gaap')]).toEqual([wanted, wanted]);
  });

  it('is under IFRS only what is not distinct from the service', () => {
    expect(split(true, 'ifrs').deferred).toEqual(usd('0'));
    expect(split(false, 'ifrs').deferred).toEqual(money(11_111n, 'USD'));
  });

  it('leaves the configuration of a third party to be expensed as received under IFRS (G15)', () => {
    const cost = [{ nature: 'configuration', amount: usd('800000'), isDistinct: true }] as const;
    const { deferred, expensed } = deferImplementation(cost, { framework: 'ifrs', currency: 'USD' });
    expect([deferred, expensed]).toEqual([usd('0'), usd('800000')]);
    const postings = post(expensed.minor, expenseImplementation({ ...terms, spread: evenly(4) }));
    expect(byMonth(postings, feeAccount).slice(0, 5)).toEqual([...Array.from({ length: 4 }, () => 20_000_000), 0]);
  });
});
