import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

type Cells = Readonly<Record<string, string>>;

async function load(company: string, rows: readonly Cells[], name = 'table.csv') {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  const file = await fileOf(`${[columns.join(','), ...lines].join('\n')}\n`, name);
  return capwise.invoke('sources.import', { files: [file] }, { company });
}

async function bill(company: string) {
  const file = await fileOf(billText([billRow('2026-01', '100', { InvoiceId: 'INV-1' })]));
  await capwise.invoke('sources.import', { files: [file] }, { company });
}

function detail(status: string, billed: string): Cells {
  return {
    InvoiceDetailId: 'D-1',
    InvoiceId: 'INV-1',
    InvoiceIssuerName: 'Acme Cloud',
    BilledCost: billed,
    BillingCurrency: 'USD',
    BillingPeriodStart: '2026-01-01T00:00:00Z',
    InvoiceIssueStatus: status,
    PaymentDueDate: '2026-05-15T00:00:00Z',
  };
}

const period = (status: string): Cells => ({
  InvoiceIssuerName: 'Acme Cloud',
  BillingPeriodStart: '2026-01-01T00:00:00Z',
  BillingPeriodStatus: status,
});

const commitment = (more: Cells = {}): Cells => ({
  ContractCommitmentId: 'CC-1',
  ContractId: 'K-1',
  ContractCommitmentType: 'EDP',
  ContractCommitmentCategory: 'Spend',
  ContractCommitmentPeriodStart: '2026-01-01T00:00:00Z',
  ContractCommitmentPeriodEnd: '2027-01-01T00:00:00Z',
  ContractPeriodStart: '2026-01-01T00:00:00Z',
  ContractPeriodEnd: '2027-01-01T00:00:00Z',
  ContractCommitmentCost: '100000',
  BillingCurrency: 'USD',
  ContractCommitmentLifecycleStatus: 'Active',
  ContractCommitmentLastUpdated: '2026-01-02T00:00:00Z',
  ...more,
});

describe('a status in another letter case is the one that FOCUS lists', () => {
  it('of an invoice that was voided: its bill need not tie', async () => {
    await bill('voided');
    await load('voided', [detail('voided', '99')]);
    const { invoices } = await capwise.invoke('sources.quality', {}, { company: 'voided' });
    expect(invoices).toMatchObject([{ status: 'Voided' }]);
    expect((await capwise.invoke('govern.findings', {}, { company: 'voided' })).findings).not.toContainEqual(
      expect.objectContaining({ kind: 'broken-tie' }),
    );
    await capwise.invoke('books.close', { through: '2026-01' }, { company: 'voided' });
  });

  it('of an invoice that was issued: it is paid when it is due', async () => {
    await bill('issued');
    await load('issued', [detail('issued', '100')]);
    const { entries } = await capwise.invoke('books.entries', { account: '1000', limit: 9 }, { company: 'issued' });
    expect(entries.map(({ date }) => date.slice(0, 7))).toEqual(['2026-05']);
  });

  it('of a billing period and of a commitment', async () => {
    await bill('cases');
    await load('cases', [period('CLOSED')]);
    const { loads } = await capwise.invoke('sources.list', {}, { company: 'cases' });
    expect(loads[0]?.parts).toMatchObject([{ period: 'closed' }]);
    await load('cases', [commitment({ ContractCommitmentLifecycleStatus: 'active' })]);
    const { commitments } = await capwise.invoke('sources.commitments', {}, { company: 'cases' });
    expect(commitments).toMatchObject([{ status: 'Active' }]);
  });
});

describe('a value that FOCUS does not list is refused with row, column, value and what is allowed', () => {
  const cases: readonly (readonly [string, readonly Cells[], string, string, string])[] = [
    ['an invoice', [detail('Issued', '1'), detail('Paid', '1')], 'InvoiceIssueStatus', 'Paid', 'Open, Issued, Voided'],
    ['a billing period', [period('Open'), period('Maybe')], 'BillingPeriodStatus', 'Maybe', 'Open, Closed'],
    [
      'a commitment',
      [commitment(), commitment({ ContractCommitmentLifecycleStatus: 'Done' })],
      'ContractCommitmentLifecycleStatus',
      'Done',
      'Proposed, Pending, Active, Exhausted, Expired, Canceled, Superseded',
    ],
  ];
  it.each(cases)('the status of %s', async (_, rows, column, value, allowed) => {
    await expect(load('refused', rows)).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: { file: 'table.csv', row: 2, column, value, remedy: `write one of ${allowed}` },
    });
  });

  it('a commitment or a contract that ends before it starts', async () => {
    for (const column of ['ContractCommitmentPeriodEnd', 'ContractPeriodEnd']) {
      const value = '2025-01-01T00:00:00Z';
      await expect(load('refused', [commitment({ [column]: value })])).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        data: { row: 1, column, value, remedy: expect.stringContaining('2026-01-01') },
      });
    }
  });
});
