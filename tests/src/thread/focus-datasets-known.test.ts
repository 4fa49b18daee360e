import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

type Cells = Readonly<Record<string, string>>;

function tableText(rows: readonly Cells[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n')}\n`;
}

function detail(invoice: string, billed: string, day: string, more: Cells = {}): Cells {
  return {
    BilledCost: billed,
    BillingCurrency: 'USD',
    BillingPeriodStart: '2026-01-01T00:00:00Z',
    InvoiceDetailId: `D-${invoice}`,
    InvoiceDetailLastUpdated: `${day}T00:00:00Z`,
    InvoiceId: invoice,
    InvoiceIssueStatus: 'Issued',
    InvoiceIssuerName: 'Acme Cloud',
    PaymentDueDate: '2026-05-15T00:00:00Z',
    ...more,
  };
}

const period = (status: string, day: string): Cells => ({
  InvoiceIssuerName: 'Acme Cloud',
  BillingPeriodStart: '2026-01-01T00:00:00Z',
  BillingPeriodStatus: status,
  BillingPeriodLastUpdated: `${day}T00:00:00Z`,
});

const commitment = (id: string, cost: string, day: string): Cells => ({
  ContractCommitmentId: id,
  ContractId: 'C-1',
  ContractCommitmentType: 'Spend agreement',
  ContractCommitmentCategory: 'Spend',
  ContractCommitmentPeriodStart: '2026-01-01T00:00:00Z',
  ContractCommitmentPeriodEnd: '2027-01-01T00:00:00Z',
  ContractCommitmentCost: cost,
  BillingCurrency: 'USD',
  ContractCommitmentLastUpdated: `${day}T00:00:00Z`,
});

async function load(company: string, ...texts: readonly string[]) {
  const files = await Promise.all(texts.map((text, at) => fileOf(text, `file-${at}.csv`)));
  return capwise.invoke('sources.import', { files }, { company });
}

async function momentOf(company: string): Promise<string> {
  return (await (await capwise.ports.store.company(company)).moment()) ?? '';
}

const bill = billText([billRow('2026-01', '100', { InvoiceId: 'INV-1' })]);

async function totals(company: string, asOf?: string): Promise<readonly (readonly string[])[]> {
  const { invoices } = await capwise.invoke('sources.quality', { ...(asOf && { asOf }) }, { company });
  return invoices.map(({ invoice, total, unexplained }) => [invoice, total, unexplained]);
}

async function costs(company: string, asOf?: string): Promise<readonly (string | null)[]> {
  const { commitments } = await capwise.invoke('sources.commitments', { ...(asOf && { asOf }) }, { company });
  return commitments.map(({ cost }) => cost);
}

describe('what other datasets of FOCUS say', () => {
  it('of an invoice is answered as it was known at a moment, and as it is known now', async () => {
    const company = 'invoices-then';
    await load(company, bill, tableText([detail('INV-1', '100', '2026-02-02')]));
    const before = await momentOf(company);
    await load(company, tableText([detail('INV-1', '112.5', '2026-03-01'), detail('INV-2', '7', '2026-03-01')]));
    expect(await totals(company)).toEqual([
      ['INV-1', '112.50', '12.50'],
      ['INV-2', '7.00', '7.00'],
    ]);
    expect(await totals(company, before)).toEqual([['INV-1', '100.00', '0.00']]);
  });

  it('of a commitment is answered as it was known at a moment, and an older update changes nothing', async () => {
    const company = 'commitments-then';
    await load(company, tableText([commitment('CC-1', '1000', '2026-01-05'), commitment('CC-2', '50', '2026-01-05')]));
    const before = await momentOf(company);
    await load(company, tableText([commitment('CC-1', '1200', '2026-02-05')]));
    expect(await costs(company)).toEqual(['1200', '50']);
    expect(await costs(company, before)).toEqual(['1000', '50']);
    const older = await load(company, tableText([commitment('CC-1', '900', '2025-12-31')]));
    expect(older).toMatchObject({ outcome: 'unchanged', datasets: [{ changed: 0 }] });
    expect(await costs(company)).toEqual(['1200', '50']);
  });

  it('of a billing period is answered as it was known at a moment', async () => {
    const company = 'periods-then';
    await load(company, bill, tableText([period('Open', '2026-02-01')]));
    const before = await momentOf(company);
    await load(company, tableText([period('Closed', '2026-02-10')]));
    const status = async (asOf?: string) => {
      const { loads } = await capwise.invoke('sources.list', { ...(asOf && { asOf }) }, { company });
      return loads[0]?.parts[0]?.period;
    };
    expect([await status(before), await status()]).toEqual(['open', 'closed']);
  });

  it('and comes again records no revision, and takes nothing away', async () => {
    const company = 'again';
    const store = async () => capwise.ports.store.company(company);
    const both = [detail('INV-1', '100', '2026-02-02'), detail('INV-2', '7', '2026-02-02')];
    await load(company, tableText(both));
    const batches = (await (await store()).verify()).batches;
    expect(await load(company, tableText(both))).toMatchObject({ outcome: 'unchanged' });
    expect((await (await store()).verify()).batches).toBe(batches);
    await load(company, tableText([detail('INV-2', '8', '2026-02-03')]));
    expect((await totals(company)).map(([invoice]) => invoice)).toEqual(['INV-1', 'INV-2']);
    expect(await (await store()).verify()).toMatchObject({ batches: batches + 1, broken: null });
  });

  it('of an invoice that moves to another month is kept once', async () => {
    const company = 'moved';
    await load(company, tableText([detail('INV-1', '100', '2026-02-02')]));
    const moved = { BillingPeriodStart: '2026-02-01T00:00:00Z' };
    await load(company, tableText([detail('INV-1', '100', '2026-03-02', moved)]));
    const { invoices } = await capwise.invoke('sources.quality', {}, { company });
    expect(invoices.map(({ billingPeriod }) => billingPeriod)).toEqual(['2026-02']);
  });

  it('is known of a month that was closed since', async () => {
    const company = 'closed-then';
    await load(company, bill);
    await capwise.invoke('books.close', { through: '2026-01' }, { company });
    await load(company, tableText([detail('INV-1', '100', '2026-02-02')]), tableText([period('Closed', '2026-02-10')]));
    expect(await totals(company)).toEqual([['INV-1', '100.00', '0.00']]);
  });

  it('and an earlier Capwise kept beside the books is the first that is known', async () => {
    const company = 'inherited';
    await load(company, bill);
    const key = JSON.stringify(['Acme Cloud', 'INV-1', 'USD']);
    const kept = {
      key,
      updated: '2026-02-02T00:00:00Z',
      invoice: 'INV-1',
      issuer: 'Acme Cloud',
      currency: 'USD',
      month: '2026-01',
      amount: '100',
      due: '2026-05-15',
      issued: null,
      status: 'Issued',
      details: 1,
      file: 'detail.csv',
    };
    const command = { operation: 'sources.import', inputHash: 'earlier', actor: 'local' };
    const store = await capwise.ports.store.company(company);
    await store.write(command, (books) => books.putSetting('focus:invoices', [kept]), true);
    const before = await momentOf(company);
    expect(await totals(company)).toEqual([['INV-1', '100.00', '0.00']]);
    expect(await load(company, tableText([detail('INV-1', '100', '2026-02-02')]))).toMatchObject({
      outcome: 'unchanged',
    });
    await load(company, tableText([detail('INV-1', '90', '2026-03-02')]));
    expect(await totals(company)).toEqual([['INV-1', '90.00', '-10.00']]);
    expect(await totals(company, before)).toEqual([['INV-1', '100.00', '0.00']]);
  });
});
