import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { caseText, millionsOf } from '../support/case.ts';
import { demoInstallation, installation, type TestInstallation } from '../support/installation.ts';

describe('the run rate of a workload, from the demo company', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await demoInstallation();
  });
  afterAll(() => capwise.drop());

  const filter = { ChargeCategory: ['Usage'] };

  it('is the mean of the months that the cost of cloud says, and opens to their rows', async () => {
    const [cost, rate] = await Promise.all([
      capwise.invoke('cloud.cost', { filter, from: '2026-08', to: '2026-10' }),
      capwise.invoke('decide.runRate', { filter, to: '2026-10' }),
    ]);
    const [total] = cost.totals;
    expect(rate.total.value).toBe(total?.figure.value);
    expect(Number(rate.value)).toBeCloseTo(Number(total?.figure.value) / 3, 2);
    expect(rate.averaged).toEqual({ from: '2026-08', to: '2026-10', months: 3 });
    const opened = await capwise.invoke(
      'books.refer',
      { trace: rate.total.trace, label: 'Three months' },
      { dryRun: true },
    );
    expect(opened.figure.value).toBe(rate.total.value);
  });

  it('has the growth of its months, which is that of a line through their logarithms', async () => {
    const { months, growth } = await capwise.invoke('decide.runRate', { filter, to: '2026-10', fitted: 3, months: 1 });
    const [first, , last] = months.map(({ figure }) => Number(figure.value));
    expect(growth).toBeCloseTo(Math.sqrt((last ?? 0) / (first ?? 1)) - 1, 12);
  });

  it('is an assumption with its source that a block takes', async () => {
    const { value, assumption } = await capwise.invoke('decide.runRate', { filter, to: '2026-10', name: 'search' });
    const document = caseText(
      { it: 'blocks: [{block: cloud workload, what: Search, run rate: search}]' },
      `assumptions:\n  ${assumption}\n`,
    );
    const evaluation = await capwise.invoke('decide.evaluate', { document });
    expect(millionsOf(evaluation, 'it', 'ebitda')[0]).toBeCloseTo((-12 * Number(value)) / 1e6, 5);
    const [search] = evaluation.assumptions;
    expect(search?.source).toMatch(
      /^effective cost of cloud bills, mean of 2026-08 to 2026-10, ChargeCategory Usage, as of/,
    );
    expect(search?.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is that of what the catalog names', async () => {
    const { rows } = await capwise.invoke('cloud.cost', {
      view: 'as-is',
      from: '2026-10',
      to: '2026-10',
      by: ['thing:team'],
    });
    const named = rows.find(({ keys: [team] }) => team !== null);
    const team = named?.keys[0] ?? '';
    const rate = await capwise.invoke('decide.runRate', {
      view: 'as-is',
      filter: { 'thing:team': [team] },
      to: '2026-10',
      months: 1,
    });
    expect(rate.total.value).toBe(named?.figure.value);
    expect(rate.source).toContain(`thing:team ${team}`);
  });

  it('is refused where no row fits', async () => {
    const none = { filter: { ServiceName: ['no such service'] }, to: '2026-10' };
    await expect(capwise.invoke('decide.runRate', none)).rejects.toMatchObject({ code: 'NO_RUN_RATE' });
  });
});

describe('the run rate of 100, 110 and 121 a month in dollars, beside euros', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('companies.set', { currency: 'USD' }, { company: 'main' });
    const days = ['2026-02-27', '2026-03-31', '2026-04-30'].map((day) => `EUR,${day},1.10,USD`);
    const rates = await fileOf(`Currency,Day,Rate,To\n${days.join('\n')}\n`, 'rates.csv');
    await capwise.invoke('sources.read', { kind: 'rates', file: rates }, { company: 'main' });
    const rows = [
      billRow('2026-02', '100.00'),
      billRow('2026-03', '110.00'),
      billRow('2026-04', '121.00'),
      billRow('2026-04', '50.00', { BillingCurrency: 'EUR' }),
    ];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] }, { company: 'main' });
  });
  afterAll(() => capwise.drop());

  const runRate = (more: object) =>
    capwise.invoke('decide.runRate', { filter: { BillingCurrency: ['USD'] }, ...more }, { company: 'main' });

  it('is 110.33 with growth of 10% a month', async () => {
    const rate = await runRate({});
    expect(rate).toMatchObject({ value: '110.33', unit: 'USD / month', total: { value: '331' } });
    expect(rate.growth).toBeCloseTo(0.1, 12);
  });

  it('counts a month without a charge as one of 0, and then knows no growth', async () => {
    expect(await runRate({ to: '2026-05' })).toMatchObject({ value: '77.00', growth: null });
  });

  it('is refused in two currencies, and after the last charge', async () => {
    await expect(runRate({ filter: {} })).rejects.toMatchObject({ code: 'SEVERAL_CURRENCIES' });
    await expect(runRate({ to: '2026-10' })).rejects.toMatchObject({
      code: 'NO_RUN_RATE',
      message: expect.stringContaining('from 2026-08 to 2026-10') as string,
    });
  });
});
