import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { readTable } from '../support/tables.ts';

const contractHeader =
  'contract,vendor,what,treatment,amount,currency,every,start,end,term_months,net_days,function,nature,cost_center,paid_through';
const owned = { Tags: '{"team":"search"}', InvoiceIssuerName: 'AWS' };

describe('a contract whose vendor bills the same months', () => {
  let capwise: TestInstallation;
  beforeEach(async () => {
    capwise = await installation();
    const bill = [billRow('2026-05', '100', owned), billRow('2026-06', '60', owned)];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(bill), 'bill.csv')] });
    return () => capwise.drop();
  });

  const sign = async (vendor: string, through = 'invoice', amount = '100'): Promise<void> => {
    const treatment = through === 'invoice' ? 'expense' : 'obligation';
    const row = `AW1,${vendor},Cloud,${treatment},${amount},USD,month,2026-05-01,2026-06-30,,0,unassigned,cloud,P,${through}`;
    await readTable(capwise, { kind: 'contracts', header: contractHeader }, [row]);
  };
  const tie = (month?: string): Promise<Answer<'sources.tieOut'>> =>
    capwise.invoke<'sources.tieOut'>('sources.tieOut', month === undefined ? {} : { month });
  const findings = async (): Promise<Answer<'govern.findings'>['findings']> =>
    (await capwise.invoke<'govern.findings'>('govern.findings', { kind: 'counted-twice' })).findings;

  it('is named without a trial balance, and is a finding with the dollars that both have', async () => {
    await sign('AWS');
    expect(await tie('2026-05')).toMatchObject({
      month: '2026-05',
      rows: [],
      overlaps: [{ counted: 'twice', amount: { value: '100.00' }, posted: { value: '100.00' }, control: null }],
    });
    const last = await tie();
    expect(last).toMatchObject({
      month: null,
      overlaps: [{ amount: { value: '100.00' }, posted: { value: '60.00' } }],
    });
    const found = await findings();
    expect(found).toMatchObject([
      {
        subject: 'contract-aw1',
        title: 'Cloud is counted beside a bill of AWS',
        amount: { value: '160.00' },
        ebitda: { value: '160.00' },
        cash: { value: null },
      },
    ]);
    await expectOpens(
      capwise.invoke,
      [...found, ...last.overlaps].map(({ amount }) => amount),
    );
  });

  it.each(['Amazon Web Services', '"Amazon Web Services, Inc."', 'Amazon Web Services EMEA SARL'])(
    'is found under the name %s too',
    async (vendor) => {
      await sign(vendor);
      expect((await findings()).map(({ amount }) => amount.value)).toEqual(['160.00']);
    },
  );

  it('ends where it is paid through the bills: it is counted once, and says what the bill has', async () => {
    await sign('AWS');
    expect(await findings()).toHaveLength(1);
    await sign('Amazon Web Services', 'bills');
    expect(await findings()).toEqual([]);
    const { overlaps } = await tie('2026-05');
    expect(overlaps).toMatchObject([{ counted: 'once', posted: { value: '100.00' }, accounts: ['6920'] }]);
  });

  it('of another vendor is nothing', async () => {
    await sign('Google Cloud');
    expect([await findings(), (await tie('2026-05')).overlaps]).toEqual([[], []]);
  });

  it('is the cause of exactly that difference from the ledger, in the tie-out and in the finding', async () => {
    await sign('Amazon Web Services');
    await readTable(capwise, { kind: 'account-map', header: 'account,name,capwise_account' }, ['641,Cloud,6920']);
    await readTable(capwise, { kind: 'trial-balance', header: 'account,name,month,balance' }, [
      '641,Cloud,2026-05,100',
      '641,Cloud,2026-06,160',
    ]);
    const words = 'counted twice: as much as Cloud in 2026-05, 2026-06, where a bill of AWS posts cost too';
    const { rows } = await tie();
    expect(rows.find(({ accounts }) => accounts[0]?.code === '6920')).toMatchObject({
      difference: { value: '200.00' },
      cause: { kind: 'vendor-month', words },
    });
    const { findings: differences } = await capwise.invoke('govern.findings', { kind: 'ledger-difference' });
    expect(differences.map(({ reason }) => reason)).toEqual([`2026-06: ${words}`]);
  });
});
