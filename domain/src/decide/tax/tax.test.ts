import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unbalancedEntry } from '../../books/index.ts';
import { irr, npv } from '../../finance/index.ts';
import { parseMonth } from '../../time/index.ts';
import { sweptDraws } from '../estimate/draws.ts';
import { simulate, simulateNpv } from '../estimate/simulate.ts';
import {
  caseAt,
  cashFlowPoints,
  decisionFlowPoints,
  memoAmounts,
  postOption,
  type Case,
  type CaseLine,
  type CaseOption,
  type CaseTreatment,
  type TaxProfile,
} from '../index.ts';
import { figuresOf, lineOf, optionOf, sampleCase, sumsOf } from '../testing/options.ts';

const domestic: TaxProfile = { rate: 0.25, softwareMonths: 0, equipment: 'bonus', losses: 'used' };
const software: CaseTreatment = { kind: 'capitalize', asset: 'software', readyAt: 0, lifeMonths: 60 };
const equipment: CaseTreatment = { kind: 'capitalize', asset: 'equipment', readyAt: 0, lifeMonths: 60 };
const build = lineOf(software, '10000000');
const earned = (amount: string): CaseLine => lineOf({ kind: 'earn' }, amount, { every: 'year' });

function taxed(profile: Partial<TaxProfile>, more: Partial<Case> = {}): Case {
  return { ...sampleCase, tax: { ...domestic, ...profile }, ...more };
}

/** Income tax of an option by calendar year from 2027 on, in dollars: what is paid is +. */
function taxesOf(subject: Case, option: CaseOption): readonly number[] {
  const paid = new Map<number, bigint>();
  for (const { account, date, amount } of postOption(subject, option, 'test')) {
    if (account === '9200') paid.set(date.year, (paid.get(date.year) ?? 0n) + amount.minor);
  }
  return [2027, 2028, 2029, 2030, 2031, 2032].map((year) => Number(paid.get(year) ?? 0n) / 100);
}

describe('income tax of a case', () => {
  it.each<[string, CaseTreatment, Partial<TaxProfile>, readonly number[]]>([
    ['domestic development at once (sec. 174A)', software, {}, [-2_500_000, 0, 0, 0, 0, 0]],
    [
      'foreign development over 15 years from the midpoint of its year (sec. 174)',
      software,
      { softwareMonths: 180 },
      [-83_333.33, -166_666.67, -166_666.67, -166_666.67, -166_666.67, 0],
    ],
    [
      'development over 5 years from the midpoint of its year',
      software,
      { softwareMonths: 60 },
      [-250_000, -500_000, -500_000, -500_000, -500_000, 0],
    ],
    ['equipment at once (sec. 168(k))', equipment, {}, [-2_500_000, 0, 0, 0, 0, 0]],
    [
      'equipment over its life',
      equipment,
      { equipment: 'life' },
      [-500_000, -500_000, -500_000, -500_000, -500_000, 0],
    ],
    [
      'equipment by MACRS (Publication 946, Table A-1)',
      equipment,
      { equipment: 'macrs-5' },
      [-500_000, -800_000, -480_000, -288_000, -288_000, 0],
    ],
  ])('deducts %s', (_, treatment, profile, taxes) => {
    expect(taxesOf(taxed(profile), optionOf([lineOf(treatment, '10000000')]))).toEqual(taxes);
  });

  it('is what one third schedule says: EBITDA and amortization of the books stay as they are', () => {
    const option = optionOf([build]);
    const [before, after] = [sampleCase, taxed({})].map((subject) => figuresOf(sumsOf(option, { subject })));
    expect([after?.ebitda, after?.['operating-income']]).toEqual([before?.ebitda, before?.['operating-income']]);
    expect((after?.cash ?? 0n) - (before?.cash ?? 0n)).toBe(250_000_000n);
    expect((after?.operating ?? 0n) - (before?.operating ?? 0n)).toBe(250_000_000n);
  });

  it('lowers labor and other operating cost in the year in which EBITDA has them, and taxes income', () => {
    const labor = lineOf(
      { kind: 'expense', function: 'research-and-development', nature: 'labor', work: null, decision: null },
      '1000000',
      { every: 'year' },
    );
    expect(taxesOf(taxed({}), optionOf([earned('3000000'), labor]))).toEqual([5e5, 5e5, 5e5, 5e5, 5e5, 0]);
  });

  it('deducts capitalized labor by its own schedule, and not a second time as an expense', () => {
    const labor: CaseTreatment = {
      kind: 'capitalize-labor',
      component: 'pay',
      function: 'research-and-development',
      asset: 'software',
      work: 'new-functionality',
      decision: null,
      paidAfter: 0,
      readyAt: 12,
      lifeMonths: 36,
    };
    const option = optionOf([lineOf(labor, '1200000', { every: 'year', endsAt: 12 })]);
    expect(taxesOf(taxed({}), option)).toEqual([-300_000, 0, 0, 0, 0, 0]);
  });

  it.each([
    ['operating', -25_000],
    ['finance', -25_000],
  ] as const)('deducts the cost of a lease, %s: over its term all that is paid', (treatment, total) => {
    const lease: CaseTreatment = {
      kind: 'lease',
      function: 'cost-of-revenue',
      nature: 'hardware',
      treatment,
      due: 'end',
      termMonths: 20,
      annualRate: 0.06,
    };
    const taxes = taxesOf(taxed({}), optionOf([lineOf(lease, '5000', { every: 'month' })]));
    expect(taxes.reduce((sum, tax) => sum + tax, 0)).toBeCloseTo(total, 1);
  });

  it('of a sale taxes the proceeds less what was not deducted yet', () => {
    const sold = lineOf(equipment, '10000000', {
      events: [{ kind: 'sale', atMonth: 24, proceeds: { minor: 300_000_000n, currency: 'USD' }, netDays: 0 }],
    });
    expect(taxesOf(taxed({}), optionOf([sold]))).toEqual([-2_500_000, 0, 750_000, 0, 0, 0]);
    expect(taxesOf(taxed({ equipment: 'life' }), optionOf([sold]))).toEqual([-5e5, -5e5, -750_000, 0, 0, 0]);
  });

  it('of what is cancelled deducts the rest of equipment, and lets development over years go on (sec. 174(d))', () => {
    const cancelled = (treatment: CaseTreatment): CaseOption => optionOf([lineOf(treatment, '10000000')], 18);
    expect(taxesOf(taxed({ equipment: 'life' }), cancelled(equipment))).toEqual([-5e5, -2e6, 0, 0, 0, 0]);
    expect(taxesOf(taxed({ softwareMonths: 60 }), cancelled(software)).slice(0, 3)).toEqual([-25e4, -5e5, -5e5]);
  });

  it('is paid in equal parts over each calendar year, the first and the last one cut short with the case', () => {
    const subject = taxed({ equipment: 'life' }, { start: parseMonth('2027-07') });
    expect(taxesOf(subject, optionOf([lineOf(equipment, '10000000')]))).toEqual([-25e4, -5e5, -5e5, -5e5, -5e5, -25e4]);
    const flows = cashFlowPoints(postOption(subject, optionOf([build]), 'test'), subject).slice(0, 8);
    const part = 41_666_667n;
    expect(flows).toEqual([-1_000_000_000n, part, part - 1n, part, part, part - 1n, part, 0n]);
  });

  it.each([
    ['used: the rest of the company pays less', 'used', [-1_500_000, 1e6, 1e6, 1e6, 1e6, 0]],
    [
      'carried forward: income of later years is not taxed until they are used up',
      'carried-forward',
      [0, 0, 5e5, 1e6, 1e6, 0],
    ],
  ] as const)('has losses that are %s', (_, losses, taxes) => {
    expect(taxesOf(taxed({ losses }), optionOf([build, earned('4000000')]))).toEqual(taxes);
  });

  it('takes back what a saving no longer deducts', () => {
    const labor: CaseTreatment = {
      kind: 'payroll',
      function: 'research-and-development',
      paidAfter: 0,
      work: 'maintenance',
      decision: null,
    };
    const saved = lineOf(labor, '200000', { every: 'year', saves: 'Team' });
    expect(taxesOf(taxed({}), optionOf([saved]))).toEqual([5e4, 5e4, 5e4, 5e4, 5e4, 0]);
    expect(taxesOf(taxed({}), optionOf([{ ...build, saves: 'Build' }]))).toEqual([2_500_000, 0, 0, 0, 0, 0]);
  });

  it('knows nothing of what is off-book, sunk or allocated', () => {
    const memo = lineOf({ kind: 'memo', counts: 'benefit' }, '700000', { every: 'year' });
    const lines = [memo, { ...build, leftOut: 'sunk' as const }, { ...earned('1'), leftOut: 'allocated' as const }];
    for (const losses of ['used', 'carried-forward'] as const)
      expect(taxesOf(taxed({ losses }), optionOf(lines))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('balances every entry', () => {
    for (const losses of ['used', 'carried-forward'] as const) {
      const postings = postOption(taxed({ losses }), optionOf([build, earned('4000000')]), 'test');
      expect([unbalancedEntry(postings), figuresOf(sumsOf(optionOf([build]))).cash]).toEqual([
        undefined,
        -1_000_000_000n,
      ]);
    }
  });

  it('turns 10M of domestic development at 10% into −10 and 2.5 over the first year, foreign into 0.083, 0.167, …', () => {
    const worth = (profile: Partial<TaxProfile>): number => foldedNpv(taxed(profile), optionOf([build]));
    const overYear = (amount: number, year: number): number =>
      Array.from({ length: 12 }, (_, month) => amount / 12 / 1.1 ** (year + (month + 1) / 12)).reduce((a, b) => a + b);
    expect(worth({})).toBeCloseTo(-10_000_000 + overYear(2_500_000, 0), 1);
    const years = [0.5, 1, 1, 1, 1].map((share, year) => overYear((share * 2_500_000) / 15, year));
    expect(worth({ softwareMonths: 180 })).toBeCloseTo(-10_000_000 + years.reduce((a, b) => a + b), 1);
  });

  it('leaves an ordinary case one rate of return', () => {
    const subject = taxed({ losses: 'carried-forward' });
    const option = optionOf([build, earned('6000000')]);
    const flows = decisionFlowPoints(postOption(subject, option, 'test'), subject, []).map(Number);
    expect(irr({ flows })).toMatchObject({ status: 'OK', roots: [expect.any(Number) as number] });
  });
});

describe('the estimate kernel', () => {
  const memo = lineOf({ kind: 'memo', counts: 'cost' }, '700000', { every: 'year' });
  const lines = [
    build,
    earned('4000000'),
    memo,
    { ...lineOf(equipment, '2000000'), leftOut: 'sunk' as const },
    { ...earned('900000'), leftOut: 'allocated' as const },
  ];

  it.each<[string, Case]>([
    ['without tax', sampleCase],
    ['with losses that are used', taxed({ softwareMonths: 60 })],
    ['with losses that are carried forward', taxed({ losses: 'carried-forward' })],
    ['from the middle of a year', taxed({ losses: 'carried-forward' }, { start: parseMonth('2027-05') })],
  ])('comes to the present value of the books’ fold %s', (_, subject) => {
    const option = optionOf(lines);
    const [drawn] = simulateNpv(subject, option, { draws: sweptDraws(subject, new Map(), 1), cache: new Map() });
    expect(drawn).toBeCloseTo(foldedNpv(subject, option), 1);
  });

  it('accumulates the cash of the books after tax', () => {
    const subject = taxed({ losses: 'carried-forward' });
    const option = optionOf(lines);
    const { cumulative } = simulate(subject, option, { draws: sweptDraws(subject, new Map(), 1), cache: new Map() });
    let total = 0;
    for (const [point, flow] of cashFlowPoints(postOption(subject, option, 'test'), subject).entries()) {
      total += Number(flow) / 100;
      expect(cumulative[point]?.[0]).toBeCloseTo(total, 1);
    }
  });

  it('carries losses forward in each draw by itself, as the books do at the values of that draw', () => {
    const subject: Case = {
      ...taxed({ losses: 'carried-forward' }),
      assumptions: [
        {
          name: 'margin',
          base: 4_000_000,
          unit: null,
          stated: null,
          distribution: null,
          formula: null,
          written: '4M',
          words: '4M, sure',
          source: null,
          owner: null,
          date: null,
        },
      ],
    };
    const option = optionOf([build, { ...earned('4000000'), formulas: { amount: { op: 'name', name: 'margin' } } }]);
    const margins = [500_000, 2_000_000, 4_000_000, 9_000_000];
    const swept = new Map([['margin', Float64Array.from(margins)]]);
    const drawn = simulateNpv(subject, option, { draws: sweptDraws(subject, swept, 4), cache: new Map() });
    for (const [draw, margin] of margins.entries()) {
      const at = caseAt({ ...subject, options: [option] }, () => margin);
      const [own] = at.options;
      expect(drawn[draw]).toBeCloseTo(own ? foldedNpv(at, own) : Number.NaN, 1);
    }
  });

  it('comes to it for any lines, any cancellation and either use of losses', () => {
    const kinds: readonly CaseTreatment[] = [
      software,
      { ...equipment, readyAt: 7 },
      { kind: 'earn' },
      { kind: 'memo', counts: 'cost' },
      { kind: 'prepay', function: 'unassigned', nature: 'software', termMonths: 24 },
      {
        kind: 'lease',
        function: 'cost-of-revenue',
        nature: 'hardware',
        treatment: 'finance',
        due: 'begin',
        termMonths: 36,
        annualRate: 0.05,
      },
    ];
    const lines = fc.array(
      fc.record({
        treatment: fc.constantFrom(...kinds),
        amount: fc.integer({ min: 1, max: 50_000_000 }),
        every: fc.constantFrom('once', 'year', 'quarter', 'month'),
        startsAt: fc.integer({ min: 0, max: 6 }),
        leftOut: fc.constantFrom(undefined, undefined, 'sunk', 'allocated'),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const profile = fc.record({
      softwareMonths: fc.constantFrom(0, 60, 180),
      equipment: fc.constantFrom('bonus', 'life', 'macrs-5'),
      losses: fc.constantFrom('used', 'carried-forward'),
    });
    const cancelled = fc.option(fc.integer({ min: 0, max: 70 }));
    fc.assert(
      fc.property(lines, profile, cancelled, fc.integer({ min: 1, max: 12 }), (drawn, chosen, at, month) => {
        const subject = taxed(chosen, { start: parseMonth(`2027-${String(month).padStart(2, '0')}`) });
        const option = optionOf(
          drawn.map(({ treatment, amount, leftOut, ...more }) =>
            lineOf(treatment, String(amount), { ...more, ...(leftOut && { leftOut }) }),
          ),
          at,
        );
        const [npvDrawn] = simulateNpv(subject, option, { draws: sweptDraws(subject, new Map(), 1), cache: new Map() });
        const folded = foldedNpv(subject, option);
        expect(Math.abs((npvDrawn ?? Number.NaN) - folded)).toBeLessThan(5 + Math.abs(folded) * 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

function foldedNpv(subject: Case, option: CaseOption): number {
  const flows = decisionFlowPoints(postOption(subject, option, 'test'), subject, memoAmounts(subject, option));
  return npv({ rate: 1.1 ** (1 / 12) - 1, flows: flows.map((minor) => Number(minor) / 100) });
}
