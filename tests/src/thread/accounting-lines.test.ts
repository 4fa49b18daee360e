import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { record, statementLine, type SourceDocument } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
let count = 0;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());
beforeEach(async () => {
  const company = `lines-${++count}`;
  await capwise.ports.store.create(company, { demo: false });
  await capwise.ports.store.use(company);
});

const research = 'research-and-development';
const load = async (rows: Parameters<typeof billText>[0], name = 'bill.csv'): Promise<void> => {
  const { name: company } = (await capwise.invoke('companies.list', {})).companies.find(({ current }) => current) ?? {
    name: '',
  };
  await capwise.invoke('sources.import', { files: [await fileOf(billText(rows), name)] }, { company });
};
const bars = async (period: string): Promise<Readonly<Record<string, string | null>>> => {
  const { bars: all } = await capwise.invoke('books.bridge', { period });
  return Object.fromEntries(all.map(({ bar, figure }) => [bar, figure.value]));
};
const pairs = async (period: string): Promise<Readonly<Record<string, string | null>>> => {
  const { nonCashPairs } = await capwise.invoke('books.bridge', { period });
  await expectOpens(
    capwise.invoke,
    nonCashPairs.map(({ figure }) => figure),
  );
  return Object.fromEntries(nonCashPairs.map(({ label, figure }) => [label, figure.value]));
};

describe('signs', () => {
  beforeEach(() => load([billRow('2026-01', '50'), billRow('2026-01', '-20', { ChargeCategory: 'Credit' })]));

  it('of bill rows are those of the provider', async () => {
    const { rows } = await capwise.invoke('cloud.cost', { by: ['ChargeCategory'] });
    expect(rows.map(({ keys, figure }) => [keys[0], figure.value])).toEqual([
      ['Usage', '50'],
      ['Credit', '-20'],
    ]);
  });

  it('of postings are + for debits and − for credits, of statements + for what raises profit or cash', async () => {
    const { entries } = await capwise.invoke('books.entries', { account: '6920' });
    const usage = entries.find(({ what }) => what === 'Compute · Usage')?.postings ?? [];
    expect(usage.map(({ account, figure }) => [account, figure.value])).toEqual(
      expect.arrayContaining([
        ['6920', '50.00'],
        ['2000', '-50.00'],
      ]),
    );
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe('-30.00');
    expect(await statementLine(capwise, 'cash', '2026-02')).toBe('-30.00');
  });

  it('of the headline: without revenue it is the EBITDA effect of engineering spend, never EBITDA', async () => {
    const before = await capwise.invoke('books.statement', {});
    const said = before.headline.map(({ text }) => text).join('');
    expect(before.measure).toBe('EBITDA effect of engineering spend');
    expect(said).toContain('EBITDA effect of engineering spend');
    expect(said.replaceAll('EBITDA effect of engineering spend', '')).not.toContain('EBITDA');
    await record(capwise, 'sales', { kind: 'revenue', what: 'Sales', amount: '100', month: '2026-01' });
    expect((await capwise.invoke('books.statement', {})).measure).toBe('EBITDA');
  });
});

describe('a line', () => {
  const license: SourceDocument = {
    kind: 'expense',
    what: 'Licenses',
    function: research,
    nature: 'software',
    amount: '100',
    month: '2026-01',
    costCenter: 'CC-7',
    product: 'Search',
    team: 'Ranking',
    project: 'Recall',
    environment: 'production',
  };

  it('carries cost center, product, team, project and environment, and its row opens by each of them', async () => {
    await record(capwise, 'license', license);
    const splits = ['costCenter', 'product', 'team', 'project', 'environment', 'entity'] as const;
    for (const [split, value] of [
      ...splits.slice(0, 5).map((name) => [name, license[name as keyof typeof license]] as const),
      ['entity', 'main'] as const,
    ]) {
      const { parts } = await capwise.invoke('books.breakdown', { row: research, split, period: '2026-01' });
      expect(parts.map((part) => [part.value, part.figures[0]?.value])).toEqual([[value, '-100.00']]);
    }
  });

  it('has a service period and a pay date of its own', async () => {
    const { months } = await record(capwise, 'license', { ...license, netDays: 90 });
    expect(months.map(({ month, ebitda, cash }) => [month, ebitda.value, cash.value])).toEqual([
      ['2026-01', '-100.00', '0.00'],
      ['2026-04', '0.00', '-100.00'],
    ]);
  });
});

describe('what is bought and not paid yet', () => {
  const workingCapital = [
    'receivables',
    'prepaid',
    'deferred-implementation',
    'payables',
    'accruals',
    'deferred-revenue',
  ];

  it('as equipment stays outside of working capital, and is listed as non-cash investing until it is paid', async () => {
    await capwise.invoke('assets.add', {
      id: 'servers',
      name: 'Servers',
      class: 'equipment',
      cost: '1200',
      began: '2026-01-01',
      inService: '2026-01-01',
      lifeMonths: 12,
      netDays: 60,
    });
    const bought = await bars('2026-01');
    expect(workingCapital.map((bar) => bought[bar])).toEqual(workingCapital.map(() => '0.00'));
    expect([bought['capital-expenditure'], bought['cash']]).toEqual(['0.00', '0.00']);
    expect(await pairs('2026-01')).toEqual({ 'Payables for property and equipment': '1200.00' });
    const paid = await bars('2026-03');
    expect([paid['capital-expenditure'], paid['cash']]).toEqual(['-1200.00', '-1200.00']);
    expect(await pairs('2026-03')).toEqual({});
  });

  it('as labor that is capitalized moves to investing in the month in which the pay is paid', async () => {
    const pay = { amount: '60', month: '2026-01', paidAfter: 1, function: research } as const;
    await record(capwise, 'pay', { kind: 'payroll', what: 'Pay', ...pay });
    await record(capwise, 'build', {
      kind: 'capitalized-labor',
      what: 'Build',
      kindOfWork: 'new-functionality',
      ...pay,
    });
    const [worked, paid] = [await bars('2026-01'), await bars('2026-02')];
    expect(workingCapital.map((bar) => worked[bar])).toEqual(workingCapital.map(() => '0.00'));
    expect([worked['ebitda'], worked['capitalized-software'], worked['cash']]).toEqual(['0.00', '0.00', '0.00']);
    expect(await pairs('2026-01')).toEqual({ 'Unpaid capitalized labor': '60.00' });
    expect([paid['capitalized-software'], paid['cash']]).toEqual(['-60.00', '-60.00']);
    expect(await statementLine(capwise, 'operating', '2026-02')).toBe('0.00');
    expect(await statementLine(capwise, 'investing', '2026-02')).toBe('-60.00');
    expect(await pairs('2026-02')).toEqual({});
  });

  it('as stock compensation that is capitalized is listed, credits equity and moves no cash', async () => {
    const grants = { component: 'stock-compensation', amount: '60', month: '2026-01', function: research } as const;
    await record(capwise, 'grants', { kind: 'payroll', what: 'Grants', ...grants });
    await record(capwise, 'build', {
      kind: 'capitalized-labor',
      what: 'Build',
      kindOfWork: 'new-functionality',
      ...grants,
    });
    expect(await pairs('2026-01')).toEqual({ 'Stock compensation capitalized': '60.00' });
    for (const line of ['ebitda', 'operating', 'investing', 'financing', 'cash']) {
      expect([line, await statementLine(capwise, line, '2026-01')]).toEqual([line, '0.00']);
    }
    const { accounts } = await capwise.invoke('books.rollForward', { account: '3000', period: '2026-01' });
    expect(accounts[0]?.whole.closing.value).toBe('60.00');
    // The same whether it is capitalized or expensed, and what a policy adjusts.
    await capwise.invoke('companies.set', { adjustments: ['stock-compensation'] });
    expect(await statementLine(capwise, 'adjusted-ebitda', '2026-01')).toBe('0.00');
    const { lines } = await capwise.invoke('books.statement', { period: '2026-01' });
    const figures = lines.flatMap((row) => row.figures);
    expect(lines.find(({ line }) => line === 'ebitda-less-software')?.figures[0]?.value).toBe('-60.00');
    await expectOpens(capwise.invoke, figures);
  });
});

describe('actuals', () => {
  const asked = (document: unknown): Promise<unknown> =>
    capwise.invoke('books.record' as string, { id: 'one', document });

  it('never post a saving: no document says one', async () => {
    const saving = { kind: 'saving', what: 'Less hosting', amount: '1', month: '2026-01' };
    await expect(asked(saving)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(asked({ ...saving, kind: 'expense', amount: '-1' })).rejects.toMatchObject({ code: 'INVALID_AMOUNT' });
  });

  it('have no labor of a repurchase: it follows the hosting rules', async () => {
    const labor = { kind: 'capitalized-labor', what: 'Move', function: research, amount: '1', month: '2026-01' };
    await expect(asked({ ...labor, kindOfWork: 'repurchase' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const hosting: SourceDocument = {
      kind: 'hosting',
      what: 'New service',
      function: research,
      costs: [
        { nature: 'configuration', amount: '240', month: '2026-01' },
        { nature: 'data-conversion', amount: '40', month: '2026-01' },
      ],
      ready: '2026-02',
      nonCancellableMonths: 24,
    };
    const { lines } = await record(capwise, 'service', hosting);
    expect(lines.map(({ treatment }) => treatment)).toEqual([
      'hosting implementation: deferred',
      'hosting implementation: expensed',
    ]);
  });
});

describe('a line that names its entity', () => {
  it('carries its legal entity, and entries balance per entity', async () => {
    const cost = { kind: 'expense', what: 'Office', nature: 'facilities', month: '2026-01', netDays: 30 } as const;
    await record(capwise, 'east', { ...cost, amount: '30', entity: 'east' });
    await record(capwise, 'home', { ...cost, amount: '7' });
    const { accounts } = await capwise.invoke('books.rollForward', {
      account: '2000',
      by: 'entity',
      period: '2026-01',
    });
    expect(accounts[0]?.parts.map(({ value, closing: { value: owed } }) => [value, owed])).toEqual([
      ['east', '30.00'],
      ['main', '7.00'],
    ]);
    const { parts } = await capwise.invoke('books.breakdown', {
      row: 'unassigned',
      split: 'entity',
      period: '2026-01',
    });
    expect(parts.map(({ value, figures }) => [value, figures[0]?.value])).toEqual([
      ['east', '-30.00'],
      ['main', '-7.00'],
    ]);
  });
});
