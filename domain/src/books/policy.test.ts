import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountCodes, accountOf, bridgeBars, chartOfAccounts, expenseAccount } from './account.ts';
import { bridgeOf, cashFlowOf, cashFlowUnder, sectionOf } from './bridge.ts';
import type { PostingSum } from './fold.ts';
import { barOf } from './posting.ts';
import { isUnderIfrs18, type ReadBasis } from './read-basis.ts';
import {
  accountsOfItem,
  adjustments,
  defaultStatementPolicy,
  itemsOfLine,
  operatingProfitBefore,
  statementLines,
  statementOf,
  type StatementPolicy,
} from './statement.ts';

const sum = (account: string, minor: bigint, month = '2027-01'): PostingSum => ({
  month,
  account,
  nonCash: false,
  minor,
});

const anySums: fc.Arbitrary<readonly PostingSum[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom(...chartOfAccounts.map(({ code }) => code)),
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      fc.constantFrom('2026-11', '2026-12', '2027-01', '2027-02'),
      fc.boolean(),
    )
    .map(([account, minor, month, nonCash]) => ({ account, minor, month, nonCash })),
);
const anyPolicy: fc.Arbitrary<StatementPolicy> = fc.record({
  adjustments: fc.subarray([...adjustments]),
  grossMargin: fc.constantFrom('before-amortization', 'after-software-amortization'),
});

const people = [
  sum(accountCodes.revenue, -1000n),
  sum(expenseAccount('cost-of-revenue', 'stock-compensation'), 40n),
  sum(expenseAccount('research-and-development', 'labor'), 300n),
  sum(expenseAccount('research-and-development', 'stock-compensation'), 60n),
  sum(expenseAccount('general-and-administrative', 'severance'), 25n),
  sum(accountCodes.impairmentLoss, 10n),
  sum(accountCodes.disposalResult, -5n),
];

describe('the lines of the statement', () => {
  it('run from revenue over Adjusted EBITDA and EBITDA to net income, each loss and adjustment a line of its own', () => {
    expect(statementLines).toEqual([
      'revenue',
      'cost-of-revenue',
      'gross-margin',
      'research-and-development',
      'sales-and-marketing',
      'general-and-administrative',
      'unassigned',
      'adjusted-ebitda',
      'impairment-and-abandonment',
      'disposal',
      'stock-compensation',
      'severance',
      'ebitda',
      'amortization',
      'operating-income',
      'other-income',
      'exchange-differences',
      'interest',
      'pre-tax-income',
      'income-tax',
      'net-income',
    ]);
  });
});

describe('the bars of the bridge', () => {
  it.each([
    [accountCodes.receivables, 'receivables'],
    [accountCodes.prepaidCommitments, 'prepaid'],
    [accountCodes.prepaidExpenses, 'prepaid'],
    [accountCodes.deferredImplementation, 'deferred-implementation'],
    [accountCodes.payables, 'payables'],
    [accountCodes.accruedLiabilities, 'accruals'],
    [accountCodes.deferredRevenue, 'deferred-revenue'],
    [accountCodes.billedEffectiveDifference, 'billed-effective-difference'],
    [accountCodes.equipmentPayables, 'capital-expenditure'],
    [accountCodes.softwarePayables, 'capitalized-software'],
    [accountCodes.disposalReceivables, 'disposal-proceeds'],
    [accountCodes.financeLeaseLiability, 'lease-principal'],
    [accountCodes.exchangeDifferences, 'other-income'],
    [accountCodes.cashRestatement, 'currency-restatement'],
  ] as const)('account %s belongs to %s, and there is no bar named other', (account, bar) => {
    expect(barOf({ account })).toBe(bar);
    expect(bridgeBars).not.toContain('other');
  });
});

describe('other items that the policy lists', () => {
  it('none by default: stock compensation and severance stay in their functions and in Adjusted EBITDA', () => {
    expect(defaultStatementPolicy.adjustments).toEqual([]);
    expect(statementOf(people)).toMatchObject({
      'cost-of-revenue': -40n,
      'research-and-development': -360n,
      'stock-compensation': 0n,
      severance: 0n,
      'adjusted-ebitda': 575n,
      ebitda: 570n,
    });
  });

  it.each([
    { listed: ['stock-compensation'], rd: -300n, ga: -25n, stock: -100n, severance: 0n, adjusted: 675n },
    { listed: ['severance'], rd: -360n, ga: 0n, stock: 0n, severance: -25n, adjusted: 600n },
    { listed: ['severance', 'stock-compensation'], rd: -300n, ga: 0n, stock: -100n, severance: -25n, adjusted: 700n },
  ] as const)('$listed leave Adjusted EBITDA, each its own line', ({ listed, rd, ga, stock, severance, adjusted }) => {
    expect(statementOf(people, { ...defaultStatementPolicy, adjustments: listed })).toMatchObject({
      'research-and-development': rd,
      'general-and-administrative': ga,
      'stock-compensation': stock,
      severance,
      'impairment-and-abandonment': -10n,
      disposal: 5n,
      'adjusted-ebitda': adjusted,
      ebitda: 570n,
    });
  });

  it('EBITDA itself, and all below it, is the same whatever the policy lists', () => {
    fc.assert(
      fc.property(anySums, anyPolicy, (sums, policy) => {
        const [chosen, plain] = [statementOf(sums, policy), statementOf(sums)];
        const below = statementLines.slice(statementLines.indexOf('ebitda'));
        expect(below.map((line) => chosen[line])).toEqual(below.map((line) => plain[line]));
      }),
    );
  });

  it('Adjusted EBITDA excludes the lines above it: with them it is EBITDA', () => {
    fc.assert(
      fc.property(anySums, anyPolicy, (sums, policy) => {
        const lines = statementOf(sums, policy);
        const excluded = lines['impairment-and-abandonment'] + lines.disposal;
        expect(lines['adjusted-ebitda'] + excluded + lines['stock-compensation'] + lines.severance).toBe(lines.ebitda);
      }),
    );
  });

  it('gives every account of the statement to one line of one item, under every policy', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const codes = itemsOfLine['net-income'].flatMap((item) => accountsOfItem(item, policy));
        const all = chartOfAccounts.filter(({ row }) => row !== undefined).map(({ code }) => code);
        expect(codes.toSorted()).toEqual(all);
      }),
    );
  });
});

describe('gross margin', () => {
  const sums = [
    sum(accountCodes.revenue, -1000n),
    sum(expenseAccount('cost-of-revenue', 'cloud'), 300n),
    sum(accountCodes.amortizationOfSoftware, 50n),
    sum(accountCodes.depreciationOfEquipment, 20n),
  ];
  it.each([
    ['before-amortization', 700n],
    ['after-software-amortization', 650n],
  ] as const)('%s is %s', (grossMargin, expected) => {
    const lines = statementOf(sums, { ...defaultStatementPolicy, grossMargin });
    expect(lines['gross-margin']).toBe(expected);
    expect(lines.ebitda).toBe(700n);
  });
});

describe('the measure by profile', () => {
  it('IFRS 18: operating profit before depreciation, amortization and IAS 36 impairments', () => {
    const sums = [
      sum(accountCodes.revenue, -1000n),
      sum(expenseAccount('research-and-development', 'labor'), 300n),
      sum(accountCodes.impairmentLoss, 70n),
      sum(accountCodes.abandonmentLoss, 30n),
      sum(accountCodes.amortizationOfSoftware, 50n),
      sum(accountCodes.interest, 11n),
    ];
    // The loss on abandonment is derecognition: it stays in, as it does in EBITDA.
    expect(operatingProfitBefore(sums)).toBe(670n);
    expect(statementOf(sums)).toMatchObject({ 'adjusted-ebitda': 700n, ebitda: 600n, 'operating-income': 550n });
  });
});

describe('interest paid', () => {
  it.each([
    ['us-gaap', '2026-12', 1, 'operating'],
    ['us-gaap', '2027-01', 1, 'operating'],
    ['ifrs', '2026-12', 1, 'operating'],
    ['ifrs', '2027-01', 1, 'financing'],
    ['ifrs', '2027-01', 7, 'operating'],
    ['ifrs', '2027-07', 7, 'financing'],
  ] as const)('under %s in %s, fiscal years from month %s, is %s', (basis, month, fiscalStart, section) => {
    expect(sectionOf('interest', month, { basis, fiscalStart })).toBe(section);
    expect(isUnderIfrs18(month, { basis, fiscalStart })).toBe(section === 'financing');
  });

  it('goes into the section of its month, month by month of a period', () => {
    const paid = ['2026-12', '2027-01', '2027-02'].flatMap((month) => [
      sum(accountCodes.interest, 10n, month),
      sum(accountCodes.cash, -10n, month),
    ]);
    const flow = (basis: ReadBasis) => cashFlowUnder(paid, { basis, fiscalStart: 1 }, { takesLeasePrincipal: true });
    expect(flow('us-gaap')).toMatchObject({ operating: -30n, financing: 0n, freeCashFlow: -30n });
    expect(flow('ifrs')).toMatchObject({ operating: -10n, financing: -20n, freeCashFlow: -10n });
  });

  it('moves no cash: the sections add up to the change in cash on either basis', () => {
    fc.assert(
      fc.property(anySums, fc.constantFrom('us-gaap', 'ifrs'), fc.boolean(), (sums, basis, takesLeasePrincipal) => {
        const flow = cashFlowUnder(sums, { basis, fiscalStart: 1 }, { takesLeasePrincipal });
        const { cash, residual } = bridgeOf(sums);
        expect(flow.operating + flow.investing + flow.financing + flow.restatement).toBe(cash + residual);
      }),
    );
  });

  it('is the cash flow of the whole bridge under US GAAP, whatever the months', () => {
    fc.assert(
      fc.property(anySums, (sums) => {
        const flow = cashFlowUnder(sums, { basis: 'us-gaap', fiscalStart: 1 }, { takesLeasePrincipal: true });
        expect(flow).toEqual(cashFlowOf(bridgeOf(sums)));
      }),
    );
  });
});

describe('free cash flow', () => {
  it('takes finance-lease principal off unless the switch is off', () => {
    const paid = [sum(accountCodes.financeLeaseLiability, 80n), sum(accountCodes.cash, -80n)];
    const free = (takesLeasePrincipal: boolean) =>
      cashFlowUnder(paid, { basis: 'us-gaap', fiscalStart: 1 }, { takesLeasePrincipal }).freeCashFlow;
    expect([free(true), free(false)]).toEqual([-80n, 0n]);
  });
});

describe('where a currency is restated', () => {
  it('its cash effect is a bar, and in none of the three sections', () => {
    const restated = [sum(accountCodes.cash, 12n), sum(accountCodes.cashRestatement, -12n)];
    const bridge = bridgeOf(restated);
    expect(bridge.bars).toMatchObject({ 'currency-restatement': 12n, 'other-income': 0n });
    expect(bridge).toMatchObject({ cash: 12n, residual: 0n });
    expect(cashFlowOf(bridge)).toMatchObject({ operating: 0n, investing: 0n, financing: 0n, restatement: 12n });
    expect(accountOf(accountCodes.cashRestatement).row).toBe('exchange-differences');
    expect(statementOf(restated)).toMatchObject({ 'exchange-differences': 12n, ebitda: 0n });
  });
});
