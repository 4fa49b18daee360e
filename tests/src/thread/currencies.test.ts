import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFine } from '@capwise/domain/money';
import type { Trace } from '@capwise/contract';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const euro = { BillingCurrency: 'EUR' };

/** 1,200 EUR paid upfront for four months of 300, and 100 of usage each month. */
function upfront(): readonly BillRow[] {
  const commitment = { ...euro, CommitmentDiscountId: 'c-1', ChargeDescription: 'Committed' };
  return [
    billRow('2026-01', '0.00', {
      ...commitment,
      BilledCost: '1200.00',
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'One-Time',
      ChargePeriodEnd: '2026-05-01T00:00:00Z',
    }),
    ...months
      .slice(0, 4)
      .flatMap((month) => [
        billRow(month, '0.00', { ...commitment, EffectiveCost: '300.00', CommitmentDiscountStatus: 'Used' }),
        billRow(month, '100.00', euro),
      ]),
  ];
}

const rates = { '2026-01-30': '1.10', '2026-02-27': '1.20', '2026-03-31': '1.15', '2026-04-30': '1.05' };

function ratesFile(byDay: Readonly<Record<string, string>>): ReturnType<typeof fileOf> {
  const lines = Object.entries(byDay).map(([day, rate]) => `EUR,${day},${rate},USD`);
  return fileOf(`Currency,Day,Rate,To\n${lines.join('\n')}\n`, 'rates.csv');
}

type Company = {
  readonly line: (name: string, asOf?: string) => Promise<readonly (string | null)[]>;
  readonly closing: (account: string) => Promise<readonly (string | null)[]>;
  readonly read: (byDay: Readonly<Record<string, string>>) => ReturnType<typeof readRates>;
};

async function readRates(capwise: TestInstallation, company: string, byDay: Readonly<Record<string, string>>) {
  return capwise.invoke('sources.read', { kind: 'rates', file: await ratesFile(byDay) }, { company });
}

function companyOf(capwise: TestInstallation, company: string): Company {
  const period = `${months[0]}..${months.at(-1)}`;
  return {
    line: async (name, asOf) => {
      const { lines } = await capwise.invoke('books.statement', { period, ...(asOf && { asOf }) }, { company });
      return (lines.find(({ line }) => line === name)?.figures ?? []).map(({ value }) => value);
    },
    closing: async (account) => {
      const { accounts } = await capwise.invoke('books.rollForward', { period, account }, { company });
      return (accounts[0]?.months ?? []).map(({ closing }) => closing.value);
    },
    read: (byDay) => readRates(capwise, company, byDay),
  };
}

describe('a bill in euros in books kept in dollars', () => {
  let capwise: TestInstallation;
  let main: Company;
  let beforeCorrection = '';
  beforeAll(async () => {
    capwise = await installation();
    main = companyOf(capwise, 'main');
    await capwise.invoke('companies.set', { currency: 'USD' }, { company: 'main' });
    await capwise.invoke('companies.set', { netDays: 60 }, { company: 'main' });
  });
  afterAll(() => capwise.drop());

  it('is refused while one day that it needs has no rate, by currency and day, and nothing is posted', async () => {
    const { '2026-03-31': march, ...others } = rates;
    await main.read(others);
    const files = [await fileOf(billText(upfront()))];
    await expect(capwise.invoke('sources.import', { files }, { company: 'main' })).rejects.toMatchObject({
      code: 'NEEDS_RATE',
      message: expect.stringContaining('EUR has no rate on 2026-03-31') as string,
      data: { currency: 'EUR', day: '2026-03-31', days: ['2026-03-31'], functional: 'USD' },
    });
    expect((await capwise.invoke('sources.list', {}, { company: 'main' })).loads).toEqual([]);
    expect((await capwise.invoke('books.entries', {}, { company: 'main' })).count).toBe(0);
    expect(await main.read({ ...rates, '2026-03-31': march })).toMatchObject({ rows: 4, recorded: 1, unchanged: 3 });
  });

  it('ties to the cent in its own currency', async () => {
    const files = [await fileOf(billText(upfront()))];
    const answer = await capwise.invoke('sources.import', { files }, { company: 'main' });
    expect(answer).toMatchObject({ outcome: 'published', ties: [{}, {}, {}, {}] });
    const { ties } = await capwise.invoke('sources.quality', {}, { company: 'main' });
    for (const tie of [...answer.ties, ...ties]) expect(tie).toMatchObject({ tied: true, currency: 'EUR' });
    expect(ties[0]).toMatchObject({
      payable: { value: '1300.00', unit: 'EUR' },
      expense: { value: '400.00', unit: 'EUR' },
      prepaid: { value: '900.00', unit: 'EUR' },
    });
    for (const figure of ties.flatMap(({ payable, expense, prepaid }) => [payable, expense, prepaid])) {
      const opened = await capwise.invoke('books.trace', { trace: figure.trace }, { company: 'main' });
      expect([opened.total.value, opened.total.unit, opened.check.equal]).toEqual([figure.value, 'EUR', true]);
    }
  });

  // Usage at the rate of its month (110, 120, 115, 105) and 330 a month of the 1,320 that the commitment cost in January.
  it('has its expense at the rate of its month, and what was prepaid at the rate at which it was bought', async () => {
    expect(await main.line('ebitda')).toEqual(['-440.00', '-450.00', '-445.00', '-435.00', '0.00', '0.00']);
    expect(await main.closing('1200')).toEqual(['990.00', '660.00', '330.00', '0.00', '0.00', '0.00']);
  });

  // Owed in euros: 1,300, then 1,400, 200, 200, 100, 0. May and June have no rate yet: the last one is expected to stay.
  it('restates what is owed at each month end until it is paid, the difference outside of EBITDA', async () => {
    expect(await main.closing('2000')).toEqual(['1430.00', '1680.00', '230.00', '210.00', '105.00', '0.00']);
    expect(await main.line('exchange-differences')).toEqual(['0.00', '-130.00', '70.00', '20.00', '0.00', '0.00']);
    expect(await main.line('cash')).toEqual(['0.00', '0.00', '-1495.00', '-105.00', '-105.00', '-105.00']);
  });

  it('bridges EBITDA to cash without a residual, and its books verify', async () => {
    const bridge = await capwise.invoke('books.bridge', { period: '2026-01..2026-06' }, { company: 'main' });
    const bars = Object.fromEntries(bridge.bars.map(({ bar, figure }) => [bar, figure.value]));
    expect(bars).toMatchObject({ ebitda: '-1770.00', 'other-income': '-40.00', cash: '-1810.00' });
    expect(bridge.residual.value).toBe('0.00');
    expect(await capwise.invoke('books.verify', {}, { company: 'main' })).toMatchObject({ intact: true });
  });

  it('opens its expense in dollars down to the euros of the file', async () => {
    const ask = (trace: Trace) => capwise.invoke('books.trace', { trace, limit: 50 }, { company: 'main' });
    const { lines } = await capwise.invoke('books.statement', { period: '2026-01' }, { company: 'main' });
    const figure = lines.find(({ line }) => line === 'unassigned')?.figures[0];
    if (!figure) throw new Error('there is no expense');
    const postings = await ask(figure.trace);
    expect(postings.children.map((child) => [child.figure.value, child.figure.unit])).toEqual([
      ['-330.00', 'USD'],
      ['-110.00', 'USD'],
    ]);
    const [, usage] = postings.children;
    if (!usage) throw new Error('there is no usage');
    const converted = await ask(usage.figure.trace);
    expect(converted).toMatchObject({ total: { value: '-110.00', unit: 'USD' }, check: { equal: true } });
    const [inEuros] = converted.children;
    expect(inEuros?.figure).toMatchObject({ value: '-100.00', unit: 'EUR' });
    if (!inEuros) throw new Error('there is no transaction');
    const line = await ask(inEuros.figure.trace);
    expect(line).toMatchObject({ total: { value: '-100.00', unit: 'EUR' }, check: { equal: true } });
    const rows = await ask(line.children[0]?.figure.trace ?? { kind: 'assumption', id: 'none' });
    expect(parseFine(rows.total.value ?? '')).toBe(parseFine('-100'));
    expect(rows.total.unit).toBe('EUR');
  });

  it('takes dollars beside it: what is summed is in dollars, and the cost of the rows stays apart', async () => {
    const files = [await fileOf(billText([billRow('2026-02', '7.00', { ProviderName: 'Other' })]), 'dollars.csv')];
    await capwise.invoke('sources.import', { files }, { company: 'main' });
    expect(await main.line('ebitda')).toMatchObject({ 0: '-440.00', 1: '-457.00' });
    const cost = await capwise.invoke('cloud.cost', { by: ['ProviderName'] }, { company: 'main' });
    expect(cost.totals.map(({ currency, figure }) => [currency, figure.value])).toEqual([
      ['EUR', '1600'],
      ['USD', '7'],
    ]);
  });

  it('the same rates again change nothing, and a dry run keeps nothing', async () => {
    const again = await main.read(rates);
    expect(again).toMatchObject({ kind: 'rates', rows: 4, recorded: 0, unchanged: 4, ignoredColumns: [], notes: [] });
    const file = await ratesFile({ '2026-02-27': '9' });
    const dry = await capwise.invoke('sources.read', { kind: 'rates', file }, { company: 'main', dryRun: true });
    expect(dry).toMatchObject({ recorded: 1, notes: [expect.stringContaining('posted again')] });
    expect(await main.line('exchange-differences')).toMatchObject({ 1: '-130.00' });
  });

  it('a rate that is corrected posts its bills again, and what was known before still answers', async () => {
    beforeCorrection = (await capwise.invoke('sources.list', {}, { company: 'main' })).loads.at(-1)?.loadedAt ?? '';
    expect(await main.read({ '2026-02-27': '1.25' })).toMatchObject({ recorded: 1, unchanged: 0 });
    expect(await main.line('ebitda')).toMatchObject({ 1: '-462.00', 2: '-445.00' });
    expect(await main.line('exchange-differences')).toMatchObject({ 1: '-195.00', 2: '140.00' });
    // 1,300 are paid at the rate of March whatever February's was, and the 7 dollars in April.
    expect(await main.line('cash')).toEqual(['0.00', '0.00', '-1495.00', '-112.00', '-105.00', '-105.00']);
    expect(await main.line('ebitda', beforeCorrection)).toMatchObject({ 1: '-457.00' });
    expect(await main.line('exchange-differences', beforeCorrection)).toMatchObject({ 1: '-130.00', 2: '70.00' });
  });

  it('new rates restate what is still owed, and only that becomes a revision', async () => {
    expect(await main.read({ '2026-05-29': '1.00' })).toMatchObject({
      recorded: 1,
      notes: ['2 bills posted again by the new rates'],
    });
    expect(await main.line('exchange-differences')).toMatchObject({ 4: '10.00' });
    expect(await main.line('cash')).toMatchObject({ 4: '-100.00', 5: '-100.00' });
  });

  it('a closed month keeps its rate: the difference posts in the first open month', async () => {
    await capwise.invoke('books.close', { through: '2026-02' }, { company: 'main' });
    await main.read({ '2026-02-27': '1.20' });
    expect(await main.line('ebitda')).toMatchObject({ 1: '-462.00', 2: '-440.00' });
    expect(await main.line('exchange-differences')).toMatchObject({ 1: '-195.00', 2: '135.00' });
    const { ties } = await capwise.invoke('sources.quality', {}, { company: 'main' });
    expect(ties.map(({ tied }) => tied)).toEqual([true, true, true, true, true]);
    expect(await capwise.invoke('books.verify', {}, { company: 'main' })).toMatchObject({ intact: true });
  });

  it('a bill of a closed month that was never loaded posts in the first open one, its prepaid at its own rate', async () => {
    const late = { ...euro, ProviderName: 'Late', CommitmentDiscountId: 'c-2', InvoiceIssuerName: 'Late Cloud' };
    const rows = [
      billRow('2026-01', '0.00', { ...late, BilledCost: '100.00', ChargeCategory: 'Purchase' }),
      billRow('2026-02', '0.00', { ...late, EffectiveCost: '60.00' }),
      billRow('2026-03', '0.00', { ...late, EffectiveCost: '20.00' }),
    ];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] }, { company: 'main' });
    // Bought at 1.10, in January: 80 are used for 88, 20 stay at 22. What is owed counts from March on, at 1.15.
    expect(await main.closing('1200')).toEqual(['990.00', '660.00', '352.00', '22.00', '22.00', '22.00']);
    expect(await main.line('ebitda')).toMatchObject({ 1: '-462.00', 2: '-528.00' });
    expect(await main.line('exchange-differences')).toMatchObject({ 1: '-195.00', 2: '130.00' });
    expect(await capwise.invoke('books.verify', {}, { company: 'main' })).toMatchObject({ intact: true });
  });
});

describe('a table of rates', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('companies.set', { currency: 'USD' }, { company: 'main' });
  });
  afterAll(() => capwise.drop());

  const read = async (text: string) =>
    capwise.invoke('sources.read', { kind: 'rates', file: await fileOf(text, 'rates.csv') }, { company: 'main' });

  it('has a template that can be read as it is', async () => {
    const template = await capwise.invoke('sources.template', { kind: 'rates' });
    expect(template.file.text).toBe('currency,day,rate,to\nEUR,2026-01-31,1.0857,USD\n');
    expect(template.columns.map(({ name, required }) => [name, required])).toEqual([
      ['currency', true],
      ['day', true],
      ['rate', true],
      ['to', false],
    ]);
    expect(await read(template.file.text)).toMatchObject({ rows: 1, recorded: 1, ignoredColumns: [] });
  });

  it('is read with headers in any case, semicolons and days of one order; other headers are named', async () => {
    const text = 'CURRENCY;Day;Rate;Source of it\neur;31.10.2026;1.09;ECB\ngbp;30.10.2026;1.31;ECB\n';
    expect(await read(text)).toMatchObject({ rows: 2, recorded: 2, ignoredColumns: ['Source of it'] });
  });

  it.each([
    ['rates into another currency', 'currency,day,rate,to\nEUR,2026-01-31,1.1,GBP\n', 'INVALID_VALUE', 'kept in USD'],
    ['the currency of the books', 'currency,day,rate\nUSD,2026-01-31,1\n', 'INVALID_VALUE', 'needs no rate'],
    ['a rate of zero', 'currency,day,rate\nEUR,2026-01-31,0\n', 'INVALID_VALUE', 'above zero'],
    [
      'two rates on a day',
      'currency,day,rate\nEUR,2026-01-31,1.1\nEUR,2026-01-31,1.2\n',
      'INVALID_VALUE',
      'rows 1 and 2',
    ],
    [
      'a missing column',
      'currency,date,rate\nEUR,2026-01-31,1\n',
      'MISSING_COLUMN',
      'headers are currency, date, rate',
    ],
    [
      'an ambiguous day',
      'currency,day,rate\nEUR,01/02/2026,1.1\n',
      'AMBIGUOUS_DATE',
      '2026-01-02 (month, day, year) or as 2026-02-01',
    ],
  ])('refuses %s', async (_, text, code, words) => {
    await expect(read(text)).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
  });

  it('lists every bad cell by row, column and value, up to twenty, and says how many there are', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `EU${index},2026-02-30,"1,1"`);
    await expect(read(`currency,day,rate\n${rows.join('\n')}\n`)).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringMatching(/90 cells .*row 1, column day: "2026-02-30".* and 70 more/) as string,
      data: { count: 90, row: 1, column: 'currency', value: 'EU0' },
    });
  });

  it('needs a company, or the currency of the books that it would make', async () => {
    const other = await installation();
    try {
      const file = await fileOf('currency,day,rate\nEUR,2026-01-31,1.08\n', 'rates.csv');
      await expect(other.invoke('sources.read', { kind: 'rates', file })).rejects.toMatchObject({ code: 'NO_COMPANY' });
    } finally {
      await other.drop();
    }
  });
});
