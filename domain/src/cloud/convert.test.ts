import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountCodes,
  accountOf,
  bridgeOf,
  sumPostings,
  unbalancedEntry,
  type Batch,
  type Posting,
} from '../books/index.ts';
import { divideRounded, moneyText, parseFine } from '../money/index.ts';
import { lastDay, monthRange, parseMonth } from '../time/index.ts';
import { convertBatches, defaultBillPolicy, postBills, tiesOf, type BillCharge, type DatedRate } from './index.ts';

const run = { source: 'Acme', billingAccount: 'A-1', currency: 'EUR' };

type Written = Partial<Omit<BillCharge, 'billed' | 'effective' | 'billingMonth' | 'chargeMonth'>> & {
  readonly month: string;
  readonly chargedIn?: string;
  readonly billed: string;
  readonly effective: string;
};

function charge({ month, chargedIn = month, billed, effective, ...rest }: Written): BillCharge {
  return {
    part: `part-${month}`,
    billingMonth: parseMonth(month),
    invoice: null,
    issuer: 'Acme Co',
    service: 'Database',
    category: 'Usage',
    commitment: null,
    chargeMonth: parseMonth(chargedIn),
    term: null,
    rows: 1,
    billed: parseFine(billed),
    effective: parseFine(effective),
    ...rest,
  };
}

const ratesOf = (byDay: Readonly<Record<string, string>>): readonly DatedRate[] =>
  Object.entries(byDay).map(([day, rate]) => ({ day: Temporal.PlainDate.from(day), rate: parseFine(rate) }));

const post = (written: readonly Written[], netDays = 30): readonly Batch[] =>
  postBills(written.map(charge), run, { ...defaultBillPolicy, netDays });

const all = (batches: readonly Batch[]): readonly Posting[] => batches.flatMap(({ postings }) => postings);

const convert = (batches: readonly Batch[], rates: readonly DatedRate[]): readonly Posting[] => {
  const { batches: converted, missing } = convertBatches(batches, { rates, reporting: 'USD' });
  if (missing.length > 0) throw new Error(`no rate on ${missing.join()}`);
  return all(converted);
};

function balance(postings: readonly Posting[], account: string, through: string): string {
  const kept = postings.filter((posting) => posting.account === account && posting.date.toString() <= through);
  return moneyText({ minor: kept.reduce((sum, { amount }) => sum + amount.minor, 0n), currency: 'USD' });
}

const moving = ratesOf({ '2026-01-30': '1.10', '2026-02-27': '1.20', '2026-03-31': '1.15', '2026-04-30': '1.05' });

describe('a bill in another currency', () => {
  it('keeps its transaction amounts, and counts what is owed at the rate of its day', () => {
    const postings = convert(post([{ month: '2026-01', billed: '100', effective: '100' }]), moving);
    expect(
      postings
        .filter(({ measure }) => measure !== 'exchange')
        .map(({ date, account, amount, transaction }) => [
          date.toString(),
          account,
          moneyText(amount),
          amount.currency,
          moneyText(transaction),
          transaction.currency,
        ]),
    ).toEqual([
      ['2026-01-31', '6920', '110.00', 'USD', '100.00', 'EUR'],
      ['2026-01-31', '2000', '-110.00', 'USD', '-100.00', 'EUR'],
      ['2026-02-28', '2000', '120.00', 'USD', '100.00', 'EUR'],
      ['2026-02-28', '1000', '-120.00', 'USD', '-100.00', 'EUR'],
    ]);
    expect(balance(postings, accountCodes.exchangeDifferences, '2026-12')).toBe('10.00');
    expect(balance(postings, accountCodes.payables, '2026-12')).toBe('0.00');
  });

  it('restates what is owed at each month end until it is paid', () => {
    const postings = convert(post([{ month: '2026-01', billed: '100', effective: '100' }], 90), moving);
    const owed = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'].map((day) => balance(postings, '2000', day));
    expect(owed).toEqual(['-110.00', '-120.00', '-115.00', '0.00']);
    const differences = postings.filter(({ account }) => account === accountCodes.exchangeDifferences);
    expect(differences.map(({ date, amount }) => [date.toString(), moneyText(amount)])).toEqual([
      ['2026-02-28', '10.00'],
      ['2026-03-31', '-5.00'],
      ['2026-04-30', '-10.00'],
    ]);
  });

  it('expects payments at the last known rate, and restates nothing beyond it', () => {
    const known = moving.slice(0, 2);
    const postings = convert(post([{ month: '2026-01', billed: '100', effective: '100' }], 90), known);
    expect(balance(postings, '1000', '2026-04-30')).toBe('-120.00');
    expect(balance(postings, accountCodes.exchangeDifferences, '2026-12')).toBe('10.00');
    expect(postings.filter(({ date }) => date.toString().startsWith('2026-03'))).toEqual([]);
  });

  it('keeps prepaid at the average rate of what was bought, down to nothing', () => {
    const plan = { commitment: 'plan', billed: '0' };
    const postings = convert(
      post([
        { month: '2026-01', category: 'Purchase', commitment: 'plan', billed: '100', effective: '0' },
        { month: '2026-02', category: 'Purchase', commitment: 'plan', billed: '200', effective: '0' },
        { month: '2026-02', ...plan, effective: '100' },
        { month: '2026-03', ...plan, effective: '150' },
        { month: '2026-04', ...plan, effective: '50' },
      ]),
      moving,
    );
    const prepaid = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'].map((day) =>
      balance(postings, '1200', day),
    );
    // 110 + 240 for 300; a third, a half and a sixth are used.
    expect(prepaid).toEqual(['110.00', '233.33', '58.33', '0.00']);
    expect(balance(postings, '6920', '2026-12')).toBe('350.00');
  });

  it('takes what a refund of a commitment gains or loses by rates out of EBITDA', () => {
    const postings = convert(
      post([
        { month: '2026-01', category: 'Purchase', commitment: 'plan', billed: '100', effective: '0' },
        { month: '2026-02', category: 'Purchase', commitment: 'plan', billed: '-100', effective: '0' },
      ]),
      moving,
    );
    expect(balance(postings, '1200', '2026-02-28')).toBe('0.00');
    expect(all([{ postings } as Batch]).filter(({ account }) => account === '6920')).toEqual([]);
    expect(unbalancedEntry(postings)).toBeUndefined();
  });

  it('names every day that has no rate within four days before it, and needs none for what it bought before', () => {
    const batches = post([
      { month: '2026-01', billed: '1', effective: '1' },
      { month: '2026-03', billed: '1', effective: '1' },
    ]);
    const some = ratesOf({ '2026-01-27': '1.1', '2026-03-26': '1.1' });
    expect(convertBatches(batches, { rates: some, reporting: 'USD' }).missing).toEqual(['2026-02-28', '2026-03-31']);
    expect(convertBatches(batches, { rates: [], reporting: 'USD' }).missing).toContain('2026-01-31');
  });

  it('takes the last known rate for what is scheduled after its bill', () => {
    const [batch] = post([{ month: '2026-01', billed: '100', effective: '100' }]);
    const [expense] = batch?.postings ?? [];
    if (!batch || !expense) throw new Error('no expense');
    const later = { ...expense, date: Temporal.PlainDate.from('2026-06-30') };
    const { amount } = later;
    const prepaid = { ...later, account: '1210', amount, transaction: { ...amount, minor: -amount.minor } };
    const scheduled = { ...batch, postings: [later, prepaid] };
    const known = moving.slice(0, 1);
    const { missing, batches } = convertBatches([scheduled], { rates: known, reporting: 'USD' });
    expect(missing).toEqual([]);
    expect(balance(all(batches), '6920', '2026-06-30')).toBe('110.00');
    const bill = { ...scheduled, period: '2026-06' };
    expect(convertBatches([bill], { rates: known, reporting: 'USD' }).missing).toEqual(['2026-06-30']);
  });

  it('ties its invoice to the cent over the transaction amounts', () => {
    const batches = post([
      { month: '2026-01', billed: '10.333', effective: '10.333' },
      { month: '2026-01', service: 'Compute', billed: '10.333', effective: '7' },
    ]);
    const [batch] = convertBatches(batches, { rates: moving, reporting: 'USD' }).batches;
    if (!batch) throw new Error('no batch');
    const sums = batch.postings.map(({ account, measure, dimensions, transaction }) => ({
      account,
      measure,
      invoice: dimensions.invoice ?? '',
      minor: transaction.minor,
    }));
    expect(tiesOf(batch.lines, sums, 'EUR')).toMatchObject([{ tied: true, payable: 2067n, expense: 1733n }]);
  });

  it('rounds what an invoice owes once, whatever its lines', () => {
    const services = Array.from({ length: 50 }, (_, index) => `S-${index}`);
    const lines = services.map((service) => ({ month: '2026-01', service, billed: '0.33', effective: '0.33' }));
    const postings = convert(post(lines), ratesOf({ '2026-01-31': '1.017', '2026-02-28': '1.023' }));
    expect(balance(postings, '2000', '2026-01-31')).toBe('-16.78');
    expect(balance(postings, '1000', '2026-02-28')).toBe('-16.88');
  });

  it('knows currencies without minor units', () => {
    const yen = postBills(
      [charge({ month: '2026-01', billed: '1234', effective: '1234' })],
      { ...run, currency: 'JPY' },
      defaultBillPolicy,
    );
    const postings = convert(yen, ratesOf({ '2026-01-31': '0.0064', '2026-02-28': '0.0064' }));
    expect(balance(postings, '6920', '2026-01-31')).toBe('7.90');
  });
});

const wholeCents = (max: number) => fc.integer({ min: -max, max }).map((minor) => `${minor}e-2`);
const anyCharge = fc.record({
  month: fc.constantFrom('2026-01', '2026-02', '2026-03'),
  chargedIn: fc.constantFrom('2025-12', '2026-01', '2026-02', '2026-03'),
  category: fc.constantFrom('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'),
  commitment: fc.constantFrom(null, 'plan-a', 'plan-b'),
  issuer: fc.constantFrom('Acme Co', 'Vendor Ltd'),
  service: fc.constantFrom('Compute', 'Database'),
  invoice: fc.constantFrom(null, 'I-1', 'I-2'),
  billed: fc.oneof(fc.constant('0'), wholeCents(90_000)),
  effective: fc.oneof(fc.constant('0'), wholeCents(90_000)),
});
const bill = fc
  .array(anyCharge, { minLength: 1, maxLength: 20 })
  .map((charges) =>
    charges.map((one) => ({ ...one, invoice: one.invoice === null ? null : `${one.invoice}-${one.month}` })),
  );
const ends = monthRange(parseMonth('2025-12'), parseMonth('2026-07')).map(lastDay);
const anyRates = fc
  .array(fc.integer({ min: 5000, max: 20_000 }), { minLength: ends.length, maxLength: ends.length })
  .map((rates): readonly DatedRate[] =>
    ends.map((day, index) => ({ day, rate: parseFine(`${rates[index] ?? 1}e-4`) })),
  );

const rateOn = (rates: readonly DatedRate[], date: Temporal.PlainDate): bigint =>
  rates.find(({ day }) => day.equals(date))?.rate ?? 0n;

type Balance = { readonly account: string; readonly by: 'invoice' | 'commitment'; readonly rate: bigint | null };

/** Balances that are not what their foreign amounts are worth: nothing for nothing, or all of them at a rate. */
function restOf(postings: readonly Posting[], { account, by, rate }: Balance): readonly string[] {
  const own = postings.filter((posting) => posting.account === account);
  return [...Map.groupBy(own, ({ dimensions }) => dimensions[by] ?? '')].flatMap(([name, group]) => {
    const foreign = group.reduce((sum, { transaction }) => sum + transaction.minor, 0n);
    const reporting = group.reduce((sum, { amount }) => sum + amount.minor, 0n);
    const worth = divideRounded(foreign * (rate ?? 0n), 10n ** 18n, 'half-even');
    return (rate === null && foreign !== 0n) || reporting === worth ? [] : [`${name}: ${reporting}, not ${worth}`];
  });
}

describe('for any bill and any rates', () => {
  it('every entry balances in both currencies, and the bridge has no residual', () => {
    fc.assert(
      fc.property(bill, anyRates, (charges, rates) => {
        const postings = convert(post(charges), rates);
        expect(unbalancedEntry(postings)).toBeUndefined();
        expect(unbalancedEntry(postings.map((one) => ({ ...one, amount: one.transaction })))).toBeUndefined();
        expect(bridgeOf(sumPostings(postings)).residual).toBe(0n);
      }),
    );
  });

  it('cash is what is paid at the rate of its day, rounded once an invoice', () => {
    fc.assert(
      fc.property(bill, anyRates, (charges, rates) => {
        const cash = convert(post(charges), rates).filter(({ account }) => account === '1000');
        const groups = Map.groupBy(cash, ({ date, dimensions }) => `${date} ${dimensions.invoice}`);
        for (const group of groups.values()) {
          const [first] = group;
          if (!first) continue;
          const foreign = group.reduce((sum, { transaction }) => sum + transaction.minor, 0n);
          const reporting = group.reduce((sum, { amount }) => sum + amount.minor, 0n);
          expect(reporting).toBe(divideRounded(foreign * rateOn(rates, first.date), 10n ** 18n, 'half-even'));
        }
      }),
    );
  });

  it('expense and exchange differences less cash are the change in balances', () => {
    fc.assert(
      fc.property(bill, anyRates, (charges, rates) => {
        const postings = convert(post(charges), rates);
        const sum = (keep: (account: string) => boolean): bigint =>
          postings.reduce((total, { account, amount }) => (keep(account) ? total + amount.minor : total), 0n);
        const isResult = (account: string): boolean => accountOf(account).row !== undefined;
        expect(sum(isResult) + sum((account) => account === '1000')).toBe(
          -sum((account) => !isResult(account) && account !== '1000'),
        );
      }),
    );
  });

  it('nothing stays of what is paid or used up, and what is owed stands at the last closing rate', () => {
    fc.assert(
      fc.property(bill, anyRates, (charges, rates) => {
        const postings = convert(post(charges), rates);
        expect(restOf(postings, { account: '2000', by: 'invoice', rate: null })).toEqual([]);
        expect(restOf(postings, { account: '2100', by: 'invoice', rate: rates.at(-1)?.rate ?? 0n })).toEqual([]);
        const identified = postings.filter(({ dimensions }) => dimensions.commitment !== 'unidentified');
        expect(restOf(identified, { account: '1200', by: 'commitment', rate: null })).toEqual([]);
      }),
    );
  });

  it('with all rates one to one it is the bill as it was', () => {
    fc.assert(
      fc.property(bill, (charges) => {
        const batches = post(charges);
        const ones = ends.map((day) => ({ day, rate: parseFine('1') }));
        const converted = convertBatches(batches, { rates: ones, reporting: 'USD' });
        expect(converted.missing).toEqual([]);
        expect(
          converted.batches.map(({ postings }) => postings.map((one) => ({ ...one, amount: one.transaction }))),
        ).toEqual(batches.map(({ postings }) => postings));
        for (const { amount, transaction } of all(converted.batches)) expect(amount.minor).toBe(transaction.minor);
      }),
    );
  });

  it('the order of the charges does not matter', () => {
    const shuffled = bill.chain((charges) =>
      fc.tuple(fc.constant(charges), fc.shuffledSubarray(charges, { minLength: charges.length })),
    );
    const said = (postings: readonly Posting[]): readonly string[] =>
      postings
        .map(({ date, account, dimensions, measure, amount, transaction }) =>
          JSON.stringify([date, account, dimensions, measure, String(amount.minor), String(transaction.minor)]),
        )
        .sort();
    fc.assert(
      fc.property(shuffled, anyRates, ([charges, others], rates) => {
        expect(said(convert(post(others), rates))).toEqual(said(convert(post(charges), rates)));
      }),
    );
  });
});
