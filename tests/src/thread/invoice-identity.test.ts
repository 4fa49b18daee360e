import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

async function load(company: string, rows: readonly BillRow[], without: readonly string[] = []) {
  return capwise.invoke('sources.import', { files: [await fileOf(billText(rows, without))] }, { company });
}

async function findings(company: string): Promise<Answer<'govern.findings'>> {
  return capwise.invoke('govern.findings', { kind: 'broken-tie' }, { company });
}

/** What quality says of the ties: issuer, accounts, last month, billed, owed, tied. */
async function ties(company: string) {
  const quality = await capwise.invoke('sources.quality', {}, { company });
  return quality.ties.map(({ issuer, billingAccount, billingPeriod, billed, payable, tied }) =>
    [issuer, billingAccount, billingPeriod, billed.value, payable.value, tied].join(' '),
  );
}

const invoice = { InvoiceId: '1001' };
const other = { InvoiceIssuerName: 'Other Cloud', ProviderName: 'Other', BillingAccountId: 'B-1' };

describe('an invoice ties as a whole', () => {
  it('over two billing accounts', async () => {
    const rows = [billRow('2026-05', '10', invoice), billRow('2026-05', '7', { ...invoice, BillingAccountId: 'B-1' })];
    await load('accounts', rows);
    expect(await ties('accounts')).toEqual(['Acme Cloud A-1, B-1 2026-05 17 17.00 true']);
    expect(await findings('accounts')).toMatchObject({ total: 0, unanswered: [] });
  });

  it('over two service providers of a file that names no provider', async () => {
    const of = (name: string): BillRow => ({ ...invoice, ServiceProviderName: name, HostProviderName: 'Acme' });
    await load(
      'providers',
      [billRow('2026-05', '10', of('Acme')), billRow('2026-05', '50', of('Datadog'))],
      ['ProviderName', 'PublisherName'],
    );
    expect((await capwise.invoke('sources.list', {}, { company: 'providers' })).loads[0]?.parts).toHaveLength(2);
    expect(await ties('providers')).toEqual(['Acme Cloud A-1 2026-05 60 60.00 true']);
    expect(await findings('providers')).toMatchObject({ total: 0, unanswered: [] });
  });

  it('over two billing periods, also where one of them is asked of', async () => {
    await load('periods', [billRow('2026-04', '10', invoice), billRow('2026-05', '7', invoice)]);
    expect(await ties('periods')).toEqual(['Acme Cloud A-1 2026-05 17 17.00 true']);
    expect(await findings('periods')).toMatchObject({ total: 0, unanswered: [] });
    const trust = await capwise.invoke('sources.trust', { period: '2026-04' }, { company: 'periods' });
    expect(trust.invoices).toEqual({ tied: 1, total: 1 });
  });

  it('and one of another issuer with the same id is another', async () => {
    await load('issuers', [billRow('2026-05', '10', invoice), billRow('2026-05', '77', { ...invoice, ...other })]);
    expect((await ties('issuers')).toSorted()).toEqual([
      'Acme Cloud A-1 2026-05 10 10.00 true',
      'Other Cloud B-1 2026-05 77 77.00 true',
    ]);
    expect(await findings('issuers')).toMatchObject({ total: 0, unanswered: [] });
  });

  it('and two issuers of one run that use the same id are two', async () => {
    const issuer = { ...invoice, InvoiceIssuerName: 'Other Cloud' };
    const { ties: imported } = await load('one-run', [
      billRow('2026-05', '10', invoice),
      billRow('2026-05', '7', issuer),
    ]);
    expect(imported.every(({ tied }) => tied)).toBe(true);
    expect(await ties('one-run')).toHaveLength(2);
    expect(await findings('one-run')).toMatchObject({ total: 0, unanswered: [] });
  });
});

describe('what is owed', () => {
  it('is owed to each issuer whose invoice has that id', async () => {
    await load('owed', [billRow('2026-05', '10', invoice), billRow('2026-05', '77', { ...invoice, ...other })]);
    const { invoices, totals } = await capwise.invoke('sources.payments', {}, { company: 'owed' });
    expect(invoices.map(({ vendor, billed }) => `${vendor} ${billed.value}`).toSorted()).toEqual([
      'Acme Cloud 10.00',
      'Other Cloud 77.00',
    ]);
    expect(totals).toMatchObject([{ billed: '87.00', open: '87.00' }]);
  });

  it('stays paid to the issuer that was paid when another bills an invoice of that id', async () => {
    const company = 'paid-first';
    await load(company, [billRow('2026-05', '10', invoice)]);
    const file = await fileOf('payment,invoice,date,amount,currency\nP-1,1001,2026-06-10,10,USD\n', 'payments.csv');
    await capwise.invoke('sources.read', { kind: 'payments', file }, { company });
    const cash = async () =>
      (await capwise.invoke('books.statement', { period: '2026-06' }, { company })).lines
        .find(({ line }) => line === 'cash')
        ?.figures.map(({ value }) => value);
    expect(await cash()).toEqual(['-10.00']);
    await load(company, [billRow('2026-05', '77', { ...invoice, ...other })]);
    expect(await cash()).toEqual(['-87.00']);
    // Everything is settled again: what was paid stays on its day, and what is expected moves.
    await capwise.invoke('companies.set', { netDays: 60 }, { company });
    expect(await cash()).toEqual(['-10.00']);
  });
});

type Cells = Readonly<Record<string, string>>;

function detail(id: string, issuer: string, billed: string, more: Cells = {}): Cells {
  return {
    InvoiceDetailId: `D-${id}-${issuer}`,
    InvoiceId: id,
    InvoiceIssuerName: issuer,
    BilledCost: billed,
    BillingCurrency: 'USD',
    BillingPeriodStart: '2026-05-01T00:00:00Z',
    InvoiceIssueStatus: 'Issued',
    PaymentDueDate: '2026-07-15T00:00:00Z',
    ...more,
  };
}

async function loadDetails(company: string, rows: readonly Cells[]) {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  const file = await fileOf(`${[columns.join(','), ...lines].join('\n')}\n`, 'detail.csv');
  return capwise.invoke('sources.import', { files: [file] }, { company });
}

describe('a stated total', () => {
  const found = async (company: string) =>
    (await findings(company)).findings
      .map(({ title, amount, reason }) => `${title}: ${amount.value} (${reason})`)
      .toSorted();

  it('of two issuers with one id is that of the bill of each, and findings are told apart', async () => {
    const company = 'stated';
    await load(company, [billRow('2026-05', '20', invoice)]);
    await loadDetails(company, [detail('1001', 'Acme Cloud', '21'), detail('1001', 'Other Cloud', '7')]);
    expect(await found(company)).toEqual([
      'Invoice 1001 is on no bill: 7 (Other Cloud, 2026-05: 7.00 on the invoice, no row of it on the bills that are loaded)',
      'Invoice 1001 says another total than its bill: 1 (Acme Cloud, 2026-05: 21.00 on the invoice, 20.00 on its bill)',
    ]);
    expect((await findings(company)).unanswered).toEqual([]);
    const row = { ...invoice, ...other };
    await load(company, [billRow('2026-05', '7', row)]);
    await loadDetails(company, [detail('1001', 'Acme Cloud', '20')]);
    expect(await found(company)).toEqual([]);
  });

  it('of a person beside that of its issuer is a finding of its own', async () => {
    const company = 'paper';
    await load(company, [billRow('2026-05', '20', invoice)]);
    await loadDetails(company, [detail('1001', 'Acme Cloud', '21')]);
    const document = { kind: 'invoice-total', what: 'Paper', invoice: '1001', amount: '22', month: '2026-05' } as const;
    await capwise.invoke('books.record', { id: 'paper', document }, { company });
    const open = (await findings(company)).findings;
    expect(open.map(({ amount }) => `${amount.value}`).toSorted()).toEqual(['1', '2']);
  });

  it('of an issuer that the bill spells otherwise is that of its bill', async () => {
    const company = 'spelled';
    await load(company, [billRow('2026-05', '20', invoice)]);
    await loadDetails(company, [detail('1001', 'Acme Cloud Inc.', '20')]);
    expect(await found(company)).toEqual([]);
  });

  it('of an invoice that is on no bill is a finding, and its month stays open until it is loaded or withdrawn', async () => {
    const company = 'missing';
    await load(company, [billRow('2026-05', '20', invoice)]);
    await loadDetails(company, [detail('INV-XX', 'Acme Cloud', '20.00')]);
    expect(await found(company)).toEqual([
      'Invoice INV-XX is on no bill: 20 (Acme Cloud, 2026-05: 20.00 on the invoice, no row of it on the bills that are loaded)',
    ]);
    const close = () => capwise.invoke('books.close', { through: '2026-05' }, { company });
    await expect(close()).rejects.toMatchObject({ code: 'SOURCE_UNBALANCED' });
    await capwise.invoke(
      'books.withdraw',
      { id: 'invoice-detail-inv-xx-usd', reason: 'Of another company' },
      { company },
    );
    await loadDetails(company, [detail('INV-YY', 'Acme Cloud', '1', { InvoiceIssueStatus: 'Voided' })]);
    expect(await found(company)).toEqual([]);
    await close();
  });

  it('of an invoice that is on no bill is resolved by its bill', async () => {
    const company = 'late';
    await load(company, [billRow('2026-05', '20', invoice)]);
    await loadDetails(company, [detail('INV-XX', 'Acme Cloud', '20.00')]);
    const [before] = (await findings(company)).findings;
    await load(company, [billRow('2026-05', '20', invoice), billRow('2026-05', '20', { InvoiceId: 'INV-XX' })]);
    expect(await found(company)).toEqual([]);
    expect(await capwise.invoke('govern.finding', { id: before?.id ?? '' }, { company })).toMatchObject({
      state: 'resolved',
    });
  });
});
