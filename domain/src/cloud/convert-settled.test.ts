import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountCodes, unbalancedEntry, type Posting } from '../books/index.ts';
import { money, parseFine } from '../money/index.ts';
import { parseMonth } from '../time/index.ts';
import {
  convertBatches,
  defaultBillPolicy,
  postBills,
  settleForeign,
  type DatedRate,
  type ForeignSettlement,
} from './index.ts';

const { cash, payables, exchangeDifferences } = accountCodes;
const monthEnds = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'];
const run = { source: 'Acme', billingAccount: 'A-1', currency: 'EUR' };

/** The postings of January's bill in euros, two services, paid on 28 February by its terms. */
function billOf(amounts: readonly string[], rates: readonly DatedRate[]): readonly Posting[] {
  const charges = amounts.map((text, index) => ({
    part: 'part-1',
    billingMonth: parseMonth('2026-01'),
    chargeMonth: parseMonth('2026-01'),
    invoice: 'I-1',
    issuer: 'Acme Co',
    service: `Service ${index}`,
    category: 'Usage',
    commitment: null,
    term: null,
    rows: 1,
    billed: parseFine(text),
    effective: parseFine(text),
  }));
  return convertBatches(postBills(charges, run, defaultBillPolicy), { rates, reporting: 'USD' }).batches.flatMap(
    ({ postings }) => postings,
  );
}

function settle(
  bill: readonly Posting[],
  paid: readonly (readonly [string, bigint])[],
  rates: readonly DatedRate[],
): ForeignSettlement {
  const place = { account: payables, section: 'operating', dimensions: { entity: 'main', invoice: 'I-1' } } as const;
  const expected = bill
    .filter(({ account }) => account === cash)
    .map(({ date, dimensions, transaction, amount }) => ({
      ...place,
      dimensions,
      day: date,
      transaction: money(-transaction.minor, 'EUR'),
      amount: money(-amount.minor, 'USD'),
    }));
  const movements = bill
    .filter(({ account }) => account === payables)
    .map(({ date, dimensions, transaction, amount, measure }) => ({
      ...place,
      dimensions,
      day: date,
      transaction: transaction.minor,
      amount: amount.minor,
      isExchange: measure === 'exchange',
    }));
  const payments = paid.map(([day, minor], index) => ({
    id: `P-${index}`,
    day: Temporal.PlainDate.from(day),
    amount: money(minor, 'EUR'),
  }));
  return settleForeign({ currency: 'EUR', expected, movements, otherwise: place }, payments, {
    rates,
    reporting: 'USD',
  });
}

const postingsOf = ({ settled, exchange }: ForeignSettlement): readonly Posting[] => [
  ...settled.flatMap(({ postings }) => postings),
  ...exchange,
];
const balance = (postings: readonly Posting[], account: string, through = '9999-12-31'): bigint =>
  postings.reduce(
    (sum, one) => (one.account === account && one.date.toString() <= through ? sum + one.amount.minor : sum),
    0n,
  );

const ratesOf = (texts: readonly string[]): readonly DatedRate[] =>
  texts.map((rate, index) => ({ day: Temporal.PlainDate.from(monthEnds[index] ?? ''), rate: parseFine(rate) }));

describe('payments of a bill in another currency', () => {
  const rates = ratesOf(['1.10', '1.20', '1.15', '1.05', '1.00']);

  it('are cash at the rate of their day; the payable is restated until then, and the rest is an exchange difference', () => {
    const bill = billOf(['60', '40'], rates);
    const books = [...bill, ...postingsOf(settle(bill, [['2026-03-31', 10_000n]], rates))];
    expect(monthEnds.map((day) => balance(books, payables, day))).toEqual([-11_000n, -12_000n, 0n, 0n, 0n]);
    expect(monthEnds.map((day) => balance(books, cash, day))).toEqual([0n, 0n, -11_500n, -11_500n, -11_500n]);
    expect(monthEnds.map((day) => balance(books, exchangeDifferences, day))).toEqual([0n, 1_000n, 500n, 500n, 500n]);
  });

  it('name the days that have no rate, and restate nothing then', () => {
    const settlement = settle(billOf(['60', '40'], rates), [['2026-03-15', 10_000n]], rates);
    expect([settlement.missing, settlement.exchange]).toEqual([['2026-03-15'], []]);
  });

  it('that nobody made change nothing', () => {
    const settlement = settle(billOf(['60', '40'], rates), [], rates);
    expect([postingsOf(settlement), settlement.missing]).toEqual([[], []]);
  });

  const rate = fc.integer({ min: 50, max: 200 }).map((cents) => `${cents}e-2`);
  const texts = fc.array(rate, { minLength: 5, maxLength: 5 });
  const amounts = fc.array(
    fc.integer({ min: 1, max: 90_000 }).map((cents) => `${cents}e-2`),
    { minLength: 1, maxLength: 4 },
  );
  const share = fc.tuple(fc.constantFrom(...monthEnds), fc.integer({ min: 1, max: 100 }));

  it('for any rates and parts: entries balance, and a payable that is paid in full carries nothing', () => {
    fc.assert(
      fc.property(texts, amounts, fc.array(share, { minLength: 1, maxLength: 4 }), (written, costs, shares) => {
        const known = ratesOf(written);
        const bill = billOf(costs, known);
        const owed = bill.reduce((sum, one) => (one.account === cash ? sum - one.transaction.minor : sum), 0n);
        const whole = shares.reduce((sum, [, part]) => sum + BigInt(part), 0n);
        let before = 0n;
        let reached = 0n;
        const paid = shares.map(([day, part]) => {
          reached += BigInt(part);
          const cents = (owed * reached) / whole - before;
          before += cents;
          return [day, cents] as const;
        });
        const settlement = settle(bill, paid, known);
        expect(unbalancedEntry(postingsOf(settlement))).toBeUndefined();
        const books = [...bill, ...postingsOf(settlement)];
        expect(balance(books, payables)).toBe(0n);
        expect(settlement.open).toEqual([]);
        const transactions = books.reduce((sum, one) => (one.account === cash ? sum + one.transaction.minor : sum), 0n);
        expect(transactions).toBe(-owed);
      }),
    );
  });
});
