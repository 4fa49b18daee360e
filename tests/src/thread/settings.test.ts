import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

describe('the choices of a company', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    const rows = [
      billRow('2026-01', '100'),
      billRow('2026-01', '7', { ChargeCategory: 'Tax', ServiceName: 'Tax' }),
      billRow('2026-02', '100'),
      // Charged in January, billed in February.
      billRow('2026-02', '5', {
        ChargePeriodStart: '2026-01-10T00:00:00Z',
        ChargePeriodEnd: '2026-01-11T00:00:00Z',
        ChargeClass: 'Correction',
      }),
    ];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] });
  });
  afterAll(() => capwise.drop());

  const byMonth = async (name: string): Promise<Readonly<Record<string, string | null | undefined>>> => {
    const { lines, periods } = await capwise.invoke('books.statement', { period: '2026-01..2026-04' });
    const figures = lines.find(({ line }) => line === name)?.figures ?? [];
    return Object.fromEntries(periods.map(({ period }, index) => [period, figures[index]?.value]));
  };

  it('are named with their defaults', async () => {
    expect(await capwise.invoke('companies.settings', {})).toEqual({
      name: 'main',
      currency: 'USD',
      netDays: 30,
      recoverableTax: false,
      fiscalStart: 1,
      adjustments: [],
      grossMargin: 'before-amortization',
      freeCashFlowTakesLeases: true,
      ownerTags: ['owner', 'team', 'cost-center'],
    });
  });

  it('net 60 moves cash a month later and leaves EBITDA, and what was known before still answers', async () => {
    const [{ loadedAt: before } = { loadedAt: '' }] = (await capwise.invoke('sources.list', {})).loads;
    expect(await byMonth('cash')).toMatchObject({ '2026-02': '-107.00', '2026-03': '-105.00', '2026-04': '0.00' });
    const ebitda = await byMonth('ebitda');
    expect(await capwise.invoke('companies.set', { netDays: 60 })).toMatchObject({ netDays: 60, revisions: 2 });
    expect(await byMonth('cash')).toMatchObject({ '2026-02': '0.00', '2026-03': '-107.00', '2026-04': '-105.00' });
    expect(await byMonth('ebitda')).toEqual(ebitda);
    const then = await capwise.invoke('books.bridge', { period: '2026-02', asOf: before });
    expect(then.bars.find(({ bar }) => bar === 'cash')?.figure.value).toBe('-107.00');
  });

  it('recoverable tax leaves expense and becomes a receivable; the ties hold', async () => {
    await capwise.invoke('companies.set', { recoverableTax: true });
    expect(await byMonth('ebitda')).toMatchObject({ '2026-01': '-105.00' });
    const { ties } = await capwise.invoke('sources.quality', {});
    expect(ties.map(({ tied }) => tied)).toEqual([true, true]);
    expect(ties.find(({ billingPeriod }) => billingPeriod === '2026-01')?.recoverable.value).toBe('7.00');
  });

  it('change nothing when they are set to what they are', async () => {
    expect(await capwise.invoke('companies.set', { netDays: 60, recoverableTax: true })).toMatchObject({
      revisions: 0,
    });
  });

  it('a fiscal year from April names quarters by it', async () => {
    await capwise.invoke('companies.set', { fiscalStart: 4 });
    const { periods } = await capwise.invoke('books.statement', { by: 'quarter', period: '2026-01..2026-03' });
    expect(periods.map(({ period, from, to }) => [period, from, to])).toEqual([['2026-Q4', '2026-01', '2026-03']]);
    await capwise.invoke('companies.set', { fiscalStart: 1 });
  });

  it('the functional currency is fixed by the first import', async () => {
    await expect(capwise.invoke('companies.set', { currency: 'EUR' })).rejects.toMatchObject({
      code: 'CURRENCY_FIXED',
    });
    await capwise.invoke('companies.set', { currency: 'EUR' }, { company: 'berlin' });
    const euros = [await fileOf(billText([billRow('2026-01', '3', { BillingCurrency: 'EUR' })]))];
    await capwise.invoke('sources.import', { files: euros }, { company: 'berlin' });
    expect((await capwise.invoke('books.statement', {}, { company: 'berlin' })).currency).toBe('EUR');
    const dollars = [await fileOf(billText([billRow('2026-02', '3')]))];
    await expect(capwise.invoke('sources.import', { files: dollars }, { company: 'berlin' })).rejects.toMatchObject({
      code: 'NEEDS_RATE',
    });
  });

  it('a closed month stays as it is when the next bill comes, also where a later bill had charges of it', async () => {
    await capwise.invoke('books.close', { through: '2026-01' });
    const answer = await capwise.invoke(
      'sources.import',
      { files: [await fileOf(billText([billRow('2026-03', '50')]))] },
      { company: 'main' },
    );
    expect(answer.outcome).toBe('published');
    expect(await byMonth('ebitda')).toMatchObject({ '2026-01': '-105.00', '2026-03': '-50.00' });
    // The tax of January is expense again: it posts in February, the first open month.
    expect(await capwise.invoke('companies.set', { recoverableTax: false })).toMatchObject({ revisions: 1 });
    expect(await byMonth('ebitda')).toMatchObject({ '2026-01': '-105.00', '2026-02': '-107.00' });
    expect(await capwise.invoke('books.verify', {})).toMatchObject({ intact: true });
  });
});
