import { describe, expect, it } from 'vitest';
import { unbalancedEntry } from '../books/index.ts';
import { postOption, type CaseTreatment } from './index.ts';
import { figuresOf, lineOf, optionOf, sampleCase, sumsOf } from './testing/options.ts';

const million = 100_000_000n;
const of = 'research-and-development';
const payroll: CaseTreatment = { kind: 'payroll', function: of, paidAfter: 0, work: 'maintenance', decision: null };
const capitalized: Extract<CaseTreatment, { kind: 'capitalize-labor' }> = {
  kind: 'capitalize-labor',
  component: 'pay',
  function: of,
  paidAfter: 0,
  work: 'new-functionality',
  decision: null,
  asset: 'software',
  readyAt: 24,
  lifeMonths: 36,
};
const people = (treatment: CaseTreatment, months: number, startsAt = 0) =>
  lineOf(treatment, '25000000', { every: 'year', startsAt, endsAt: startsAt + months });
const inMillions = (sums: Parameters<typeof figuresOf>[0]) => {
  const { ebitda, operating, investing, freeCashFlow, cash } = figuresOf(sums);
  return [ebitda, operating, investing, freeCashFlow, cash].map((minor) => Number(minor) / Number(million));
};

describe('people who build', () => {
  it('cost no EBITDA and 25M of free cash flow a year (M6 a)', () => {
    const option = optionOf([people(capitalized, 24)]);
    expect(unbalancedEntry(postOption(sampleCase, option, 'test'))).toBeUndefined();
    expect(inMillions(sumsOf(option, { from: 6, until: 18 }))).toEqual([0, 0, -25, -25, -25]);
  });

  it('who are moved to maintenance cost 25M of EBITDA and the same cash (M6 b)', () => {
    const option = optionOf([people({ ...capitalized, readyAt: 36 }, 6), people(payroll, 12, 6)]);
    expect(inMillions(sumsOf(option, { from: 6, until: 18 }))).toEqual([-25, -25, 0, -25, -25]);
  });

  it('who leave cost nothing but severance (M6 c)', () => {
    const severance = lineOf({ kind: 'severance', function: of, paidAfter: 0 }, '3000000', { startsAt: 6 });
    const option = optionOf([people({ ...capitalized, readyAt: 36 }, 6), severance]);
    expect(inMillions(sumsOf(option, { from: 6, until: 18 }))).toEqual([-3, -3, 0, -3, -3]);
  });

  it('who are paid a month later are in investing a month later', () => {
    const option = optionOf([people({ ...capitalized, paidAfter: 1 }, 12)]);
    expect(inMillions(sumsOf(option, { until: 1 }))).toEqual([0, 0, 0, 0, 0]);
    expect(inMillions(sumsOf(option, { until: 13 }))).toEqual([0, 0, -25, -25, -25]);
  });

  it('amortize what they built from the month in which it is ready, and lose what is left when it is cancelled', () => {
    const line = people(capitalized, 24);
    expect(figuresOf(sumsOf(optionOf([line]), { until: 24 })).amortization).toBe(0n);
    expect(figuresOf(sumsOf(optionOf([line]), { from: 24, until: 36 })).amortization / million).toBe(-16n);
    expect(figuresOf(sumsOf(optionOf([line]))).amortization).toBe(-50n * million);
    const cancelled = figuresOf(sumsOf(optionOf([line], 12)));
    expect([cancelled['impairment-and-abandonment'], cancelled.cash]).toEqual([-25n * million, -25n * million]);
  });
});

describe('stock compensation', () => {
  it('costs EBITDA and never cash; capitalized it costs neither', () => {
    const stock = lineOf({ kind: 'stock-compensation', function: of }, '6000000', { every: 'year', endsAt: 12 });
    expect(inMillions(sumsOf(optionOf([stock])))).toEqual([-6, 0, 0, 0, 0]);
    const built = { ...stock, treatment: { ...capitalized, component: 'stock-compensation' } as const };
    const figures = figuresOf(sumsOf(optionOf([built])));
    expect([figures.ebitda, figures.cash, figures.investing, figures.amortization]).toEqual([
      0n,
      0n,
      0n,
      -6n * million,
    ]);
  });
});

describe('a saving', () => {
  it('of payroll lifts EBITDA and cash by what it saves', () => {
    const saving = { ...people(payroll, 12), saves: 'People' };
    expect(inMillions(sumsOf(optionOf([saving])))).toEqual([25, 25, 0, 25, 25]);
  });

  it('of capitalized labor lifts cash, and not EBITDA', () => {
    const saving = { ...people(capitalized, 12), saves: 'People' };
    expect(inMillions(sumsOf(optionOf([saving])))).toEqual([0, 0, 25, 25, 25]);
    expect(figuresOf(sumsOf(optionOf([saving])))['operating-income']).toBe(25n * million);
  });

  it('takes back exactly what its cost posts', () => {
    const cost = people(capitalized, 17);
    expect(sumsOf(optionOf([cost, { ...cost, saves: 'People' }])).every(({ minor }) => minor === 0n)).toBe(true);
  });
});
