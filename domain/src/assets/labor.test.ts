import { describe, expect, it } from 'vitest';
import {
  accountCodes,
  bridgeOf,
  cashFlowOf,
  softwareAdditions,
  statementOf,
  sumPostings,
  unbalancedEntry,
  type Posting,
  type PostingSum,
} from '../books/index.ts';
import { money } from '../money/index.ts';
import { addMonths, parseMonth } from '../time/index.ts';
import { evenly, postLegs, type Leg, type Spread } from '../treatment/index.ts';
import { payroll as payrollLegs } from '../labor/index.ts';
import { capitalizeLabor, capitalizeStockCompensation } from './index.ts';

const start = parseMonth('2026-01');
const million = 100_000_000n;
const post = (millions: bigint, legs: readonly Leg[], line = 0): readonly Posting[] =>
  postLegs(money(millions * million, 'USD'), legs, {
    basis: 'us-gaap',
    scenario: 'budget',
    month: start,
    dimensions: { entity: 'main' },
    line,
    measure: 'amount',
  });
const work = { function: 'research-and-development', asset: 'software' } as const;

/** A payroll that is paid some months after its month. */
const payroll = (spread: Spread, paidAfter: number): readonly Leg[] =>
  payrollLegs({ component: 'pay', function: 'research-and-development', spread, paidAfter });
const sums = (postings: readonly Posting[], first: number, count: number): readonly PostingSum[] => {
  const [from, to] = [addMonths(start, first).toString(), addMonths(start, first + count).toString()];
  return sumPostings(postings).filter(({ month }) => month >= from && month < to);
};

describe('capitalizing labor that is already expensed', () => {
  it('lifts EBITDA, moves the cash from operating to investing and leaves free cash flow (M6)', () => {
    for (const paidAfter of [0, 1, 3]) {
      const expensed = post(25n, payroll(evenly(12), paidAfter));
      const both = [...expensed, ...post(25n, capitalizeLabor({ ...work, spread: evenly(12), paidAfter }), 1)];
      expect(unbalancedEntry(both)).toBeUndefined();
      for (let month = 0; month < 16; month += 1) {
        const [before, after] = [expensed, both].map((postings) => bridgeOf(sums(postings, month, 1)));
        if (!before || !after) throw new Error('two bridges were made');
        expect([before.residual, after.residual]).toEqual([0n, 0n]);
        expect([after.cash, cashFlowOf(after).freeCashFlow]).toEqual([before.cash, cashFlowOf(before).freeCashFlow]);
        expect(cashFlowOf(after)).toMatchObject({ operating: 0n, investing: before.cash });
        expect(after.bars.ebitda).toBe(0n);
      }
    }
  });

  it('continued costs no EBITDA and 25M of free cash flow; moved to maintenance 25M of both', () => {
    const maintained = post(25n, payroll(evenly(12), 0));
    const continued = [...maintained, ...post(25n, capitalizeLabor({ ...work, spread: evenly(12), paidAfter: 0 }), 1)];
    const figures = (postings: readonly Posting[]) => {
      const year = sums(postings, 0, 12);
      const flow = cashFlowOf(bridgeOf(year));
      return [statementOf(year).ebitda, flow.operating, flow.investing, flow.freeCashFlow].map(
        (minor) => minor / million,
      );
    };
    expect(figures(continued)).toEqual([0n, 0n, -25n, -25n]);
    expect(figures(maintained)).toEqual([-25n, -25n, 0n, -25n]);
    expect(softwareAdditions(sums(continued, 0, 6))).toBe((25n * million) / 2n);
  });

  it('is not in investing before the pay is paid', () => {
    const both = [
      ...post(12n, payroll(evenly(1), 2)),
      ...post(12n, capitalizeLabor({ ...work, spread: evenly(1), paidAfter: 2 }), 1),
    ];
    const investing = [0, 1, 2].map((month) => cashFlowOf(bridgeOf(sums(both, month, 1))).investing / million);
    expect(investing).toEqual([0n, 0n, -12n]);
    expect(statementOf(sums(both, 0, 1))['research-and-development']).toBe(0n);
  });

  it('of equipment goes to equipment', () => {
    const postings = post(1n, capitalizeLabor({ ...work, asset: 'equipment', spread: evenly(1), paidAfter: 0 }));
    expect(postings.map(({ account }) => account).sort()).toEqual([accountCodes.equipmentInProgress, '6190']);
  });
});

describe('other items that the policy lists: stock compensation that is capitalized', () => {
  const stock = { function: 'research-and-development', spread: evenly(12) } as const;
  const policy = { adjustments: ['stock-compensation'], grossMargin: 'before-amortization' } as const;
  const expensed = post(3n, payrollLegs({ component: 'stock-compensation', ...stock, paidAfter: 0 }));
  const capitalized = (asset: 'software' | 'equipment') =>
    sumPostings([...expensed, ...post(3n, capitalizeStockCompensation({ ...stock, asset }), 1)]);

  it.each(['software', 'equipment'] as const)('into %s stays outside of Adjusted EBITDA, as its cost does', (asset) => {
    const before = statementOf(sumPostings(expensed), policy);
    const after = statementOf(capitalized(asset), policy);
    expect([before['adjusted-ebitda'], after['adjusted-ebitda']]).toEqual([0n, 0n]);
    expect([before['stock-compensation'], after['stock-compensation']]).toEqual([-3n * million, 0n]);
    expect([before.ebitda, after.ebitda]).toEqual([-3n * million, 0n]);
  });

  it('is an addition to software, and none where it becomes equipment or is written off', () => {
    expect(softwareAdditions(capitalized('software'))).toBe(3n * million);
    expect(softwareAdditions(capitalized('equipment'))).toBe(0n);
    const { software, softwareInProgress, abandonmentLoss } = accountCodes;
    const writeOff: Leg = { debit: abandonmentLoss, credit: softwareInProgress, spread: evenly(1, 12), nonCash: true };
    const broughtIn: Leg = { debit: software, credit: accountCodes.openingEquity, spread: evenly(1), nonCash: true };
    const others = sumPostings([...post(3n, [writeOff], 2), ...post(3n, [broughtIn], 3)]);
    expect(softwareAdditions([...capitalized('software'), ...others])).toBe(3n * million);
  });
});

describe('stock compensation', () => {
  const stock = { ...work, spread: evenly(12) };
  const stockCompensation = payrollLegs({ component: 'stock-compensation', ...stock, paidAfter: 0 });

  it('costs EBITDA, credits equity and is never cash', () => {
    const postings = post(3n, stockCompensation);
    const bridge = bridgeOf(sumPostings(postings));
    expect(bridge).toMatchObject({ cash: 0n, residual: 0n });
    expect(bridge.bars).toMatchObject({ ebitda: -3n * million, 'non-cash': 3n * million, 'debt-and-equity': 0n });
  });

  it('that is capitalized leaves EBITDA and every section of the cash flow at zero', () => {
    const postings = [...post(3n, stockCompensation), ...post(3n, capitalizeStockCompensation(stock), 1)];
    const bridge = bridgeOf(sumPostings(postings));
    expect(bridge.bars.ebitda).toBe(0n);
    expect(cashFlowOf(bridge)).toMatchObject({ operating: 0n, investing: 0n, financing: 0n, freeCashFlow: 0n });
    const assets = postings.filter(({ account }) => account === accountCodes.softwareInProgress);
    expect(assets.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(3n * million);
  });
});
