import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { hasShared, sharedFile, skippedWithoutShared } from '../support/shared.ts';
import { completed, type BillFile } from '../support/scenarios.ts';
import { walkDown } from '../support/trace.ts';

const folder = ['datasets', 'focus-spec-1.2-scenarios'];
const discount = (name: string): readonly string[] => [...folder, 'commitment_discount_scenarios', `${name}.csv`];
const flexible = (name: string): readonly string[] => [...folder, 'commitment_discount_flexibility', `${name}.csv`];
const saas = (name: string): readonly string[] => [...folder, 'saas_examples', `${name}.csv`];

const flexibleNames = [
  'one_hundred_percent_utilization_with_commitment_discount_flexibility_with_1_resource',
  'one_hundred_percent_utilization_with_commitment_discount_flexibility_with_2_resources',
  'one_hundred_percent_utilization_without_commitment_discount_flexibility',
  'zero_percent_utilization_without_commitment_discount_flexibility',
];

const plan = '<my-commitment-discount-id>';

const months = Array.from({ length: 12 }, (_, index) => Temporal.PlainYearMonth.from('2023-01').add({ months: index }));
const hoursOf = (month: Temporal.PlainYearMonth): number => month.daysInMonth * 24;

/** What a commitment of one dollar an hour uses in 2023 beside `said` of January that the scenario says itself. */
function usage(said: number): readonly BillRow[] {
  return months.map((month, index) =>
    billRow(month.toString(), '0.00', {
      CommitmentDiscountId: plan,
      CommitmentDiscountStatus: 'Used',
      EffectiveCost: String(hoursOf(month) - (index === 0 ? said : 0)),
    }),
  );
}

/** What a commitment bills by the hour in 2023 beside `said` hours of January. */
function fees(said: number, price: number): readonly BillRow[] {
  return months.map((month, index) =>
    billRow(month.toString(), '0.00', {
      BilledCost: String((hoursOf(month) - (index === 0 ? said : 0)) * price),
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'Recurring',
      CommitmentDiscountId: plan,
    }),
  );
}

/** A bill of another service, by which the bills of an account reach a month. */
function reaching(month: string, more: BillRow = {}): BillRow {
  return billRow(month, '10.00', { ServiceName: 'Storage', ...more });
}

const acme = {
  BillingAccountId: '12345',
  InvoiceIssuerName: 'ACMECORP',
  ProviderName: 'ACMECORP',
  ServiceName: 'ACMECORP SERVICE',
};
const readableHours = [['T30:00:00Z', 'T23:00:00Z']] as const;

type Scenario = {
  readonly title: string;
  readonly files: readonly (readonly string[])[];
  readonly replace?: readonly (readonly [string | RegExp, string])[];
  readonly rows?: readonly BillRow[];
  readonly commitment: string;
  readonly closings: readonly (readonly [string, string])[];
  readonly residuals?: readonly (readonly [string, string, string])[];
};

const wholeYear = [
  ['2023-01', '8016.00'],
  ['2023-02', '7344.00'],
  ['2023-03', '6600.00'],
  ['2023-04', '5880.00'],
  ['2023-05', '5136.00'],
  ['2023-06', '4416.00'],
  ['2023-07', '3672.00'],
  ['2023-08', '2928.00'],
  ['2023-09', '2208.00'],
  ['2023-10', '1464.00'],
  ['2023-11', '744.00'],
  ['2023-12', '0.00'],
] as const;

const scenarios: readonly Scenario[] = [
  {
    title: 'all upfront, used in its first hour only: the rest is a residual at the end of the term',
    files: [discount('commitment_discount_purchase_scenario_1'), discount('commitment_discount_usage_scenario_1')],
    rows: [reaching('2023-12')],
    commitment: plan,
    closings: [
      ['2023-01', '8759.00'],
      ['2023-12', '0.00'],
    ],
    residuals: [['2023-12-31', `Residual of ${plan} at the end of its term`, '8759.00']],
  },
  ...['1', '2', '3', '4'].map((number) => ({
    title: `all upfront, its first hour as usage scenario ${number} says, and used all year`,
    files: [
      discount('commitment_discount_purchase_scenario_1'),
      discount(`commitment_discount_usage_scenario_${number}`),
    ],
    rows: usage(1),
    commitment: plan,
    closings: wholeYear,
  })),
  {
    title: 'no upfront, paid by the hour: nothing is prepaid at the end of any month',
    files: [discount('commitment_discount_purchase_scenario_2'), discount('commitment_discount_usage_scenario_1')],
    replace: readableHours,
    rows: [...fees(3, 1), ...usage(1)],
    commitment: plan,
    closings: months.map((month) => [month.toString(), '0.00'] as const),
  },
  {
    title: 'half upfront, half by the hour: only the upfront half is prepaid',
    files: [discount('commitment_discount_purchase_scenario_3'), discount('commitment_discount_usage_scenario_3')],
    replace: readableHours,
    rows: [...fees(3, 0.5), ...usage(1)],
    commitment: plan,
    closings: [
      ['2023-01', '4008.00'],
      ['2023-02', '3672.00'],
      ['2023-03', '3300.00'],
      ['2023-04', '2940.00'],
      ['2023-05', '2568.00'],
      ['2023-06', '2208.00'],
      ['2023-07', '1836.00'],
      ['2023-08', '1464.00'],
      ['2023-09', '1104.00'],
      ['2023-10', '732.00'],
      ['2023-11', '372.00'],
      ['2023-12', '0.00'],
    ],
  },
  ...flexibleNames.map((name) => ({
    title: `${name.replaceAll('_', ' ')}: bought and used in one hour`,
    files: [flexible(name)],
    commitment: plan,
    closings: [['2023-01', '0.00']] as const,
  })),
  {
    title: 'a spend agreement paid upfront, its unused part billed at the end',
    files: [saas('spend_agreements/saas_spend_agreements_b1')],
    commitment: 'unidentified',
    closings: [
      ['2025-04', '1152.00'],
      ['2025-05', '1032.00'],
      ['2025-06', '972.00'],
      ['2026-03', '0.00'],
    ],
  },
  {
    title: 'a spend agreement paid upfront, its unused part lost month by month',
    files: [saas('spend_agreements/saas_spend_agreements_b2')],
    commitment: 'unidentified',
    closings: [
      ['2025-04', '1140.00'],
      ['2025-05', '1020.00'],
      ['2025-06', '960.00'],
      ['2025-07', '900.00'],
      ['2025-08', '840.00'],
      ['2025-09', '780.00'],
      ['2025-10', '720.00'],
      ['2025-11', '660.00'],
      ['2025-12', '600.00'],
      ['2026-01', '540.00'],
      ['2026-02', '480.00'],
      ['2026-03', '0.00'],
    ],
  },
  ...(
    [
      ['a1', 'a2', '198770.00'],
      ['b1', 'b2', '99385.00'],
      ['b1', 'b3', '99505.00'],
    ] as const
  ).map(([bought, used, left]) => ({
    title: `tokens of a year (${bought}) used on one day (${used}): the rest is a residual`,
    files: [saas(`virtual_currency_pricing_model_${bought}`), saas(`virtual_currency_pricing_model_${used}`)],
    rows: [reaching('2026-03', acme)],
    commitment: 'unidentified',
    closings: [
      ['2025-04', left],
      ['2026-03', '0.00'],
    ] as const,
    residuals: [['2026-03-31', 'Residual of unidentified at the end of its term', left]] as const,
  })),
  {
    title: 'tokens of the next half year, beside those billed after they were used, which buy nothing more',
    files: [saas('virtual_currency_pricing_model_c')],
    rows: [reaching('2026-03', acme)],
    commitment: 'unidentified',
    closings: [
      ['2025-10', '50000.00'],
      ['2026-03', '0.00'],
    ],
    residuals: [['2026-03-31', 'Residual of unidentified at the end of its term', '50000.00']],
  },
];

describe.skipIf(!hasShared)(`the commitment scenarios of the specification${skippedWithoutShared}`, () => {
  let capwise: TestInstallation;
  let count = 0;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const load = async (files: readonly BillFile[], rows: readonly BillRow[] = []): Promise<string> => {
    const company = `scenario-${++count}`;
    const more = rows.length > 0 ? [await fileOf(billText(rows), 'companion.csv')] : [];
    const { ties } = await capwise.invoke('sources.import', { files: [...files, ...more] }, { company });
    expect(ties.filter(({ tied }) => !tied)).toEqual([]);
    return company;
  };

  const closings = async (company: string, account: string): Promise<readonly (readonly [string, string | null])[]> => {
    const period = '2025-04..2026-03';
    const { accounts } = await capwise.invoke('books.rollForward', { account, period }, { company });
    return accounts.flatMap(({ months: all }) => all.map(({ month, closing }) => [month, closing.value] as const));
  };

  it.each(scenarios)('$title', async ({ files, replace, rows, commitment, closings: expected, residuals = [] }) => {
    const company = await load(await Promise.all(files.map((parts) => completed(parts, replace))), rows);
    const { prepaids, asks } = await capwise.invoke('sources.quality', {}, { company });
    expect(prepaids.map((prepaid) => prepaid.commitment)).toEqual([commitment]);
    expect(prepaids[0]?.months.map(({ month, closing }) => [month, closing.value])).toEqual(expected);
    expect(asks).toEqual([]);
    const { entries } = await capwise.invoke('books.entries', { account: '7020' }, { company });
    expect(
      entries.map(({ date, what, postings }) => [
        date,
        what,
        postings.find(({ account }) => account === '7020')?.figure.value,
      ]),
    ).toEqual(residuals);
    for (const { figure } of entries.flatMap(({ postings }) => postings)) {
      const opened = await capwise.invoke('books.trace', { trace: figure.trace }, { company });
      expect(opened.check.equal).toBe(true);
      expect((await walkDown(capwise.invoke, figure.trace, company)).rows).toBeGreaterThan(0);
    }
  });

  it.each([
    ...[1, 2, 3].map((number) => discount(`commitment_discount_purchase_scenario_${number}`)),
    ...[1, 2, 3, 4].map((number) => discount(`commitment_discount_usage_scenario_${number}`)),
    ...flexibleNames.map(flexible),
  ])('refuses %s/%s/%s/%s as it is: it names neither account nor currency', async (...parts) => {
    const files = [sharedFile(...parts)];
    await expect(capwise.invoke('sources.import', { files }, { company: 'refused' })).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('BillingAccountId, BillingCurrency') as string,
    });
  });

  it.each(['a1', 'a2', 'a3', 'b', 'c'])(
    'refuses simple_saas_agreements_%s as it is: its amounts have currency signs and commas',
    async (name) => {
      const files = [sharedFile(...saas(`simple_agreements/simple_saas_agreements_${name}`))];
      await expect(capwise.invoke('sources.import', { files }, { company: 'refused' })).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        message: expect.stringContaining('without thousands separators and currency signs') as string,
      });
    },
  );

  it.each(['commitment_discount_purchase_scenario_2', 'commitment_discount_purchase_scenario_3'])(
    'refuses %s, whose charge ends at hour 30 of a day',
    async (name) => {
      const files = [await completed(discount(name))];
      await expect(capwise.invoke('sources.import', { files }, { company: 'refused' })).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        message: expect.stringContaining('2023-02-01T30:00:00Z') as string,
      });
    },
  );

  const plain = async (name: string): Promise<BillFile> => {
    const { path } = await completed(saas(`simple_agreements/${name}`));
    const text = await readFile(path, 'utf8');
    const amounts = text.replaceAll(/"\$([\d,]+\.\d\d) "/g, (_, digits: string) => digits.replaceAll(',', ''));
    return fileOf(amounts.replaceAll('$', ''), `${name}.csv`);
  };

  it.each([
    ['simple_saas_agreements_a1', '9166.67', '833.33'],
    ['simple_saas_agreements_a2', '45833.33', '4166.67'],
  ])('spreads the upfront payment of %s over its year, once its amounts are numbers', async (name, first, last) => {
    const company = await load([await plain(name)]);
    const balances = await closings(company, '1210');
    expect(balances[0]).toEqual(['2025-04', first]);
    expect(balances.find(([month]) => month === '2026-02')).toEqual(['2026-02', last]);
    expect(balances.at(-1)).toEqual(['2026-03', '0.00']);
    expect((await capwise.invoke('sources.quality', {}, { company })).prepaids).toEqual([]);
  });

  it('accrues what simple_saas_agreements_a3 charges before its bill, and prepays the rest of its term', async () => {
    const company = await load([await plain('simple_saas_agreements_a3')]);
    expect((await closings(company, '2100')).slice(0, 3)).toEqual([
      ['2025-04', '83.33'],
      ['2025-05', '166.67'],
      ['2025-06', '0.00'],
    ]);
    const prepaid = await closings(company, '1210');
    expect(prepaid.slice(0, 4)).toEqual([
      ['2025-04', '0.00'],
      ['2025-05', '0.00'],
      ['2025-06', '750.00'],
      ['2025-07', '666.67'],
    ]);
    expect(prepaid.at(-1)).toEqual(['2026-03', '0.00']);
  });

  it('accrues simple_saas_agreements_b month by month until it is billed at the end: nothing is prepaid', async () => {
    const company = await load([await plain('simple_saas_agreements_b')]);
    const accrued = await closings(company, '2100');
    expect(accrued[0]).toEqual(['2025-04', '4166.67']);
    expect(accrued.find(([month]) => month === '2026-02')).toEqual(['2026-02', '45833.33']);
    expect(accrued.find(([month]) => month === '2026-03')).toEqual(['2026-03', '0.00']);
    expect(await closings(company, '1210')).toEqual([]);
  });

  it.each([
    ['simple_agreements/simple_saas_agreements_c', ['10100.00', '13000.00', '12700.00']],
    ['spend_agreements/saas_spend_agreements_a1', ['48.00', '120.00', '60.00', '972.00']],
    [
      'spend_agreements/saas_spend_agreements_a2',
      ['60.00', '120.00', '60.00', ...Array.from({ length: 8 }, () => '60.00'), '480.00'],
    ],
  ])('has no prepaid for %s, which is billed as it is charged', async (name, expenses) => {
    const file = name.startsWith('simple') ? await plain(name.split('/')[1] ?? '') : sharedFile(...saas(name));
    const company = await load([file]);
    const { prepaids, ties } = await capwise.invoke('sources.quality', {}, { company });
    expect(prepaids).toEqual([]);
    expect(ties.map(({ expense }) => expense.value)).toEqual(expenses);
    expect(ties.map(({ payable }) => payable.value)).toEqual(expenses);
  });

  it('names what the tokens used beyond what was bought leave, until they are billed', async () => {
    const used = billRow('2025-09', '0.00', { ...acme, EffectiveCost: '3000.00' });
    const file = await completed(saas('virtual_currency_pricing_model_c'));
    const company = await load([file], [used, reaching('2025-09', acme)]);
    const { differences } = await capwise.invoke('sources.quality', {}, { company });
    expect(differences.map(({ billingPeriod, figure }) => [billingPeriod, figure.value])).toEqual([
      ['2025-09', '-3000.00'],
      ['2025-10', '3000.00'],
    ]);
  });
});

describe.skipIf(!hasShared)(`the correction scenarios of the specification${skippedWithoutShared}`, () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  it.each(['delta', 'ledger'])('a correction by %s nets to 1,200 and 300 in the month of the use', async (style) => {
    const company = `correction-${style}`;
    const file = (name: string): Promise<BillFile> =>
      completed(['datasets', 'focus-1.4-correction-scenarios', `scenario_1_partial_reallocation_${name}.csv`]);
    const files = [await file('original'), await file(style)];
    const { ties } = await capwise.invoke('sources.import', { files }, { company });
    expect(ties.map(({ tied, expense }) => [tied, expense.value])).toEqual([
      [true, '1500.00'],
      [true, '0.00'],
    ]);
    const cost = await capwise.invoke('cloud.cost', { by: ['ResourceId'] }, { company });
    expect(cost.rows.map(({ keys, month, figure }) => [keys[0], month, figure.value])).toEqual([
      ['R-111', '2025-05', '1200'],
      ['R-222', '2025-05', '300'],
    ]);
  });
});
