import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
  await load([billRow('2026-05', '10', invoice)]);
  const file = await fileOf('payment,invoice,date,amount,currency\nP-1,1001,2026-06-10,10,USD\n', 'payments.csv');
  await capwise.invoke('sources.read', { kind: 'payments', file });
});
afterAll(() => capwise.drop());

const invoice = { InvoiceId: '1001' };
const other = { ...invoice, InvoiceIssuerName: 'Other Cloud', ProviderName: 'Other', BillingAccountId: 'B-1' };

async function load(rows: readonly BillRow[]) {
  return capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] });
}

const detailColumns =
  'InvoiceDetailId,InvoiceId,InvoiceIssuerName,BilledCost,BillingCurrency,BillingPeriodStart,InvoiceIssueStatus,PaymentDueDate';

async function loadDetails(rows: readonly string[]) {
  const file = await fileOf(`${detailColumns}\n${rows.join('\n')}\n`, 'detail.csv');
  return capwise.invoke('sources.import', { files: [file] });
}

describe('two issuers with one invoice id', () => {
  it('tie apart when they are imported, and each figure opens what it says', async () => {
    const { ties } = await load([
      billRow('2026-05', '77', other),
      billRow('2026-05', '3', { ...other, BillingAccountId: 'B-2' }),
    ]);
    expect(ties.map(({ issuer, billingAccount, tied }) => [issuer, billingAccount, tied])).toEqual([
      ['Other Cloud', 'B-1, B-2', true],
    ]);
    const quality = await capwise.invoke('sources.quality', {});
    expect(quality.ties.map(({ payable }) => `${payable.value}`).toSorted()).toEqual(['10.00', '80.00']);
    for (const tie of [...ties, ...quality.ties]) {
      await expectOpens(capwise.invoke, [tie.billed, tie.payable, tie.effective, tie.expense]);
    }
  });

  it('are owed and paid apart, and each figure opens what it says', async () => {
    const { invoices } = await capwise.invoke('sources.payments', {});
    expect(
      invoices.map(({ vendor, billed, settled }) => `${vendor} ${billed.value} ${settled.value}`).toSorted(),
    ).toEqual(['Acme Cloud 10.00 10.00', 'Other Cloud 80.00 0.00']);
    await expectOpens(
      capwise.invoke,
      invoices.flatMap(({ billed, settled, open }) => [billed, settled, open]),
    );
  });

  it('are paid by a payment that names its vendor, and no other is read', async () => {
    const header = 'payment,invoice,date,amount,currency,vendor';
    const read = async (rows: readonly string[]) =>
      capwise.invoke('sources.read', {
        kind: 'payments',
        file: await fileOf(`${header}\n${rows.join('\n')}\n`, 'payments.csv'),
      });
    await read(['P-2,1001,2026-06-20,80,USD,other cloud']);
    const { invoices } = await capwise.invoke('sources.payments', {});
    expect(invoices.map(({ vendor, state, settled }) => `${vendor} ${state} ${settled.value}`).toSorted()).toEqual([
      'Acme Cloud settled 10.00',
      'Other Cloud settled 80.00',
    ]);
    expect(await read(['P-1,1001,2026-06-10,10,USD,'])).toMatchObject({ recorded: 0, unchanged: 1 });
    await expect(read(['P-3,1001,2026-06-21,1,USD,'])).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: { row: 1, column: 'vendor' },
    });
  });

  it('are compared each with its own total, and the month closes once both tie', async () => {
    await loadDetails([
      'D-1,1001,Acme Cloud,10,USD,2026-05-01,Issued,',
      'D-2,1001,Other Cloud,81,USD,2026-05-01,Issued,',
    ]);
    const { invoices } = await capwise.invoke('sources.quality', {});
    expect(invoices.map(({ issuer, billed, unexplained, tied }) => [issuer, billed?.value, unexplained, tied])).toEqual(
      [
        ['Acme Cloud', '10.00', '0.00', true],
        ['Other Cloud', '80.00', '1.00', false],
      ],
    );
    const close = () => capwise.invoke('books.close', { through: '2026-05' });
    await expect(close()).rejects.toMatchObject({
      code: 'SOURCE_UNBALANCED',
      data: { invoice: '1001', said: '81.00', billed: '80.00', difference: '1.00' },
    });
    const { datasets } = await loadDetails(['D-2,1001,Other Cloud,80,USD,2026-05-01,issued,']);
    expect(datasets[0]?.remarks).toEqual([expect.stringContaining('"issued"')]);
    await close();
  });
});
