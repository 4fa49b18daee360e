import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fineText, parseFine } from '@capwise/domain/money';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

const month = '2026-05';
const row = (cost: string, more: BillRow = {}): BillRow => billRow(month, cost, { InvoiceId: 'INV-1', ...more });
/** A row of 1.4, which names its provider in another column. */
const later = (cost: string, provider: string, more: BillRow = {}): BillRow =>
  row(cost, { ServiceProviderName: provider, HostProviderName: provider, ...more });

async function load(company: string, rows: readonly BillRow[], options: { readonly source?: string } = {}) {
  const isLater = rows.some((one) => 'ServiceProviderName' in one);
  const files = [await fileOf(billText(rows, isLater ? ['ProviderName', 'PublisherName'] : []))];
  return capwise.invoke('sources.import', { files, ...options }, { company });
}

async function billed(company: string): Promise<string> {
  const { totals } = await capwise.invoke('cloud.cost', { measure: 'billed' }, { company });
  return fineText(totals.reduce((sum, { figure }) => sum + parseFine(figure.value ?? '0'), 0n));
}

type Loaded = Awaited<ReturnType<typeof load>>;
const said = ({ warnings }: Loaded, code = 'NOT_REPLACED') => warnings.find((warning) => warning.code === code);

describe('a month that comes again', () => {
  it('under a provider of another name, with a late row, is said to count beside what is live, and how to replace it', async () => {
    const company = 'renamed';
    await load(company, [row('10'), row('10'), row('10')]);
    const restated = ['10', '10', '10', '10'].map((cost) => later(cost, 'Acme Cloud Services'));
    const files = [await fileOf(billText(restated, ['ProviderName', 'PublisherName']))];
    const seen = await capwise.invoke('sources.import', { files }, { company, dryRun: true });
    expect(said(seen)).toMatchObject({ rows: 3, billed: '30' });
    expect(said(seen)?.message).toContain('Acme, account A-1, 2026-05: 30 USD');
    expect(said(seen)?.message).toContain('--source "Acme"');
    expect(said(await load(company, restated, { source: 'Acme' }))).toBeUndefined();
    expect(await billed(company)).toBe('40');
  });

  it('is said to count twice before it is posted', async () => {
    const company = 'noticed';
    await load(company, [row('10')]);
    const files = [await fileOf(billText([row('11', { ProviderName: 'Acme Inc' })]))];
    const steps: string[] = [];
    await capwise.invoke(
      'sources.import',
      { files },
      { company, progress: ({ step, notice }) => steps.push(notice?.includes('is not replaced') ? 'said' : step) },
    );
    expect(steps.indexOf('said')).toBeGreaterThan(-1);
    expect(steps.indexOf('said')).toBeLessThan(steps.indexOf('posting'));
  });

  it('without the rows of a provider is said to leave them, and a row of 0 takes them out', async () => {
    const company = 'gone';
    await load(company, [later('10', 'Acme'), later('10', 'Acme'), later('50', 'Datadog')]);
    const restated = [later('10', 'Acme'), later('12', 'Acme')];
    const answer = await load(company, restated);
    expect(said(answer)).toMatchObject({ rows: 1, billed: '50' });
    expect(said(answer)?.message).toMatch(
      /Datadog, account A-1.*a BilledCost and EffectiveCost of 0.*--source "Datadog"/,
    );
    expect(said(await load(company, [row('0')], { source: 'Datadog' }))).toBeUndefined();
    expect(await billed(company)).toBe('22');
    expect(said(await load(company, [...restated, later('1', 'Acme')]))).toBeUndefined();
  });

  it('in another currency is said to leave what it was', async () => {
    const company = 'currency';
    const rates = await fileOf('Currency,Day,Rate,To\nEUR,2026-05-29,1.10,USD\n', 'rates.csv');
    await load(company, [row('10')]);
    await capwise.invoke('sources.read', { kind: 'rates', file: rates }, { company });
    await load(company, [row('10'), row('100', { BillingCurrency: 'EUR' })]);
    const answer = await load(company, [row('10'), row('110')]);
    expect(said(answer)).toMatchObject({ rows: 1, billed: '100' });
    expect(said(answer)?.message).toContain('100 EUR');
  });

  it.each([
    ['letter case', 'a-1', '12'],
    ['letter case and the same dollars', 'a-1', '10'],
  ])('under an account in another %s is said to count beside it', async (_, account, cost) => {
    const company = `case-${cost}`;
    await load(company, [row('10')]);
    const answer = await load(company, [row(cost, { BillingAccountId: account })]);
    const found = said(answer, cost === '10' ? 'SAME_BILL_ELSEWHERE' : 'NOT_REPLACED');
    expect(found).toMatchObject({ rows: 1, billed: '10' });
    expect(found?.message).toContain('A-1');
  });

  it('under another account or month with an invoice that is live is said with the invoice', async () => {
    const company = 'invoice';
    await load(company, [row('10', { BillingAccountId: '1234567890123.0' }), row('1', { InvoiceId: 'INV-0' })]);
    const account = await load(company, [row('11', { BillingAccountId: '1234567890123' })]);
    expect(said(account)).toMatchObject({ rows: 1, billed: '10' });
    expect(said(account)?.message).toContain('account 1234567890123.0, 2026-05: 10 USD (invoice INV-1)');
    const moved = await load(company, [billRow('2026-06', '7', { InvoiceId: 'INV-0' })]);
    expect(said(moved)?.message).toContain('account A-1, 2026-05: 1 USD (invoice INV-0)');
  });

  it('under its own key, or for another account, month and invoice, has nothing said of it', async () => {
    const company = 'own';
    await load(company, [row('10'), row('5', { BillingAccountId: 'A-2', InvoiceId: 'INV-2' })]);
    const answers = [
      await load(company, [row('11')]),
      await load(company, [row('5', { BillingAccountId: 'A-3', InvoiceId: 'INV-3' })]),
      await load(company, [billRow('2026-06', '5', { InvoiceId: 'INV-4' })]),
    ];
    expect(answers.map((answer) => said(answer))).toEqual([undefined, undefined, undefined]);
  });
});
