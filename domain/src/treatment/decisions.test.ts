import { describe, expect, it } from 'vitest';
import { bridgeOf, cashFlowOf, statementOf, sumPostings, type Posting, type PostingSum } from '../books/index.ts';
import { breakEvenCumulative } from '../finance/index.ts';
import { money } from '../money/index.ts';
import { addMonths, monthOf, monthsBetween, parseMonth } from '../time/index.ts';
import { postLegs, type Leg } from './leg.ts';
import { evenly, inMonth } from './spread.ts';
import { capitalizePurchase, expense, type PurchaseTerms } from './treatments.ts';

const start = parseMonth('2026-01');
const million = 100_000_000n;
const post = (millions: bigint, legs: readonly Leg[], line: number): readonly Posting[] =>
  postLegs(money(millions * million, 'USD'), legs, {
    basis: 'us-gaap',
    scenario: 'case:build-or-buy:option',
    month: start,
    dimensions: { entity: 'main' },
    line,
    measure: 'amount',
  });

const services = { function: 'cost-of-revenue', nature: 'services' } as const;
const upFront: PurchaseTerms = {
  asset: 'software',
  spread: inMonth(0),
  netDays: 0,
  opening: true,
  readyAt: 0,
  lifeMonths: 60,
};
const buy = post(25n, expense({ ...services, spread: evenly(60), netDays: 0 }), 0);
const build = [
  ...post(10n, capitalizePurchase(upFront), 0),
  ...post(5n, expense({ ...services, spread: evenly(60), netDays: 0 }), 1),
];
const cancelled = [
  ...post(10n, capitalizePurchase({ ...upFront, abandonedAt: 18 }), 0),
  ...post(5n, expense({ ...services, spread: evenly(60), netDays: 0, stopsAt: 18 }), 1),
];

function sumsOf(postings: readonly Posting[], first: number, count: number): readonly PostingSum[] {
  const [from, to] = [addMonths(start, first).toString(), addMonths(start, first + count).toString()];
  return sumPostings(postings).filter(({ month }) => month >= from && month < to);
}

/** One figure of each of the five years, in millions. */
function byYear(postings: readonly Posting[], figure: (sums: readonly PostingSum[]) => bigint): readonly number[] {
  return [0, 1, 2, 3, 4].map((year) => Number(figure(sumsOf(postings, year * 12, 12))) / Number(million));
}

const ebitda = (sums: readonly PostingSum[]): bigint => statementOf(sums).ebitda;
const operatingIncome = (sums: readonly PostingSum[]): bigint => statementOf(sums)['operating-income'];
const cash = (sums: readonly PostingSum[]): bigint => bridgeOf(sums).cash;
const cumulative = (flows: readonly number[]): readonly number[] => {
  let sum = 0;
  return flows.map((flow) => (sum += flow));
};

describe('buy for 5M a year or build for 10M on day one and 1M a year (D6)', () => {
  it('gives the cumulative cash of both', () => {
    expect(cumulative(byYear(buy, cash))).toEqual([-5, -10, -15, -20, -25]);
    expect(cumulative(byYear(build, cash))).toEqual([-11, -12, -13, -14, -15]);
  });

  it('gives EBITDA of -5 against -1 and operating income of -5 against -3 in every year', () => {
    expect(byYear(buy, ebitda)).toEqual([-5, -5, -5, -5, -5]);
    expect(byYear(build, ebitda)).toEqual([-1, -1, -1, -1, -1]);
    expect(byYear(buy, operatingIncome)).toEqual([-5, -5, -5, -5, -5]);
    expect(byYear(build, operatingIncome)).toEqual([-3, -3, -3, -3, -3]);
  });

  it('crosses in cash at two and a half years', () => {
    const paid = (postings: readonly Posting[]): readonly number[] => {
      const flows = Array.from({ length: 61 }, () => 0);
      for (const { account, date, amount } of postings) {
        if (account !== '1000') continue;
        const point = monthsBetween(start, monthOf(date)) + (date.day === 1 ? 0 : 1);
        flows[point] = (flows[point] ?? 0) - Number(amount.minor);
      }
      return flows;
    };
    expect(breakEvenCumulative({ a: paid(build), b: paid(buy) })).toEqual([30]);
  });

  it('costs, cancelled at month 18, in year two 7.5 of EBITDA, 0.5 adjusted, 8.5 of operating income and 0.5 of cash', () => {
    const yearTwo = sumsOf(cancelled, 12, 12);
    const statement = statementOf(yearTwo);
    const inMillions = [
      statement.ebitda,
      statement['adjusted-ebitda'],
      statement['operating-income'],
      cash(yearTwo),
      statement['impairment-and-abandonment'],
    ].map((minor) => Number(minor) / Number(million));
    expect(inMillions).toEqual([-7.5, -0.5, -8.5, -0.5, -7]);
  });

  it('has nothing left after it is cancelled', () => {
    expect(byYear(cancelled, ebitda)).toEqual([-1, -7.5, 0, 0, 0]);
    expect(byYear(cancelled, cash)).toEqual([-11, -0.5, 0, 0, 0]);
  });
});

describe('10M capitalized over five years (M1)', () => {
  const asset = post(10n, capitalizePurchase(upFront), 0);

  it('takes the cash now, leaves EBITDA and lowers operating income by 2 a year', () => {
    expect(byYear(asset, cash)).toEqual([-10, 0, 0, 0, 0]);
    expect(byYear(asset, ebitda)).toEqual([0, 0, 0, 0, 0]);
    expect(byYear(asset, operatingIncome)).toEqual([-2, -2, -2, -2, -2]);
  });

  it('is bridged from EBITDA to cash in every month, quarter and year with nothing left over', () => {
    for (const months of [1, 3, 12]) {
      for (let first = 0; first < 60; first += months) {
        const bridge = bridgeOf(sumsOf(asset, first, months));
        expect(bridge.residual).toBe(0n);
        expect(bridge.bars['capitalized-software']).toBe(bridge.cash);
        expect(cashFlowOf(bridge).freeCashFlow).toBe(bridge.cash);
      }
    }
  });
});

describe('12M a year on net 60 instead of net 0 (M4)', () => {
  const [atOnce = [], net60 = []] = [0, 60].map((netDays) =>
    post(12n, expense({ ...services, spread: evenly(12), netDays }), 0),
  );

  it('keeps 2,000,000.00 of cash while the terms last', () => {
    for (const months of [2, 6, 12]) {
      expect(cash(sumsOf(net60, 0, months)) - cash(sumsOf(atOnce, 0, months))).toBe(2n * million);
    }
  });

  it('gives it back when the terms end', () => {
    expect(cash(sumsOf(net60, 0, 14))).toBe(cash(sumsOf(atOnce, 0, 14)));
    expect(cash(sumsOf(net60, 12, 2))).toBe(-2n * million);
  });

  it('leaves EBITDA in every month as it was', () => {
    for (let month = 0; month < 14; month += 1) {
      expect(ebitda(sumsOf(net60, month, 1))).toBe(ebitda(sumsOf(atOnce, month, 1)));
    }
  });

  it('shows the change as payables in the bridge', () => {
    expect(bridgeOf(sumsOf(net60, 0, 12)).bars.payables).toBe(2n * million);
  });
});
