import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { record } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

const header = 'payment,invoice,date,amount,currency';

/** Reads rows of payments as a file of their own. */
async function read(
  { invoke }: TestInstallation,
  rows: readonly string[],
  dryRun = false,
): Promise<Answer<'sources.read'>> {
  const file = await fileOf(`${header}\n${rows.join('\n')}\n`, 'payments.csv');
  return invoke('sources.read', { kind: 'payments', file }, { dryRun });
}

/** The change in cash by month, as `2026-02: -100.00`; months without are left out. */
async function cash({ invoke }: TestInstallation, asOf?: string): Promise<readonly string[]> {
  const { lines, periods } = await invoke('books.statement', { period: '2026-01..2026-12', ...(asOf && { asOf }) });
  const figures = lines.find(({ line }) => line === 'cash')?.figures ?? [];
  return periods.flatMap(({ period }, index) => {
    const value = figures[index]?.value ?? '0.00';
    return Number(value) === 0 ? [] : [`${period}: ${value}`];
  });
}

async function bar({ invoke }: TestInstallation, name: string, period: string): Promise<string | null | undefined> {
  const { bars } = await invoke('books.bridge', { period });
  return bars.find((one) => one.bar === name)?.figure.value;
}

async function invoiceOf(
  { invoke }: TestInstallation,
  name: string,
): Promise<Answer<'sources.payments'>['invoices'][number] | undefined> {
  return (await invoke('sources.payments', {})).invoices.find(({ invoice }) => invoice === name);
}

async function load({ invoke }: TestInstallation, rows: readonly BillRow[]): Promise<string> {
  await invoke('sources.import', { files: [await fileOf(billText(rows))] });
  return (await invoke('sources.list', {})).loads[0]?.loadedAt ?? '';
}

describe('payments of bills', () => {
  let capwise: TestInstallation;
  let before = '';
  beforeAll(async () => {
    capwise = await installation();
    before = await load(capwise, [
      billRow('2026-01', '60'),
      billRow('2026-01', '40', { ServiceName: 'Storage' }),
      billRow('2026-02', '50'),
    ]);
  });
  afterAll(() => capwise.drop());

  it('are expected from terms while none was read', async () => {
    expect(await cash(capwise)).toEqual(['2026-02: -100.00', '2026-03: -50.00']);
    expect(await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01')).toMatchObject({
      vendor: 'Acme Cloud',
      expected: [{ day: '2026-02-28', amount: '100.00' }],
      payments: [],
    });
    const { settled } = await capwise.invoke('books.bridge', { period: '2026-02' });
    expect(settled.figure.value).toBe('0.00');
  });

  it('of an invoice that the books do not have post nothing of the whole file, and name the nearest', async () => {
    const rows = [
      'P-1,Acme Cloud · A-1 · 2026-01,2026-03-20,100,USD',
      'P-2,Acme Cloud · A-1 · 2026-04,2026-03-20,50,USD',
    ];
    await expect(read(capwise, rows)).rejects.toMatchObject({
      code: 'UNKNOWN_INVOICE',
      data: {
        row: 2,
        column: 'invoice',
        value: 'Acme Cloud · A-1 · 2026-04',
        payment: 'P-2',
        nearest: ['Acme Cloud · A-1 · 2026-01', 'Acme Cloud · A-1 · 2026-02'],
      },
    });
    await expect(read(capwise, ['P-1,,2026-03-20,100,USD'])).rejects.toMatchObject({
      code: 'UNKNOWN_INVOICE',
      data: { row: 1, value: '' },
    });
    expect((await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01'))?.settled.value).toBe('0.00');
    expect(await cash(capwise)).toEqual(['2026-02: -100.00', '2026-03: -50.00']);
  });

  it('of nothing, in another currency, or twice under one reference are refused with their row', async () => {
    for (const [rows, column] of [
      [['P-1,Acme Cloud · A-1 · 2026-01,2026-03-20,0,USD'], 'amount'],
      [['P-1,Acme Cloud · A-1 · 2026-01,2026-03-20,1.001,USD'], 'amount'],
      [['P-1,Acme Cloud · A-1 · 2026-01,2026-03-20,1,EUR'], 'currency'],
      [
        ['P-1,Acme Cloud · A-1 · 2026-01,2026-03-20,1,USD', 'P-1,Acme Cloud · A-1 · 2026-01,2026-03-21,1,USD'],
        'payment',
      ],
    ] as const) {
      await expect(read(capwise, rows)).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        data: { column, row: rows.length },
      });
    }
  });

  it('in part and early settle what they pay, and leave the rest expected on its day', async () => {
    expect(await read(capwise, ['P-1,Acme Cloud · A-1 · 2026-01,2026-02-10,30,USD'])).toMatchObject({
      recorded: 1,
      unchanged: 0,
    });
    expect(await cash(capwise)).toEqual(['2026-02: -100.00', '2026-03: -50.00']);
    const { settled } = await capwise.invoke('books.bridge', { period: '2026-02' });
    expect([settled.figure.value, settled.expected.value, settled.share]).toEqual(['-30.00', '-70.00', '0.3000']);
    const invoice = await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01');
    expect([invoice?.billed.value, invoice?.settled.value, invoice?.open.value]).toEqual(['100.00', '30.00', '70.00']);
    expect(invoice?.expected).toEqual([{ day: '2026-02-28', amount: '70.00' }]);
  });

  it('late move cash to the day on which it was paid, and payables hold it until then', async () => {
    expect(await bar(capwise, 'payables', '2026-02')).toBe('-50.00');
    await read(capwise, ['P-2,Acme Cloud · A-1 · 2026-01,2026-04-15,70,USD']);
    expect(await cash(capwise)).toEqual(['2026-02: -30.00', '2026-03: -50.00', '2026-04: -70.00']);
    expect(await bar(capwise, 'payables', '2026-02')).toBe('20.00');
    expect(await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01')).toMatchObject({
      state: 'settled',
      daysLate: 46,
      expected: [],
    });
    expect((await capwise.invoke('books.bridge', { period: '2026-01..2026-12' })).residual.value).toBe('0.00');
  });

  it('leave what was known before as it was known', async () => {
    expect(await cash(capwise, before)).toEqual(['2026-02: -100.00', '2026-03: -50.00']);
    const { invoices } = await capwise.invoke('sources.payments', { asOf: before });
    expect(invoices.map(({ settled }) => settled.value)).toEqual(['0.00', '0.00']);
  });

  it('that come again in the same words change nothing', async () => {
    const moment = (await capwise.invoke('books.verify', {})).batches;
    const rows = [
      'P-2,Acme Cloud · A-1 · 2026-01,2026-04-15,70.00,USD',
      'P-1,Acme Cloud · A-1 · 2026-01,2026-02-10,30,USD',
    ];
    expect(await read(capwise, rows)).toMatchObject({ recorded: 0, unchanged: 2, notes: [] });
    expect((await capwise.invoke('books.verify', {})).batches).toBe(moment);
  });

  it('that come again in other words are corrected, also to another invoice', async () => {
    const answer = await read(capwise, ['P-2,Acme Cloud · A-1 · 2026-02,2026-04-15,50,USD']);
    expect(answer).toMatchObject({
      recorded: 1,
      notes: ['payment "P-2" was read before with another content: corrected'],
    });
    expect((await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01'))?.open.value).toBe('70.00');
    expect((await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-02'))?.state).toBe('settled');
    await read(capwise, [
      'P-2,Acme Cloud · A-1 · 2026-01,2026-04-15,70,USD',
      'P-2,Acme Cloud · A-1 · 2026-02,2026-04-15,50,USD',
    ]);
    expect(await cash(capwise)).toEqual(['2026-02: -30.00', '2026-04: -120.00']);
  });

  it('are kept by no dry run', async () => {
    expect(await read(capwise, ['P-9,Acme Cloud · A-1 · 2026-02,2026-05-01,50,USD'], true)).toMatchObject({
      recorded: 1,
    });
    expect((await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-02'))?.settled.value).toBe('50.00');
  });

  it('above the invoice are a claim on the vendor, until a restated bill draws it', async () => {
    await read(capwise, ['P-3,Acme Cloud · A-1 · 2026-01,2026-04-20,25,USD']);
    expect(await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01')).toMatchObject({
      state: 'claim',
      open: { value: '-25.00' },
    });
    const { entries } = await capwise.invoke('books.entries', { period: '2026-04' });
    expect(entries.map(({ what }) => what)).toContain('Payment P-3 · Acme Cloud · A-1 · 2026-01');
    await load(capwise, [billRow('2026-01', '90'), billRow('2026-01', '40', { ServiceName: 'Storage' })]);
    expect(await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01')).toMatchObject({
      state: 'overdue',
      billed: { value: '130.00' },
      open: { value: '5.00' },
      expected: [{ day: '2026-02-28', amount: '5.00' }],
    });
    expect(await cash(capwise)).toEqual(['2026-02: -35.00', '2026-04: -145.00']);
  });

  it('are settled again when terms change', async () => {
    const { revisions } = await capwise.invoke('companies.set', { netDays: 60 });
    expect(revisions).toBe(4);
    expect(await cash(capwise)).toEqual(['2026-02: -30.00', '2026-03: -5.00', '2026-04: -145.00']);
    expect((await capwise.invoke('companies.set', { netDays: 60 })).revisions).toBe(0);
  });

  it('of closed months are settled in the first open one, and closed months stay', async () => {
    await capwise.invoke('books.close', { through: '2026-03' });
    const closed = (await cash(capwise)).slice(0, 2);
    await read(capwise, ['P-4,Acme Cloud · A-1 · 2026-01,2026-03-30,5,USD']);
    expect((await cash(capwise)).slice(0, 2)).toEqual(closed);
    expect(await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01')).toMatchObject({
      state: 'settled',
      open: { value: '0.00' },
    });
    await load(capwise, [billRow('2026-01', '100'), billRow('2026-01', '40', { ServiceName: 'Storage' })]);
    expect((await cash(capwise)).slice(0, 2)).toEqual(closed);
    expect(await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01')).toMatchObject({
      billed: { value: '140.00' },
      open: { value: '10.00' },
    });
    expect(await capwise.invoke('books.verify', {})).toMatchObject({ intact: true });
    expect((await capwise.invoke('books.bridge', { period: '2026-01..2026-12' })).residual.value).toBe('0.00');
    expect((await capwise.invoke('sources.quality', {})).ties.map(({ tied }) => tied)).toEqual([true, true]);
  });

  it('open down to what was read', async () => {
    const invoice = await invoiceOf(capwise, 'Acme Cloud · A-1 · 2026-01');
    for (const figure of [invoice?.billed, invoice?.settled, invoice?.open]) {
      const opened = await capwise.invoke('books.trace', { trace: figure?.trace ?? { kind: 'item', id: '' } });
      expect([opened.total.value, opened.check.equal]).toEqual([
        expect.stringContaining(String(Number(figure?.value))),
        true,
      ]);
      await walkDown(capwise.invoke, figure?.trace ?? { kind: 'item', id: '' }, 'main');
    }
    const { totals } = await capwise.invoke('sources.payments', {});
    expect(totals.map(({ billed, settled, open }) => [billed, settled.value, open])).toEqual([
      ['190.00', '180.00', '10.00'],
    ]);
    await walkDown(capwise.invoke, totals[0]?.settled.trace ?? { kind: 'item', id: '' }, 'main');
  });
});

describe('payments of what is capitalized', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await load(capwise, [billRow('2026-01', '100')]);
    await capwise.invoke('assets.add', {
      id: 'rack',
      name: 'Rack',
      class: 'equipment',
      cost: '1200',
      began: '2026-01-10',
      inService: '2026-01-10',
      lifeMonths: 12,
      netDays: 30,
    });
    await capwise.invoke('assets.add', {
      id: 'switch',
      name: 'Switch',
      class: 'equipment',
      cost: '600',
      began: '2026-01-10',
      lifeMonths: 12,
    });
  });
  afterAll(() => capwise.drop());

  it('are investing, and outside of working capital until they are paid', async () => {
    expect(await bar(capwise, 'capital-expenditure', '2026-02')).toBe('-1200.00');
    await read(capwise, ['P-1,rack,2026-03-05,1200,USD']);
    expect(await bar(capwise, 'capital-expenditure', '2026-02')).toBe('0.00');
    expect(await bar(capwise, 'capital-expenditure', '2026-03')).toBe('-1200.00');
    expect(await bar(capwise, 'payables', '2026-03')).toBe('0.00');
    expect(await invoiceOf(capwise, 'rack')).toMatchObject({ kind: 'asset', state: 'settled', daysLate: 5 });
  });

  it('wait on a payable where terms said that they were paid at once', async () => {
    await read(capwise, ['P-2,switch,2026-02-15,600,USD']);
    expect(await bar(capwise, 'capital-expenditure', '2026-01')).toBe('0.00');
    expect(await bar(capwise, 'capital-expenditure', '2026-02')).toBe('-600.00');
    const switched = await invoiceOf(capwise, 'switch');
    await walkDown(capwise.invoke, switched?.billed.trace ?? { kind: 'item', id: '' }, 'main');
    expect(switched?.billed.value).toBe('600.00');
  });

  it('find an invoice that a document names, and follow its change', async () => {
    const document = {
      kind: 'expense',
      what: 'Audit',
      invoice: 'A-7',
      vendor: 'Auditor',
      amount: '300',
      month: '2026-01',
      netDays: 30,
    } as const;
    await record(capwise, 'audit', document);
    await read(capwise, ['P-3,A-7,2026-04-01,300,USD']);
    expect(await invoiceOf(capwise, 'A-7')).toMatchObject({ vendor: 'Auditor', state: 'settled' });
    await record(capwise, 'audit', { ...document, amount: '350' }, true);
    expect(await invoiceOf(capwise, 'A-7')).toMatchObject({ state: 'overdue', open: { value: '50.00' } });
    expect((await capwise.invoke('books.bridge', { period: '2026-01..2026-12' })).residual.value).toBe('0.00');
  });
});

describe('payments of bills in euros in books kept in dollars', () => {
  let capwise: TestInstallation;
  const invoice = 'Acme Cloud · A-1 · 2026-01';
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('companies.set', { currency: 'USD' }, { company: 'main' });
    await capwise.ports.store.use('main');
    const rates = ['2026-01-30,1.10', '2026-02-27,1.20', '2026-03-31,1.15', '2026-04-30,1.05'];
    const text = `currency,day,rate\n${rates.map((rate) => `EUR,${rate}`).join('\n')}\n`;
    await capwise.invoke('sources.read', { kind: 'rates', file: await fileOf(text, 'rates.csv') });
    await load(capwise, [
      billRow('2026-01', '60', { BillingCurrency: 'EUR' }),
      billRow('2026-01', '40', { BillingCurrency: 'EUR', ServiceName: 'Storage' }),
    ]);
  });
  afterAll(() => capwise.drop());

  const exchange = async (): Promise<readonly (string | null)[]> => {
    const { lines } = await capwise.invoke('books.statement', { period: '2026-01..2026-04' });
    return (lines.find(({ line }) => line === 'exchange-differences')?.figures ?? []).map(({ value }) => value);
  };

  it('are at the rate of their day, and the payable is restated until then', async () => {
    expect([await cash(capwise), await exchange()]).toEqual([['2026-02: -120.00'], ['0.00', '-10.00', '0.00', '0.00']]);
    await read(capwise, [`P-1,${invoice},2026-03-31,100,EUR`]);
    expect([await cash(capwise), await exchange()]).toEqual([['2026-03: -115.00'], ['0.00', '-10.00', '5.00', '0.00']]);
    expect(await invoiceOf(capwise, invoice)).toMatchObject({
      currency: 'EUR',
      state: 'settled',
      settled: { value: '100.00', unit: 'EUR' },
    });
  });

  it('in part settle a part, and the rest is restated on', async () => {
    await read(capwise, [`P-1,${invoice},2026-02-02,40,EUR`]);
    expect([await cash(capwise), await exchange()]).toEqual([['2026-02: -116.00'], ['0.00', '-6.00', '0.00', '0.00']]);
    await read(capwise, [`P-2,${invoice},2026-03-31,60,EUR`]);
    expect([await cash(capwise), await exchange()]).toEqual([
      ['2026-02: -44.00', '2026-03: -69.00'],
      ['0.00', '-6.00', '3.00', '0.00'],
    ]);
    const { accounts } = await capwise.invoke('books.rollForward', { account: '2000', period: '2026-01..2026-03' });
    expect(accounts[0]?.months.map(({ closing }) => closing.value)).toEqual(['110.00', '72.00', '0.00']);
    expect(await capwise.invoke('books.verify', {})).toMatchObject({ intact: true });
    expect((await capwise.invoke('books.bridge', { period: '2026-01..2026-04' })).residual.value).toBe('0.00');
  });

  it('without a rate on their day are refused, and nothing of the file is posted', async () => {
    await expect(read(capwise, [`P-3,${invoice},2026-02-15,10,EUR`])).rejects.toMatchObject({
      code: 'NEEDS_RATE',
      data: { currency: 'EUR', day: '2026-02-15' },
    });
    expect((await invoiceOf(capwise, invoice))?.payments.map(({ payment }) => payment)).toEqual(['P-1', 'P-2']);
  });

  it('follow a rate that is corrected', async () => {
    const file = await fileOf('currency,day,rate\nEUR,2026-03-31,1.30\n', 'rates.csv');
    await capwise.invoke('sources.read', { kind: 'rates', file });
    expect([await cash(capwise), await exchange()]).toEqual([
      ['2026-02: -44.00', '2026-03: -78.00'],
      ['0.00', '-6.00', '-6.00', '0.00'],
    ]);
  });
});
