import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { hasShared, sharedFile, skippedWithoutShared } from '../support/shared.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

type Cells = Readonly<Record<string, string>>;

function tableText(rows: readonly Cells[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n')}\n`;
}

function detail(invoice: string, id: string, billed: string, more: Cells = {}): Cells {
  return {
    BilledCost: billed,
    BillingAccountId: 'A-1',
    BillingCurrency: 'USD',
    BillingPeriodStart: '2026-01-01T00:00:00Z',
    BillingPeriodEnd: '2026-02-01T00:00:00Z',
    ChargeCategory: 'Usage',
    InvoiceDetailId: id,
    InvoiceDetailLastUpdated: '2026-02-02T00:00:00Z',
    InvoiceId: invoice,
    InvoiceIssueStatus: 'Issued',
    InvoiceIssueDate: '2026-02-02T00:00:00Z',
    InvoiceIssuerName: 'Acme Cloud',
    PaymentDueDate: '2026-05-15T00:00:00Z',
    PaymentTerms: 'Net 100',
    ...more,
  };
}

const bill = (rows: readonly BillRow[]) => fileOf(billText(rows));
const january = (cost: string): BillRow => billRow('2026-01', cost, { InvoiceId: 'INV-1' });

async function load(company: string, ...texts: readonly string[]) {
  const files = await Promise.all(texts.map((text, at) => fileOf(text, `file-${at}.csv`)));
  return capwise.invoke('sources.import', { files }, { company });
}

async function paidIn(company: string): Promise<readonly string[]> {
  const { entries } = await capwise.invoke('books.entries', { account: '1000', limit: 50 }, { company });
  return entries.map(({ date }) => date.slice(0, 7));
}

describe('an Invoice Detail', () => {
  it('beside its bill is known by its columns, ties, and says when the invoice is paid', async () => {
    const company = 'detail';
    const answer = await load(company, billText([january('100.004')]), tableText([detail('INV-1', 'D-1', '100.004')]));
    expect(answer).toMatchObject({
      outcome: 'published',
      rows: 1,
      datasets: [{ dataset: 'invoice-detail', rows: 1, changed: 1 }],
    });
    const { invoices } = await capwise.invoke('sources.quality', {}, { company });
    expect(invoices).toMatchObject([
      {
        invoice: 'INV-1',
        total: '100.00',
        billed: { value: '100.00' },
        unexplained: '0.00',
        tied: true,
        due: '2026-05-15',
      },
    ]);
    expect(await paidIn(company)).toEqual(['2026-05']);
    const { documents } = await capwise.invoke('books.documents', {}, { company });
    expect(documents).toMatchObject([{ kind: 'invoice-total', amount: { value: '100.00' }, month: '2026-01' }]);
    await capwise.invoke('books.close', { through: '2026-01' }, { company });
  });

  it('that says more than the bill shows what is not explained, and its month stays open', async () => {
    const company = 'unexplained';
    await load(company, billText([january('100')]));
    await load(
      company,
      tableText([detail('INV-1', 'D-1', '100'), detail('INV-1', 'D-2', '12.5', { ChargeCategory: 'Tax' })]),
    );
    const { invoices } = await capwise.invoke('sources.quality', {}, { company });
    expect(invoices).toMatchObject([{ total: '112.50', unexplained: '12.50', tied: false, details: 2 }]);
    await expect(capwise.invoke('books.close', { through: '2026-01' }, { company })).rejects.toMatchObject({
      code: 'SOURCE_UNBALANCED',
    });
    const complete = billText([january('100'), { ...january('12.5'), ChargeCategory: 'Tax' }]);
    await load(company, complete);
    expect((await capwise.invoke('sources.quality', {}, { company })).invoices).toMatchObject([{ tied: true }]);
    await capwise.invoke('books.close', { through: '2026-01' }, { company });
  });

  it('before its bill waits for it, and the same file twice changes nothing', async () => {
    const company = 'early';
    const text = tableText([detail('INV-1', 'D-1', '100')]);
    expect(await load(company, text)).toMatchObject({ outcome: 'published', load: null, rows: 0 });
    expect(await load(company, text)).toMatchObject({ outcome: 'unchanged', datasets: [{ changed: 0 }] });
    expect((await capwise.invoke('sources.quality', {}, { company })).invoices).toMatchObject([
      { billed: null, tied: false },
    ]);
    await load(company, billText([january('100')]));
    expect((await capwise.invoke('sources.quality', {}, { company })).invoices).toMatchObject([{ tied: true }]);
    expect(await paidIn(company)).toEqual(['2026-05']);
  });

  it('of an invoice that was voided no longer asks the bill to tie', async () => {
    const company = 'voided';
    await load(company, billText([january('100')]), tableText([detail('INV-1', 'D-1', '90')]));
    const voided = { InvoiceIssueStatus: 'Voided', InvoiceDetailLastUpdated: '2026-03-01T00:00:00Z' };
    await load(company, tableText([detail('INV-1', 'D-1', '90', voided)]));
    await capwise.invoke('books.close', { through: '2026-01' }, { company });
    expect(await paidIn(company)).toEqual(['2026-02']);
  });

  it('with a cell that cannot be read is refused with file, row, column and value, and nothing is kept', async () => {
    const company = 'bad-detail';
    const files = [
      await bill([january('1')]),
      await fileOf(tableText([detail('INV-1', 'D-1', '1'), detail('INV-1', 'D-2', 'ten')]), 'detail.csv'),
    ];
    await expect(capwise.invoke('sources.import', { files }, { company })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: { file: 'detail.csv', row: 2, column: 'BilledCost', value: 'ten' },
    });
    expect((await capwise.ports.store.companies()).map(({ name }) => name)).not.toContain(company);
  });
});

describe('a Billing Period', () => {
  it('says of each bill whether it may still be restated', async () => {
    const company = 'periods';
    const period = (month: string, status: string): Cells => ({
      InvoiceIssuerName: 'Acme Cloud',
      BillingPeriodStart: `${month}-01T00:00:00Z`,
      BillingPeriodStatus: status,
      BillingPeriodLastUpdated: '2026-03-05T00:00:00Z',
    });
    const rows = ['2026-01', '2026-02', '2026-03'].map((month) => billRow(month, '1'));
    await load(company, billText(rows), tableText([period('2026-01', 'Closed'), period('2026-02', 'Open')]));
    const { loads } = await capwise.invoke('sources.list', {}, { company });
    expect(loads[0]?.parts.map(({ billingPeriod, period: status }) => [billingPeriod, status])).toEqual([
      ['2026-01', 'closed'],
      ['2026-02', 'open'],
      ['2026-03', null],
    ]);
  });
});

describe.skipIf(!hasShared)(`Contract Commitments${skippedWithoutShared}`, () => {
  it('are listed with their terms, those that end first before others', async () => {
    const company = 'commitments';
    const files = ['aws', 'azure', 'gcp'].map((provider) =>
      sharedFile('datasets', 'focus-toolkit-golden', `${provider}_1_3_contract_commitment_rows100_seed42.csv`),
    );
    const answer = await capwise.invoke('sources.import', { files }, { company });
    expect(answer.datasets.map(({ rows, changed }) => [rows, changed])).toEqual([
      [10, 10],
      [10, 10],
      [11, 11],
    ]);
    const { commitments } = await capwise.invoke('sources.commitments', {}, { company });
    expect(commitments).toHaveLength(31);
    const ends = commitments.map(({ end }) => end);
    expect(ends).toEqual(ends.toSorted((left, right) => (left < right ? -1 : 1)));
    expect(commitments.find(({ id }) => id.endsWith('b62179273c8eb5bb'))).toMatchObject({
      contract: 'CONTRACT-b62179273c8e',
      type: 'Savings Plan',
      category: 'Spend',
      start: '2026-05-01',
      end: '2027-05-01',
      cost: '1121.840640',
      currency: 'USD',
    });
    expect((await capwise.invoke('sources.import', { files }, { company })).outcome).toBe('unchanged');
  });
});
