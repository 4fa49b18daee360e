import { describe, expect, it } from 'vitest';
import { bridgeOf, statementOf, sumPostings, type StatementLine } from '../books/index.ts';
import { breakEvenCumulative, npv } from '../finance/index.ts';
import { parseMoney } from '../money/index.ts';
import {
  cashFlowPoints,
  decisionFlowPoints,
  monthlyRate,
  postOption,
  type Case,
  type CaseLine,
  type CaseOption,
  type CaseTreatment,
} from './index.ts';
import { lineOf, sampleCase } from './testing/options.ts';

const usd = (text: string): CaseLine['amount'] => parseMoney(text, 'USD');
const yearly = (what: string, amount: string, netDays = 0): CaseLine => ({
  what,
  amount: usd(amount),
  every: 'year',
  startsAt: 0,
  netDays,
  treatment: {
    kind: 'expense',
    function: 'research-and-development',
    nature: 'software',
    work: null,
    decision: null,
  },
});
const build: CaseLine = {
  what: 'Build',
  amount: usd('10000000'),
  every: 'once',
  startsAt: 0,
  netDays: 0,
  treatment: { kind: 'capitalize', asset: 'software', readyAt: 0, lifeMonths: 60 },
};
const option = (id: string, lines: readonly CaseLine[], cancelledAt: number | null = null): CaseOption => ({
  id,
  name: id,
  variantOf: null,
  against: null,
  cancelledAt,
  lines,
});

const subject: Case = sampleCase;

const years = ['2027', '2028', '2029', '2030', '2031'];
const millions = (minor: bigint): number => Number(minor) / 1e8;

function byYear(of: CaseOption, line: StatementLine | 'cash'): readonly number[] {
  const sums = sumPostings(postOption(subject, of, 'test'));
  return years.map((year) => {
    const within = sums.filter(({ month }) => month.startsWith(year));
    return millions(line === 'cash' ? bridgeOf(within).cash : statementOf(within)[line]);
  });
}

describe('D6: buy at 5M a year, or build at 10M and 1M a year', () => {
  const buy = option('buy', [yearly('Subscription', '5000000')]);
  const own = option('build', [build, yearly('Upkeep', '1000000')]);

  it.each<[string, CaseOption, StatementLine | 'cash', readonly number[]]>([
    ['buying lowers EBITDA by 5M a year', buy, 'ebitda', [-5, -5, -5, -5, -5]],
    ['building lowers EBITDA by 1M a year', own, 'ebitda', [-1, -1, -1, -1, -1]],
    ['buying lowers operating income by 5M a year', buy, 'operating-income', [-5, -5, -5, -5, -5]],
    ['building lowers operating income by 3M a year', own, 'operating-income', [-3, -3, -3, -3, -3]],
    ['buying takes 5M of cash a year', buy, 'cash', [-5, -5, -5, -5, -5]],
    ['building takes 11M of cash, then 1M a year', own, 'cash', [-11, -1, -1, -1, -1]],
  ])('%s', (_, of, line, expected) => {
    expect(byYear(of, line)).toEqual(expected);
  });

  it('cumulative cash crosses after 2.5 years', () => {
    const costs = (of: CaseOption): number[] =>
      cashFlowPoints(postOption(subject, of, 'test'), subject).map((minor) => -Number(minor));
    expect(breakEvenCumulative({ a: costs(buy), b: costs(own) }).map((months) => months / 12)).toEqual([2.5]);
  });

  it('cancelled at month 18, with upkeep ended, writes off 7.0M in year 2', () => {
    const cancelled = option('build', own.lines, 18);
    expect(byYear(cancelled, 'ebitda').slice(0, 3)).toEqual([-1, -7.5, 0]);
    expect(byYear(cancelled, 'adjusted-ebitda').slice(0, 3)).toEqual([-1, -0.5, 0]);
    expect(byYear(cancelled, 'operating-income').slice(0, 3)).toEqual([-3, -8.5, 0]);
    expect(byYear(cancelled, 'cash').slice(0, 3)).toEqual([-11, -0.5, 0]);
    expect(byYear(cancelled, 'impairment-and-abandonment')[1]).toBe(-7);
  });
});

describe('M1: 10M capitalized over five years', () => {
  it('takes 10M of cash now, leaves EBITDA at zero and lowers operating income by 2M a year', () => {
    const capitalized = option('build', [build]);
    expect(byYear(capitalized, 'cash')).toEqual([-10, 0, 0, 0, 0]);
    expect(byYear(capitalized, 'ebitda')).toEqual([0, 0, 0, 0, 0]);
    expect(byYear(capitalized, 'operating-income')).toEqual([-2, -2, -2, -2, -2]);
  });
});

describe('M4: 12M a year at net 60 instead of net 0', () => {
  const [now, later] = [
    option('now', [yearly('Subscription', '12000000')]),
    option('later', [yearly('Subscription', '12000000', 60)]),
  ];

  it('leaves EBITDA as it is', () => {
    expect(byYear(later, 'ebitda')).toEqual(byYear(now, 'ebitda'));
  });

  it('keeps 2,000,000.00 of cash, once', () => {
    expect(byYear(later, 'cash').map((value, year) => value - (byYear(now, 'cash')[year] ?? 0))).toEqual([
      2, 0, 0, 0, 0,
    ]);
  });

  it('is worth what 2M earn from the first bills to the end of the case, when they are paid (accounting contract, §6)', () => {
    const flows = (of: CaseOption) => decisionFlowPoints(postOption(subject, of, 'test'), subject, []).map(Number);
    const rate = monthlyRate(0.1);
    const gained = npv({ rate, flows: flows(later) }) - npv({ rate, flows: flows(now) });
    const factor = 1 / (1 + rate);
    expect(gained / 1e8).toBeCloseTo(factor + factor ** 2 - 2 * factor ** 60, 9);
  });
});

describe('what is owed and due when a case ends', () => {
  const late = (treatment: CaseTreatment, more: Partial<CaseLine> = {}) =>
    option('late', [lineOf(treatment, '1200000', { netDays: 90, startsAt: 59, what: 'Late', ...more })]);
  const settled = (of: CaseOption) =>
    decisionFlowPoints(postOption(subject, of, 'test'), subject, []).map((minor) => Number(minor) / 100);

  it.each<[string, CaseOption, number]>([
    [
      'a bill',
      late({ kind: 'expense', function: 'unassigned', nature: 'cloud', work: null, decision: null }),
      -1_200_000,
    ],
    ['a purchase', late({ kind: 'capitalize', asset: 'equipment', readyAt: 59, lifeMonths: 36 }), -1_200_000],
    ['a sale to a customer', late({ kind: 'earn' }), 1_200_000],
    ['pay', late({ kind: 'payroll', function: 'unassigned', paidAfter: 3, work: null, decision: null }), -1_200_000],
  ])('is settled then: %s', (_, of, value) => {
    expect(settled(of)).toEqual([...Array.from({ length: 60 }, () => 0), value]);
  });

  it('is nothing of what comes after it: a line that begins then, the sale of what it bought, the payments of a lease', () => {
    const sale = { kind: 'sale', atMonth: 70, proceeds: parseMoney('500000', 'USD'), netDays: 0 } as const;
    const kept = option('kept', [
      lineOf({ kind: 'capitalize', asset: 'equipment', readyAt: 0, lifeMonths: 96 }, '1200000', { events: [sale] }),
      lineOf({ kind: 'earn' }, '7', { startsAt: 60 }),
    ]);
    expect(settled(kept)).toEqual([-1_200_000, ...Array.from({ length: 60 }, () => 0)]);
    const lease = {
      kind: 'lease',
      function: 'unassigned',
      nature: 'hardware',
      treatment: 'finance',
      due: 'end',
      termMonths: 120,
      annualRate: 0.06,
    } as const;
    const leased = settled(option('leased', [lineOf(lease, '1000', { every: 'month' })]));
    expect(leased).toEqual([0, ...Array.from({ length: 60 }, () => -1000)]);
  });

  it('pays what is prepaid each year before it is received', () => {
    const prepay = { kind: 'prepay', function: 'unassigned', nature: 'software', termMonths: 12 } as const;
    const yearlyPaid = settled(option('prepaid', [lineOf(prepay, '1000000', { every: 'year' })]));
    expect(yearlyPaid.flatMap((paid, point) => (paid === 0 ? [] : [point]))).toEqual([0, 12, 24, 36, 48]);
  });
});
