import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { record } from '../support/documents.ts';
import type { TestInstallation } from '../support/installation.ts';
import { batches, emptyCompany, readTable } from '../support/tables.ts';

const header = 'account,name,capwise_account,from_month,plus,notes';

describe('an account map', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    await record(capwise, 'seats', {
      kind: 'expense',
      what: 'Seats',
      amount: '50.00',
      month: '2026-01',
      repeats: 3,
      function: 'research-and-development',
      nature: 'software',
    });
  });
  afterAll(() => capwise.drop());

  const read = (rows: readonly string[]): Promise<Answer<'sources.read'>> =>
    readTable(capwise, { kind: 'account-map', header }, rows);
  const theirs = async (code: string) =>
    (await capwise.invoke<'sources.accounts'>('sources.accounts', {})).accounts.find((one) => one.code === code)
      ?.theirs;
  const row = async (month: string, code: string) =>
    (await capwise.invoke<'sources.tieOut'>('sources.tieOut', { month })).rows.find(
      ({ accounts }) => accounts[0]?.code === code,
    );

  it.each([
    ['S1,Seats,9999,,,', { row: 1, column: 'capwise_account', value: '9999' }],
    ['S1,Seats,6130,2026-13,,', { row: 1, column: 'from_month', value: '2026-13' }],
    ['S1,Seats,6130,,left,', { row: 1, column: 'plus', value: 'left' }],
  ])('refuses %s with the row and the value', async (wrong, data) => {
    await expect(read([wrong])).rejects.toMatchObject({ code: 'INVALID_VALUE', data });
    expect(await theirs('6130')).toEqual([]);
  });

  it('refuses one account twice from the same month, and an account of Capwise in two sets', async () => {
    await expect(read(['S1,Seats,6130,,,', 's1,Seats,6130,,,'])).rejects.toMatchObject({ data: { row: 2 } });
    await expect(read(['S1,Seats,6130,,,', 'S2,Seats,"6130,6140",,,'])).rejects.toMatchObject({ data: { row: 2 } });
  });

  it('says from which month on an account is another one, and keeps why', async () => {
    expect(await read(['S1,Old seats,6130,,,', 'S2,New seats,6130,2026-02,,Renumbered in February'])).toMatchObject({
      recorded: 2,
    });
    await read(['S1,Old seats,6230,2026-02,,']);
    expect(await theirs('6130')).toMatchObject([
      { account: 'S1', from: null },
      { account: 'S2', from: '2026-02', notes: 'Renumbered in February' },
    ]);
    const count = await batches(capwise);
    expect(await read(['S1,Old seats,6230,2026-02,,'])).toMatchObject({ recorded: 0, unchanged: 1 });
    expect(await batches(capwise)).toBe(count);
    await readTable(capwise, { kind: 'trial-balance', header: 'account,month,balance' }, [
      'S1,2026-01,50',
      'S1,2026-02,7',
      'S2,2026-02,100',
    ]);
    expect(await row('2026-01', '6130')).toMatchObject({ ledger: { value: '50.00' }, cause: { kind: 'tied' } });
    expect(await row('2026-02', '6130')).toMatchObject({ ledger: { value: '100.00' }, cause: { kind: 'tied' } });
    expect(await row('2026-02', '6230')).toMatchObject({ ledger: { value: '7.00' }, ours: { value: '0.00' } });
  });

  it('turns balances that the ledger writes credit +, and not those that it gives as debit and credit', async () => {
    await read(['O1,Vendors,2000,,credit,']);
    await readTable(capwise, { kind: 'trial-balance', header: 'account,month,balance,debit,credit' }, [
      'O1,2026-01,50,,',
      'O1,2026-02,,,100',
    ]);
    for (const [month, value] of [
      ['2026-01', '-50.00'],
      ['2026-02', '-100.00'],
    ] as const) {
      const found = await row(month, '2000');
      expect(found).toMatchObject({ ledger: { value } });
      const opened = await capwise.invoke('books.trace', { trace: found?.ledger?.trace });
      expect(opened).toMatchObject({ total: { value }, check: { equal: true } });
    }
  });

  it('is changed by hand from a month on, and what it was before undoes that', async () => {
    const changed = await capwise.invoke<'sources.mapAccount'>('sources.mapAccount', {
      account: 'S2',
      ours: '6330',
      from: '2026-03',
    });
    expect(changed).toEqual({ account: 'S2', ours: ['6330'], from: '2026-03', before: ['6130'] });
    expect(await theirs('6330')).toMatchObject([{ account: 'S2', from: '2026-03' }]);
    await capwise.invoke('sources.mapAccount', { account: 'S2', ours: '6130', from: '2026-03' });
    expect(await theirs('6330')).toEqual([]);
  });

  it('takes a code, and a name that is one of ours or one of the map, for what it says', async () => {
    await readTable(capwise, { kind: 'trial-balance', header: 'account,month,balance' }, [
      '6130,2026-03,90',
      'New seats,2026-03,60',
      '"Software, S&M",2026-03,5',
      'Old things,2026-03,4',
    ]);
    expect(await row('2026-03', '6130')).toMatchObject({ ledger: { value: '150.00' }, cause: { kind: 'tied' } });
    expect(await row('2026-03', '6230')).toMatchObject({ ledger: { value: '5.00' } });
    const { unmapped } = await capwise.invoke<'sources.tieOut'>('sources.tieOut', { month: '2026-03' });
    expect(unmapped.map(({ account }) => account)).toEqual(['Old things']);
  });
});
