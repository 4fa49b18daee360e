import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountCodes,
  accountOf,
  bridgeOf,
  expenseAccount,
  statementOf,
  sumPostings,
  unbalancedEntry,
} from '../books/index.ts';
import type { Posting } from '../books/index.ts';
import { money } from '../money/index.ts';
import { monthsBetween, parseMonth } from '../time/index.ts';
import { postLegs, type Leg } from './leg.ts';
import { evenly, inMonth, type Spread } from './spread.ts';
import { capitalizePurchase, earn, expense, prepay, type PurchaseTerms } from './treatments.ts';

const month = parseMonth('2026-01');
const post = (minor: bigint, legs: readonly Leg[]): readonly Posting[] =>
  postLegs(money(minor, 'USD'), legs, {
    basis: 'us-gaap',
    scenario: 'budget',
    month,
    dimensions: { entity: 'main' },
    line: 0,
    measure: 'amount',
  });

/** What each account gets by month from month 0 on, debit +; accounts that nothing moves are left out. */
function byAccount(postings: readonly Posting[]): Readonly<Record<string, readonly number[]>> {
  const table: Record<string, number[]> = {};
  for (const { account, date, amount } of postings) {
    const index = monthsBetween(month, date.toPlainYearMonth());
    const row = (table[accountOf(account).name] ??= []);
    while (row.length <= index) row.push(0);
    row[index] = (row[index] ?? 0) + Number(amount.minor);
  }
  return table;
}

const balance = (postings: readonly Posting[], account: string): bigint =>
  postings.reduce((sum, posting) => (posting.account === account ? sum + posting.amount.minor : sum), 0n);
const cloud = { function: 'cost-of-revenue', nature: 'cloud' } as const;
const cloudAccount = expenseAccount('cost-of-revenue', 'cloud');

describe('expense', () => {
  it('costs at the charge and pays on its terms', () => {
    expect(byAccount(post(300n, expense({ ...cloud, spread: evenly(3), netDays: 60 })))).toEqual({
      'Cloud, cost of revenue': [100, 100, 100],
      'Accounts payable': [-100, -100, 0, 100, 100],
      Cash: [0, 0, -100, -100, -100],
    });
  });

  it('stops to charge before the month in which it is cancelled', () => {
    expect(byAccount(post(300n, expense({ ...cloud, spread: evenly(3), netDays: 0, stopsAt: 2 })))).toEqual({
      'Cloud, cost of revenue': [100, 100],
      Cash: [-100, -100],
    });
  });

  it('posts on the first day of the month what is bought at its beginning, else on the last', () => {
    const dates = (opening: boolean): readonly string[] =>
      post(1n, expense({ ...cloud, spread: inMonth(1), netDays: 0, opening })).map(({ date }) => date.toString());
    expect(new Set(dates(true))).toEqual(new Set(['2026-02-01']));
    expect(new Set(dates(false))).toEqual(new Set(['2026-02-28']));
  });

  it('as a saving takes back exactly what the cost posts', () => {
    const legs = expense({ ...cloud, spread: evenly(7), netDays: 30 });
    const both = [...post(12_345n, legs), ...post(-12_345n, legs)];
    expect(sumPostings(both).every(({ minor }) => minor === 0n)).toBe(true);
  });
});

describe('earn', () => {
  it('earns at the service and is paid on its terms', () => {
    expect(byAccount(post(200n, earn({ spread: evenly(2), netDays: 30 })))).toEqual({
      'Accounts receivable': [100, 0, -100],
      Revenue: [-100, -100],
      Cash: [0, 100, 100],
    });
  });
});

describe('prepay', () => {
  it('pays first and costs over the term', () => {
    expect(byAccount(post(400n, prepay({ ...cloud, spread: inMonth(0), netDays: 30, termMonths: 4 })))).toEqual({
      'Prepaid expenses': [300, -100, -100, -100],
      'Accounts payable': [-400, 400],
      Cash: [0, -400],
      'Cloud, cost of revenue': [100, 100, 100, 100],
    });
  });

  it('is written down when it is cancelled: what has no future use leaves its function and Adjusted EBITDA, and is no cash', () => {
    const legs = prepay({ ...cloud, spread: inMonth(0), netDays: 0, termMonths: 4, stopsAt: 1 });
    expect(byAccount(post(400n, legs))).toEqual({
      'Prepaid expenses': [300, -300],
      Cash: [-400],
      'Cloud, cost of revenue': [100],
      'Write-down of prepaid and deferred cost': [0, 300],
    });
    const sums = sumPostings(post(400n, legs));
    expect(statementOf(sums)).toMatchObject({
      'adjusted-ebitda': -100n,
      'impairment-and-abandonment': -300n,
      ebitda: -400n,
    });
    expect(bridgeOf(sums)).toMatchObject({ residual: 0n, bars: { prepaid: -300n, 'non-cash': 300n } });
  });

  it('that is cancelled takes back what was received and is not charged any more', () => {
    const legs = prepay({ ...cloud, spread: inMonth(3), netDays: 0, termMonths: 4, stopsAt: 2 });
    expect(byAccount(post(400n, legs))).toEqual({
      'Prepaid expenses': [-100, -100, 200],
      'Cloud, cost of revenue': [100, 100, -200],
    });
  });

  it('posts nothing when it is cancelled before it begins', () => {
    expect(post(400n, prepay({ ...cloud, spread: inMonth(0), netDays: 0, termMonths: 4, stopsAt: -2 }))).toEqual([]);
  });

  it('leaves a prepaid of exactly zero at any charge, term and cancellation', () => {
    const whole = fc.integer({ min: 1, max: 30 });
    const stop = fc.option(fc.integer({ min: -3, max: 40 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.bigInt({ min: -99_999n, max: 99_999n }),
        whole,
        whole,
        stop,
        (minor, charges, termMonths, stopsAt) => {
          const stops = stopsAt === undefined ? {} : { stopsAt };
          const postings = post(minor, prepay({ ...cloud, spread: evenly(charges), netDays: 0, termMonths, ...stops }));
          expect(balance(postings, accountCodes.prepaidExpenses)).toBe(0n);
          const cost = balance(postings, cloudAccount) + balance(postings, accountCodes.prepaidWriteDown);
          expect(cost).toBe(-balance(postings, accountCodes.cash));
        },
      ),
    );
  });

  it('refuses a term that is no whole number of months above zero', () => {
    for (const termMonths of [0, -12, 1.5, Number.NaN]) {
      expect(() => prepay({ ...cloud, spread: inMonth(0), netDays: 0, termMonths })).toThrow(
        expect.objectContaining({ code: 'LIFE_NOT_POSITIVE' }),
      );
    }
  });
});

describe('a capitalized purchase', () => {
  const build = (terms: Partial<PurchaseTerms>): readonly Leg[] =>
    capitalizePurchase({ asset: 'software', spread: inMonth(0), netDays: 0, readyAt: 0, lifeMonths: 4, ...terms });

  it('is in progress until it is ready and is amortized from that month on', () => {
    expect(byAccount(post(400n, build({ spread: evenly(2), netDays: 30, readyAt: 2 })))).toEqual({
      'Software in progress': [200, 200, -400],
      'Payables for capitalized software': [-200, 0, 200],
      Cash: [0, -200, -200],
      'Capitalized software': [0, 0, 400],
      'Amortization of software': [0, 0, 100, 100, 100, 100],
      'Accumulated amortization of software': [0, 0, -100, -100, -100, -100],
    });
  });

  it('of equipment uses the accounts of equipment', () => {
    expect(byAccount(post(200n, build({ asset: 'equipment', lifeMonths: 2 })))).toEqual({
      'Property and equipment': [200],
      Cash: [-200],
      'Depreciation of equipment': [100, 100],
      'Accumulated depreciation of equipment': [-100, -100],
    });
  });

  it('amortizes what is added later over a life of its own', () => {
    const table = byAccount(post(400n, build({ spread: evenly(2, 0), readyAt: 0, lifeMonths: 2 })));
    expect(table['Amortization of software']).toEqual([100, 200, 100]);
  });

  it('loses its carrying amount when it is abandoned in service', () => {
    expect(byAccount(post(400n, build({ abandonedAt: 1 })))).toEqual({
      'Capitalized software': [400, -400],
      Cash: [-400],
      'Amortization of software': [100],
      'Accumulated amortization of software': [-100, 100],
      'Loss on abandonment': [0, 300],
    });
  });

  it('loses what was built, and is charged no more, when it is abandoned before it is ready', () => {
    expect(byAccount(post(400n, build({ spread: evenly(4), readyAt: 4, abandonedAt: 2 })))).toEqual({
      'Software in progress': [100, 100, -200],
      Cash: [-100, -100],
      'Loss on abandonment': [0, 0, 200],
    });
  });

  it('is amortized to the last cent at any charge, readiness and life', () => {
    const whole = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 99_999n }), whole, whole, whole, (minor, charges, readyAt, lifeMonths) => {
        const postings = post(minor, build({ spread: evenly(charges), readyAt, lifeMonths }));
        expect(balance(postings, accountCodes.softwareInProgress)).toBe(0n);
        expect(balance(postings, accountCodes.software)).toBe(minor);
        expect(balance(postings, accountCodes.softwareAmortization)).toBe(-minor);
        expect(balance(postings, accountCodes.amortizationOfSoftware)).toBe(minor);
      }),
    );
  });

  it('abandoned in any month leaves nothing behind and loses exactly what was not amortized', () => {
    const whole = fc.integer({ min: 1, max: 24 });
    const terms = fc.record({ charges: whole, readyAt: fc.nat(24), lifeMonths: whole, abandonedAt: fc.nat(60) });
    const asset = fc.constantFrom('software', 'equipment');
    fc.assert(
      fc.property(fc.bigInt({ min: -99_999n, max: 99_999n }), terms, asset, (minor, { charges, ...rest }, kind) => {
        const legs = build({ ...rest, asset: kind, spread: evenly(charges) });
        const postings = post(minor, legs);
        const accounts =
          kind === 'software' ? ['1500', '1510', '1519', '2010', '8010'] : ['1600', '1610', '1619', '2020', '8020'];
        const [inProgress, inService, accumulated, payables, amortization] = accounts.map((code) =>
          balance(postings, code),
        );
        expect([inProgress, inService, accumulated, payables]).toEqual([0n, 0n, 0n, 0n]);
        const paid = -balance(postings, accountCodes.cash);
        expect(balance(postings, accountCodes.abandonmentLoss)).toBe(paid - (amortization ?? 0n));
      }),
    );
  });

  it('refuses a life that is no whole number of months above zero', () => {
    for (const lifeMonths of [0, -1, 2.5, Number.POSITIVE_INFINITY]) {
      expect(() => build({ lifeMonths })).toThrow(expect.objectContaining({ code: 'LIFE_NOT_POSITIVE' }));
    }
  });
});

describe('every treatment', () => {
  const whole = fc.integer({ min: 1, max: 24 });
  const spread = fc.oneof(
    fc.nat(12).map((at): Spread => inMonth(at)),
    fc.tuple(whole, fc.nat(12)).map(([count, start]): Spread => evenly(count, start)),
  );
  const base = fc.record(
    { spread, netDays: fc.constantFrom(0, 30, 45, 60, 90), stopsAt: fc.nat(36), opening: fc.boolean() },
    { requiredKeys: ['spread', 'netDays'] },
  );
  const treatment = fc.constantFrom('expense', 'earn', 'prepay', 'software', 'equipment');
  const legsOf = (
    kind: string,
    terms: Parameters<typeof earn>[0],
    life: number,
    abandonedAt?: number,
  ): readonly Leg[] => {
    if (kind === 'expense') return expense({ ...terms, ...cloud });
    if (kind === 'earn') return earn(terms);
    if (kind === 'prepay') return prepay({ ...terms, ...cloud, termMonths: life });
    const asset = kind === 'software' ? 'software' : 'equipment';
    const abandoned = abandonedAt === undefined ? {} : { abandonedAt };
    return capitalizePurchase({ ...terms, asset, readyAt: life % 7, lifeMonths: life, ...abandoned });
  };
  const abandonment = fc.option(fc.nat(48), { nil: undefined });
  const cents = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

  it('balances on every day, whatever its terms', () => {
    fc.assert(
      fc.property(treatment, base, whole, abandonment, cents, (kind, terms, life, abandonedAt, minor) => {
        expect(unbalancedEntry(post(minor, legsOf(kind, terms, life, abandonedAt)))).toBeUndefined();
      }),
    );
  });

  it('is linear: three times the amount posts three times as much when no cent is rounded', () => {
    const exact = 232_792_560n ** 2n; // every product of two counts up to 22 divides it
    const upTo22 = fc.integer({ min: 1, max: 22 });
    const spreads = upTo22.map((count): Spread => evenly(count));
    fc.assert(
      fc.property(treatment, base, spreads, upTo22, (kind, terms, even, life) => {
        const legs = legsOf(kind, { ...terms, spread: even }, life);
        const [once, thrice] = [post(exact, legs), post(3n * exact, legs)];
        expect(thrice.map(({ amount }) => amount.minor)).toEqual(once.map(({ amount }) => 3n * amount.minor));
      }),
    );
  });

  it('shifts cash by its payment terms and leaves every line of the statement in its month', () => {
    fc.assert(
      fc.property(treatment, base, whole, abandonment, (kind, terms, life, abandonedAt) => {
        const [now, later] = [0, 60].map((netDays) =>
          post(123_457n, legsOf(kind, { ...terms, netDays }, life, abandonedAt)),
        );
        const statements = (postings: readonly Posting[] = []): unknown =>
          Array.from({ length: 80 }, (_, index) => {
            const within = month.add({ months: index }).toString();
            return statementOf(sumPostings(postings).filter((sum) => sum.month === within));
          });
        const cash = (postings: readonly Posting[] = [], shift: number): unknown =>
          sumPostings(postings.filter(({ account }) => account === accountCodes.cash))
            .map((sum) => `${parseMonth(sum.month).subtract({ months: shift })} ${sum.minor}`)
            .sort();
        expect(statements(later)).toEqual(statements(now));
        expect(cash(later, 2)).toEqual(cash(now, 0));
      }),
      { numRuns: 50 },
    );
  });
});
