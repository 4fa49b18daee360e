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
  type PostingSum,
} from '../books/index.ts';
import { money, parseMoney, type Money } from '../money/index.ts';
import {
  classifyLease,
  containsLease,
  leaseEntries,
  leaseSchedule,
  postEntries,
  type Lease,
  type LeaseFacts,
  type LeasePosting,
  type LeaseTreatment,
} from './index.ts';

const usd = (text: string): Money => parseMoney(text, 'USD');
const level = (termMonths: number, amount: Money): Lease['payments'] =>
  Array.from({ length: termMonths }, (_, month) => ({ month, amount }));
const cage: Lease = {
  name: 'Cage',
  commences: Temporal.PlainDate.from('2026-01-01'),
  termMonths: 36,
  payments: level(36, usd('1000')),
  due: 'end',
  annualRate: 0.06,
};
const costAccount = expenseAccount('cost-of-revenue', 'facilities');
const post = (lease: Lease, treatment: LeaseTreatment, over: Partial<LeasePosting> = {}): readonly Posting[] =>
  postEntries(leaseEntries(lease, { treatment, costAccount, interestSection: 'operating', ...over }), {
    basis: 'us-gaap',
    scenario: 'actual',
    dimensions: { entity: 'main' },
    line: 0,
    measure: 'amount',
  });
const sums = (postings: readonly Posting[], month = ''): readonly PostingSum[] =>
  sumPostings(postings).filter((sum) => sum.month.startsWith(month));
const balance = (postings: readonly Posting[], account: string): bigint =>
  postings.reduce((sum, posting) => (posting.account === account ? sum + posting.amount.minor : sum), 0n);

describe('the schedule of a lease', () => {
  it('discounts at the monthly rate, at the end of the month or at its beginning', () => {
    // 1000 × (1 − 1.005⁻³⁶) / 0.005, and 1.005 times that.
    expect(leaseSchedule(cage, 'finance').initial).toEqual(usd('32871.02'));
    expect(leaseSchedule({ ...cage, due: 'begin' }, 'finance').initial).toEqual(usd('33035.37'));
  });

  it('compounds with its payments: 5 of 100k at 7% a year come to what the annuity says (vector leaseEbitda)', () => {
    const yearly = (due: Lease['due']): Lease => ({
      ...cage,
      termMonths: 60,
      due,
      annualRate: 0.07,
      payments: [0, 12, 24, 36, 48].map((month) => ({
        month: due === 'end' ? month + 11 : month,
        amount: usd('100000'),
      })),
    });
    const { initial, rows } = leaseSchedule(yearly('end'), 'finance');
    expect(initial).toEqual(usd('410019.74'));
    const interest = rows.slice(0, 12).reduce((sum, row) => sum + row.interest.minor, 0n);
    expect(Number(interest) / 100).toBeCloseTo(28_701.38, 1);
    expect(leaseSchedule(yearly('begin'), 'finance').initial).toEqual(usd('438721.13'));
  });

  it('discounts uneven payments, and one alone, month by month', () => {
    const uneven = [2, 3, 9].map((month) => ({ month, amount: usd('1000') }));
    const value = [3, 4, 10].reduce((sum, months) => sum + 1000 * 1.005 ** -months, 0);
    expect(Number(leaseSchedule({ ...cage, payments: uneven }, 'finance').initial.minor) / 100).toBeCloseTo(value, 1);
  });

  it('has interest on what is owed, and principal for the rest', () => {
    const [first, second] = leaseSchedule(cage, 'finance').rows;
    expect(first).toMatchObject({ interest: usd('164.36'), liability: usd('32035.38') });
    expect(second).toMatchObject({ interest: usd('160.18'), liability: usd('31195.56') });
    const [early] = leaseSchedule({ ...cage, due: 'begin' }, 'finance').rows;
    expect(early).toMatchObject({ interest: usd('160.18'), liability: usd('32195.55') });
  });

  it('costs the same every month when operating, and more at first when finance', () => {
    const operating = leaseSchedule(cage, 'operating').rows.map(({ cost }) => cost.minor);
    expect(new Set(operating)).toEqual(new Set([100_000n]));
    const finance = leaseSchedule(cage, 'finance').rows.map(({ cost }) => cost.minor);
    expect([finance[0], finance.at(-1)]).toEqual([107_744n, 91_805n]);
  });

  it('averages payments that rise, and months without any', () => {
    const payments = [
      { month: 0, amount: usd('0') },
      { month: 12, amount: usd('1200') },
      { month: 24, amount: usd('2400') },
    ];
    const { rows } = leaseSchedule({ ...cage, payments }, 'operating');
    expect(new Set(rows.map(({ cost }) => cost.minor))).toEqual(new Set([10_000n]));
    expect(rows[24]?.liability.minor).toBe(0n);
    expect(rows[23]?.liability.minor).not.toBe(0n);
  });

  it('closes at exactly zero and costs exactly what is paid, at any term, rate and payments', () => {
    const payment = fc.record({ at: fc.nat(), minor: fc.integer({ min: 1, max: 10 ** 9 }) });
    const terms = fc.record({
      termMonths: fc.integer({ min: 1, max: 120 }),
      payments: fc.array(payment, { minLength: 1, maxLength: 30 }),
      due: fc.constantFrom('begin' as const, 'end' as const),
      annualRate: fc.double({ min: 0, max: 0.4, noNaN: true }),
      treatment: fc.constantFrom<LeaseTreatment>('operating', 'finance', 'short-term'),
    });
    fc.assert(
      fc.property(terms, ({ termMonths, payments, due, annualRate, treatment }) => {
        const lease: Lease = {
          ...cage,
          termMonths,
          due,
          annualRate,
          payments: payments.map(({ at, minor }) => ({ month: at % termMonths, amount: money(BigInt(minor), 'USD') })),
        };
        const paid = payments.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
        const { rows } = leaseSchedule(lease, treatment);
        expect(rows.at(-1)).toMatchObject({ liability: { minor: 0n }, rightOfUse: { minor: 0n } });
        expect(rows.reduce((sum, { cost }) => sum + cost.minor, 0n)).toBe(paid);
        const postings = post(lease, treatment);
        expect(unbalancedEntry(postings)).toBeUndefined();
        expect(bridgeOf(sums(postings))).toMatchObject({ residual: 0n, cash: -paid });
        expect(statementOf(sums(postings))['net-income']).toBe(-paid);
        const accounts = ['1700', '1710', '2100', '2300', '2310', '2320'];
        expect(accounts.map((account) => balance(postings, account))).toEqual(accounts.map(() => 0n));
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a term, a rate or payments that have no schedule', () => {
    const refused = (over: Partial<Lease>, code: string): void =>
      expect(() => leaseSchedule({ ...cage, ...over }, 'operating')).toThrow(expect.objectContaining({ code }));
    for (const termMonths of [0, -1, 2.5]) refused({ termMonths }, 'LIFE_NOT_POSITIVE');
    refused({ payments: [] }, 'EMPTY_FLOWS');
    refused({ termMonths: 35 }, 'PAYMENT_OUTSIDE_TERM');
    refused({ payments: [{ month: 0.5, amount: usd('1') }] }, 'PAYMENT_OUTSIDE_TERM');
    refused({ payments: [{ month: 0, amount: usd('-1') }] }, 'INVALID_AMOUNT');
    refused({ payments: [...cage.payments, { month: 0, amount: money(1n, 'EUR') }] }, 'NEEDS_RATE');
    refused({ annualRate: Number.NaN }, 'NOT_FINITE');
    refused({ annualRate: -1 }, 'RATE_LE_MINUS_ONE');
  });
});

describe('the statement of a lease', () => {
  it('has one operating cost inside EBITDA when operating', () => {
    for (const due of ['begin', 'end'] as const) {
      const month = sums(post({ ...cage, due }, 'operating'), '2026-02');
      expect(statementOf(month)).toMatchObject({ ebitda: -100_000n, amortization: 0n, interest: 0n });
      expect(cashFlowOf(bridgeOf(month))).toMatchObject({ operating: -100_000n, financing: 0n });
    }
  });

  it('has nothing inside EBITDA when finance: amortization, interest and principal', () => {
    const postings = post(cage, 'finance');
    const month = sums(postings, '2026-02');
    expect(statementOf(month)).toMatchObject({ ebitda: 0n, amortization: -91_309n, interest: -16_018n });
    const bridge = bridgeOf(month);
    expect(bridge.bars).toMatchObject({ interest: -16_018n, 'lease-principal': -83_982n });
    expect(cashFlowOf(bridge)).toMatchObject({ operating: -16_018n, financing: -83_982n, freeCashFlow: -100_000n });
  });

  it('pays the interest of the month before when payments are in advance', () => {
    const month = (text: string) => bridgeOf(sums(post({ ...cage, due: 'begin' }, 'finance'), text)).bars;
    expect(month('2026-01')).toMatchObject({ interest: 0n, 'lease-principal': -100_000n });
    expect(month('2026-02')).toMatchObject({ interest: -16_018n, 'lease-principal': -83_982n });
  });

  it('moves no cash when it commences', () => {
    for (const treatment of ['operating', 'finance'] as const) {
      const inception = post(cage, treatment).filter(({ date }) => date.equals(cage.commences));
      expect(inception).toHaveLength(2);
      expect(bridgeOf(sumPostings(inception))).toMatchObject({ cash: 0n, residual: 0n, bars: { 'non-cash': 0n } });
    }
  });

  it('has no right of use and straight-line cost when short-term', () => {
    const payments = [{ month: 0, amount: usd('1200') }];
    const postings = post({ ...cage, termMonths: 12, payments, due: 'begin' }, 'short-term');
    expect(balance(postings, accountCodes.operatingRightOfUse)).toBe(0n);
    expect(statementOf(sums(postings, '2026-07')).ebitda).toBe(-10_000n);
    expect(bridgeOf(sums(postings, '2026-01')).cash).toBe(-120_000n);
  });

  it('gives interest the section of its profile', () => {
    const sections = (interestSection: LeasePosting['interestSection']) =>
      post(cage, 'finance', { interestSection })
        .filter(({ account, section }) => account === accountCodes.accruedLeaseInterest && section)
        .map(({ section }) => section);
    expect(new Set(sections('financing'))).toEqual(new Set(['financing']));
    expect(new Set(sections('operating'))).toEqual(new Set(['operating']));
  });
});

describe('the kind of a lease', () => {
  const facts: LeaseFacts = {
    termMonths: 44,
    transfersOwnership: false,
    purchaseReasonablyCertain: false,
    remainingEconomicLifeMonths: 60,
    presentValue: usd('89.99'),
    fairValue: usd('100'),
    hasNoAlternativeUse: false,
    exemptsShortTerm: true,
    exemptsLowValue: false,
  };
  const table: readonly [string, Partial<LeaseFacts>, string | undefined][] = [
    ['none of the five tests', {}, undefined],
    ['a transfer of ownership', { transfersOwnership: true }, 'transfer-of-ownership'],
    ['a purchase option that will be used', { purchaseReasonablyCertain: true }, 'purchase-option'],
    ['a major part of the life', { termMonths: 45 }, 'major-part-of-life'],
    ['substantially all of the fair value', { presentValue: usd('90') }, 'substantially-all-of-fair-value'],
    ['no alternative use', { hasNoAlternativeUse: true }, 'no-alternative-use'],
  ];
  it.each(table)('with %s follows from it', (_, over, met) => {
    const { treatment, tests } = classifyLease({ ...facts, ...over }, 'us-gaap');
    expect(tests.filter(({ isMet }) => isMet).map(({ name }) => name)).toEqual(met === undefined ? [] : [met]);
    expect(treatment).toBe(met === undefined ? 'operating' : 'finance');
    expect(classifyLease({ ...facts, ...over }, 'ifrs').treatment).toBe('finance');
  });

  it('is short-term up to twelve months, where the company exempts it and will not buy', () => {
    const short = { ...facts, termMonths: 12 };
    const kinds = [
      short,
      { ...short, termMonths: 13 },
      { ...short, exemptsShortTerm: false },
      { ...short, purchaseReasonablyCertain: true },
    ].map((each) => classifyLease(each, 'us-gaap').treatment);
    expect(kinds).toEqual(['short-term', 'operating', 'operating', 'finance']);
  });

  it('follows the thresholds of the policy', () => {
    const tests = (over: Partial<LeaseFacts>) => classifyLease({ ...facts, ...over }, 'us-gaap').treatment;
    expect([tests({ majorPart: 0.7 }), tests({ substantiallyAll: 0.89 })]).toEqual(['finance', 'finance']);
  });

  it('is exempt for low value under IFRS alone', () => {
    const low = { ...facts, exemptsLowValue: true };
    expect([classifyLease(low, 'ifrs').treatment, classifyLease(low, 'us-gaap').treatment]).toEqual([
      'short-term',
      'operating',
    ]);
  });

  it('is a lease only with an identified asset, its benefits and the direction of its use', () => {
    const all = { hasIdentifiedAsset: true, hasSubstantiallyAllBenefits: true, hasRightToDirectUse: true };
    const answers = [
      all,
      { ...all, hasIdentifiedAsset: false },
      { ...all, hasSubstantiallyAllBenefits: false },
      { ...all, hasRightToDirectUse: false },
    ].map(containsLease);
    expect(answers).toEqual([true, false, false, false]);
  });
});
