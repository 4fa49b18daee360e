import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../money/index.ts';
import { addMonths, lastDay, parseMonth } from '../time/index.ts';
import { capitalizePurchase, earn, evenly, expense, inMonth, postLegs, prepay, type Leg } from '../treatment/index.ts';
import { accountCodes, bridgeBars, chartOfAccounts, expenseAccount, type CashSection } from './account.ts';
import { bridgeOf, cashFlowOf, sectionOfBar, type Bridge } from './bridge.ts';
import { sumPostings, type PostingSum } from './fold.ts';
import { barOf, type Posting } from './posting.ts';
import { softwareAdditions, statementOf } from './statement.ts';

const start = parseMonth('2026-01');
const context = {
  basis: 'us-gaap',
  scenario: 'actual',
  dimensions: { entity: 'main' },
  measure: 'amount',
} as const;
const cost = { function: 'research-and-development', nature: 'software' } as const;

const whole = fc.integer({ min: 1, max: 18 });
const cents = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n });
const terms = fc.record({
  spread: fc.oneof(
    whole.map((count) => evenly(count)),
    fc.nat(12).map((at) => inMonth(at)),
  ),
  netDays: fc.constantFrom(0, 30, 60, 90),
  opening: fc.boolean(),
});
const legs: fc.Arbitrary<readonly Leg[]> = fc.oneof(
  terms.map((given) => expense({ ...given, ...cost })),
  terms.map((given) => earn(given)),
  fc.tuple(terms, whole).map(([given, termMonths]) => prepay({ ...given, ...cost, termMonths })),
  fc
    .tuple(terms, fc.constantFrom('software', 'equipment'), fc.nat(12), whole, fc.option(fc.nat(30)))
    .map(([given, asset, readyAt, lifeMonths, abandonedAt]) =>
      capitalizePurchase({ ...given, asset, readyAt, lifeMonths, ...(abandonedAt !== null && { abandonedAt }) }),
    ),
);
const postings: fc.Arbitrary<readonly Posting[]> = fc
  .array(fc.tuple(cents, legs, fc.nat(6)), { minLength: 1, maxLength: 5 })
  .map((lines) =>
    lines.flatMap(([minor, given, at], line) =>
      postLegs(money(minor, 'USD'), given, { ...context, month: addMonths(start, at), line }),
    ),
  );
/** Entries between any two accounts, as a ledger may hold: interest, tax, equity, other income. */
const ledgerEntries: fc.Arbitrary<readonly Posting[]> = fc
  .array(fc.tuple(fc.constantFrom(...chartOfAccounts), fc.constantFrom(...chartOfAccounts), cents, fc.nat(24)), {
    maxLength: 12,
  })
  .map((entries) =>
    entries.flatMap(([debit, credit, minor, at], line) =>
      [debit, credit].map(({ code }, side): Posting => {
        const amount = money(side === 0 ? minor : -minor, 'USD');
        return { ...context, account: code, amount, transaction: amount, line, date: lastDay(addMonths(start, at)) };
      }),
    ),
  );
const anyBooks = fc.tuple(postings, ledgerEntries).map(([treated, entered]) => [...treated, ...entered]);

const barsTotal = ({ bars }: Bridge): bigint => Object.values(bars).reduce((sum, bar) => sum + bar, 0n);
const months = (sums: readonly PostingSum[]): readonly (readonly PostingSum[])[] => {
  const names = [...new Set(sums.map(({ month }) => month))];
  return [sums, ...names.map((name) => sums.filter(({ month }) => month === name))];
};

describe('the bridge from EBITDA to cash', () => {
  it('has no residual and its bars sum to the change in cash, in every month and over all', () => {
    fc.assert(
      fc.property(anyBooks, (books) => {
        for (const sums of months(sumPostings(books))) {
          const bridge = bridgeOf(sums);
          expect(bridge.residual).toBe(0n);
          expect(barsTotal(bridge)).toBe(bridge.cash);
        }
      }),
    );
  });

  it('shows what debits and credits lack when an entry does not balance', () => {
    const sum = { month: '2026-01', account: accountCodes.payables, nonCash: false, minor: -5n };
    expect(bridgeOf([sum]).residual).toBe(5n);
  });

  it('starts from the EBITDA of the statement', () => {
    fc.assert(
      fc.property(anyBooks, (books) => {
        const sums = sumPostings(books);
        expect(bridgeOf(sums).bars.ebitda).toBe(statementOf(sums).ebitda);
      }),
    );
  });

  it('puts every posting into exactly one bar', () => {
    fc.assert(
      fc.property(anyBooks, (books) => {
        const byBar = new Map<string, bigint>();
        for (const posting of books) {
          const { bars, cash } = bridgeOf(sumPostings([posting]));
          const moved = Object.entries({ ...bars, cash: -cash }).filter(([, minor]) => minor !== 0n);
          expect(moved).toEqual(posting.amount.minor === 0n ? [] : [[barOf(posting), -posting.amount.minor]]);
          byBar.set(barOf(posting), (byBar.get(barOf(posting)) ?? 0n) - posting.amount.minor);
        }
        const { bars, cash } = bridgeOf(sumPostings(books));
        for (const bar of bridgeBars) expect(bar === 'cash' ? -cash : bars[bar]).toBe(byBar.get(bar) ?? 0n);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the statement', () => {
  it('has an EBITDA of net income + tax + interest + amortization - other income', () => {
    fc.assert(
      fc.property(anyBooks, (books) => {
        const lines = statementOf(sumPostings(books));
        const backwards =
          lines['net-income'] -
          lines['income-tax'] -
          lines.interest -
          lines.amortization -
          lines['other-income'] -
          lines['exchange-differences'];
        expect(lines.ebitda).toBe(backwards);
        expect(lines['adjusted-ebitda'] + lines['impairment-and-abandonment'] + lines.disposal).toBe(lines.ebitda);
        expect(lines['operating-income']).toBe(lines.ebitda + lines.amortization);
        const below = lines['other-income'] + lines['exchange-differences'] + lines.interest;
        expect(lines['pre-tax-income']).toBe(lines['operating-income'] + below);
      }),
    );
  });

  it('shows revenue as plus and every cost as minus', () => {
    const sum = (account: string, minor: bigint): PostingSum => ({ month: '2026-01', account, nonCash: false, minor });
    const lines = statementOf([
      sum(accountCodes.revenue, -1000n),
      sum(expenseAccount('cost-of-revenue', 'cloud'), 300n),
      sum(accountCodes.abandonmentLoss, 50n),
      sum(accountCodes.amortizationOfSoftware, 100n),
      sum(accountCodes.otherIncome, -7n),
      sum(accountCodes.interest, 20n),
      sum(accountCodes.incomeTax, 90n),
    ]);
    expect(lines).toMatchObject({
      revenue: 1000n,
      'cost-of-revenue': -300n,
      'adjusted-ebitda': 700n,
      ebitda: 650n,
      amortization: -100n,
      'operating-income': 550n,
      'other-income': 7n,
      interest: -20n,
      'pre-tax-income': 537n,
      'income-tax': -90n,
      'net-income': 447n,
    });
  });

  it('does not depend on the order of postings, nor does the bridge', () => {
    const shuffled = anyBooks.chain((books) =>
      fc.tuple(fc.constant(books), fc.shuffledSubarray([...books], { minLength: books.length })),
    );
    fc.assert(
      fc.property(shuffled, ([books, mixed]) => {
        expect(statementOf(sumPostings(mixed))).toEqual(statementOf(sumPostings(books)));
        expect(bridgeOf(sumPostings(mixed))).toEqual(bridgeOf(sumPostings(books)));
      }),
    );
  });

  it('shows what was added to software, and takes nothing back when it is written off', () => {
    const bought = capitalizePurchase({
      asset: 'software',
      spread: evenly(3),
      netDays: 30,
      readyAt: 3,
      lifeMonths: 6,
      abandonedAt: 5,
    });
    const posted = postLegs(money(1000n, 'USD'), bought, { ...context, month: start, line: 0 });
    expect(softwareAdditions(sumPostings(posted))).toBe(1000n);
  });
});

describe('the cash-flow statement', () => {
  it('has by section what the cash postings of that section moved, in every month', () => {
    fc.assert(
      fc.property(postings, (books) => {
        const names = new Set(books.map(({ date }) => date.toPlainYearMonth().toString()));
        for (const name of names) {
          const within = books.filter(({ date }) => date.toPlainYearMonth().toString() === name);
          const moved = (section: CashSection): bigint =>
            within.reduce(
              (sum, { account, section: of, amount }) =>
                account === accountCodes.cash && of === section ? sum + amount.minor : sum,
              0n,
            );
          const { operating, investing, financing } = cashFlowOf(bridgeOf(sumPostings(within)));
          expect([operating, investing, financing]).toEqual([
            moved('operating'),
            moved('investing'),
            moved('financing'),
          ]);
        }
      }),
    );
  });

  it('adds up to the change in cash', () => {
    fc.assert(
      fc.property(anyBooks, (books) => {
        const bridge = bridgeOf(sumPostings(books));
        const { operating, investing, financing, restatement } = cashFlowOf(bridge);
        expect(operating + investing + financing + restatement).toBe(bridge.cash);
      }),
    );
  });

  it('has a section for each bar, and the free cash flow takes only what is bought and leased off', () => {
    for (const bar of bridgeBars.filter((other) => other !== 'cash')) {
      const bars = Object.fromEntries(bridgeBars.map((other) => [other, other === bar ? 1n : 0n])) as Bridge['bars'];
      const flow = cashFlowOf({ bars, cash: 1n, residual: 0n });
      expect(flow[sectionOfBar[bar]]).toBe(1n);
      const taken = ['capital-expenditure', 'capitalized-software', 'lease-principal'].includes(bar);
      expect(flow.freeCashFlow).toBe(taken || sectionOfBar[bar] === 'operating' ? 1n : 0n);
    }
  });

  it('has the same free cash flow in every month when the same payment is capitalized instead of expensed', () => {
    const asset = fc.constantFrom('software', 'equipment');
    fc.assert(
      fc.property(cents, terms, asset, fc.nat(12), whole, (minor, given, kind, readyAt, lifeMonths) => {
        const [expensed = [], capitalized = []] = [
          expense({ ...given, ...cost }),
          capitalizePurchase({ ...given, asset: kind, readyAt, lifeMonths }),
        ].map((posted) => sumPostings(postLegs(money(minor, 'USD'), posted, { ...context, month: start, line: 0 })));
        const flow = (sums: readonly PostingSum[] = [], month: string) =>
          cashFlowOf(bridgeOf(sums.filter((sum) => sum.month === month)));
        for (const { month } of [...(expensed ?? []), ...(capitalized ?? [])]) {
          const [left, right] = [flow(expensed, month), flow(capitalized, month)];
          expect(right.freeCashFlow).toBe(left.freeCashFlow);
          expect(right.operating - left.operating).toBe(-(right.investing - left.investing));
        }
      }),
    );
  });
});
