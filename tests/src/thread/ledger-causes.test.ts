import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany, readTable } from '../support/tables.ts';

const months = ['2026-01', '2026-02', '2026-03', '2026-04'] as const;
const payrollHeader = 'person,period,component,amount,currency,cost_center,function,entity,location,pay_date';

const map = ['P1,Salaries,6110', 'P2,Payroll payable,2110', 'C1,Cloud hosting,6920', 'C2,Trade payables,2000'];

type Ledger = { readonly pay: number; readonly cloud: number; readonly elsewhere?: number };

/** What a ledger has through the end of a month, as debit and credit; payroll is paid as it is due. */
function balances(month: string, { pay, cloud, elsewhere = 0 }: Ledger): readonly string[] {
  return [
    `P1,Salaries,${month},${pay},`,
    `P2,Payroll payable,${month},,${pay}`,
    `C1,Cloud hosting,${month},${cloud},`,
    `C2,Trade payables,${month},,${cloud + elsewhere}`,
    ...(elsewhere === 0 ? [] : [`C9,Hosting at the other bank,${month},${elsewhere},`]),
  ];
}

describe('differences that are planted in a ledger', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    await capwise.invoke('companies.set', { netDays: 360 });
    const rows = months.map((month, at) => billRow(month, String(100 + 10 * at)));
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows), 'bill.csv')] });
    const pay = ['2026-01', '2026-03', '2026-04'].map(
      (month) => `C-1,${month},pay,1000,USD,Platform,research-and-development,main,Austin,2027-06-30`,
    );
    await readTable(capwise, { kind: 'payroll', header: payrollHeader }, pay);
    await readTable(capwise, { kind: 'account-map', header: 'account,name,capwise_account' }, map);
  });
  afterAll(() => capwise.drop());

  const read = (rows: readonly string[]) =>
    readTable(capwise, { kind: 'trial-balance', header: 'account,name,month,debit,credit' }, rows);

  const causes = async (month: string): Promise<Record<string, string>> => {
    const { rows } = await capwise.invoke<'sources.tieOut'>('sources.tieOut', { month, only: 'differences' });
    const shown = rows.filter(({ owner }) => owner !== 'ledger');
    return Object.fromEntries(
      shown.map(({ accounts, difference, age, cause }) => [
        accounts[0]?.code ?? '',
        `${difference?.value} for ${age}: ${cause.words}`,
      ]),
    );
  };

  it('are found with their amount, their age and their cause, each of two at once', async () => {
    await read(balances('2026-01', { pay: 1000, cloud: 100 }));
    // The payroll of February was never read here; the bill of March is not in the ledger.
    await read(balances('2026-02', { pay: 2000, cloud: 210 }));
    await read(balances('2026-03', { pay: 3000, cloud: 210 }));
    expect(await causes('2026-01')).toEqual({});
    expect(await causes('2026-03')).toEqual({
      '6110': '-1000.00 for 2: no payroll was read for it in 2026-02',
      '2110': '1000.00 for 2: no payroll was read for it in 2026-02',
      '6920': '120.00 for 1: as much as Acme Cloud of 2026-03: the ledger has it in another month, or lacks it',
      '2000': '-120.00 for 1: as much as Acme Cloud of 2026-03: the ledger has it in another month, or lacks it',
    });
  });

  it('that the ledger makes up for are gone in the next month', async () => {
    await read(balances('2026-04', { pay: 4000, cloud: 460 }));
    expect(Object.keys(await causes('2026-04'))).toEqual(['2110', '6110']);
  });

  it('are an account that nothing maps where exactly that stands on it', async () => {
    await read(balances('2026-04', { pay: 4000, cloud: 330, elsewhere: 130 }));
    expect(await causes('2026-04')).toMatchObject({
      '6920': '130.00 for 2: account C9 of the ledger holds exactly that and is not mapped',
    });
    const { unmapped, tied, accounts }: Answer<'sources.tieOut'> = await capwise.invoke('sources.tieOut', {});
    expect(unmapped.map(({ account, balance }) => `${account} ${balance.value}`)).toEqual(['C9 130.00']);
    expect({ tied, accounts }).toEqual({ tied: 1, accounts: 4 });
  });

  it('of a month that is closed are found too, as its trial balance is read again', async () => {
    await capwise.invoke('books.close', { through: '2026-01' });
    await read(balances('2026-01', { pay: 1000, cloud: 107 }));
    expect(await causes('2026-01')).toMatchObject({
      '6920': '-7.00 for 1: the other side of what differs on 2000 Accounts payable',
    });
    await read(balances('2026-01', { pay: 1000, cloud: 100 }));
    expect(await causes('2026-01')).toEqual({});
  });
});
