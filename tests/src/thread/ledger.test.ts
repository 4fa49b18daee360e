import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { statementLine } from '../support/documents.ts';
import type { TestInstallation } from '../support/installation.ts';
import { batches, emptyCompany, readTable } from '../support/tables.ts';

const ledgerHeader = 'account,name,month,balance';
const mapHeader = 'account,name,capwise_account';
const payrollHeader = 'person,period,component,amount,currency,cost_center,function,entity,location,pay_date';
const contractHeader =
  'contract,vendor,what,treatment,amount,currency,every,start,end,term_months,net_days,function,nature,cost_center,paid_through';

const map = [
  '600100,Engineering salaries,6110',
  '641000,Cloud hosting,6920',
  '205000,Accrued expenses,"2100,2110"',
  '200000,Trade payables,2000',
];

/** Cloud cost is 100 a month and is owed; pay is 10,000 a month and paid in the next. */
const ledger = (month: string, cloud: string): readonly string[] => {
  const months = Number(month.slice(5));
  return [
    `600100,Engineering salaries,${month},${10_000 * months}`,
    `641000,Cloud hosting,${month},${cloud}`,
    `200000,Trade payables,${month},-100`,
    `205000,Accrued expenses,${month},-10000`,
    `100000,Bank,${month},${20_000 - 10_000 * months}`,
  ];
};

type Tie = Answer<'sources.tieOut'>;

const shown = ({ rows }: Tie): readonly string[] =>
  rows
    .filter(({ owner, difference }) => owner !== 'ledger' && difference !== null)
    .map(
      ({ accounts, ours, ledger: theirs, difference, age, cause }) =>
        `${accounts.map(({ code }) => code).join('+')}: ${ours.value} ${theirs?.value} ${difference?.value} ${age} ${cause.kind}`,
    )
    .toSorted((left, right) => (left < right ? -1 : 1));

describe('a trial balance', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    const bill = ['2026-01', '2026-02', '2026-03'].map((month) => billRow(month, '100'));
    await capwise.invoke('sources.import', { files: [await fileOf(billText(bill), 'bill.csv')] });
    const pay = ['2026-01', '2026-02', '2026-03'].map(
      (month, at) => `C-1,${month},pay,10000,USD,Platform,research-and-development,main,Austin,2026-0${at + 2}-05`,
    );
    await readTable(capwise, { kind: 'payroll', header: payrollHeader }, pay);
  });
  afterAll(() => capwise.drop());

  const read = (rows: readonly string[]): Promise<Answer<'sources.read'>> =>
    readTable(capwise, { kind: 'trial-balance', header: ledgerHeader }, rows);
  const tie = (question: object = {}): Promise<Tie> => capwise.invoke<'sources.tieOut'>('sources.tieOut', question);

  it('that is wrong in one row records nothing, and names the row and the value', async () => {
    for (const [row, data] of [
      ['641000,Cloud,2026-13,100', { column: 'month', value: '2026-13' }],
      ['641000,Cloud,2026-01,', { column: 'balance', value: '' }],
      ['641000,Cloud,2026-01,1.001', { column: 'balance', value: '1.001' }],
      ['600100,Again,2026-01,1', { column: 'account', value: '600100' }],
    ] as const) {
      await expect(read([...ledger('2026-01', '100'), row])).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        data: { row: 6, ...data },
      });
    }
    expect(await tie()).toMatchObject({ month: null, accounts: 0, rows: [] });
  });

  it('posts nothing, and accounts that the map does not know are listed with what stands on them', async () => {
    const before = await statementLine(capwise, 'ebitda', '2026-01');
    expect((await read(ledger('2026-01', '100'))).notes).toContain(
      'accounts 600100 and 4 more are not mapped: "capwise sources accounts" lists what stands on them',
    );
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe(before);
    const { unmapped, accounts } = await tie();
    expect(unmapped.map(({ account, balance }) => `${account} ${balance.value}`)).toEqual([
      '600100 10000.00',
      '641000 100.00',
      '200000 -100.00',
      '205000 -10000.00',
      '100000 10000.00',
    ]);
    expect(accounts).toBe(0);
    const listed = await capwise.invoke<'sources.accounts'>('sources.accounts', {});
    expect(listed.unmapped.map(({ account }) => account)).toEqual(['600100', '205000', '100000', '641000', '200000']);
  });

  it('is tied out account by account, several of ours against one of the ledger', async () => {
    await readTable(capwise, { kind: 'account-map', header: mapHeader }, map);
    const answer = await tie({ month: '2026-01' });
    expect(shown(answer)).toEqual([
      '2000: -100.00 -100.00 0.00 0 tied',
      '2100+2110: -10000.00 -10000.00 0.00 0 tied',
      '6110: 10000.00 10000.00 0.00 0 tied',
      '6920: 100.00 100.00 0.00 0 tied',
    ]);
    expect(answer).toMatchObject({ tied: 4, accounts: 4 });
  });

  it('that differs says by how much, since when, and in which pieces; every figure opens to what it is made of', async () => {
    await read([...ledger('2026-02', '190'), ...ledger('2026-03', '285')]);
    const answer = await tie();
    const cloud = answer.rows.find(({ accounts }) => accounts[0]?.code === '6920');
    expect(cloud).toMatchObject({
      ours: { value: '300.00' },
      ledger: { value: '285.00' },
      difference: { value: '15.00' },
      since: '2026-02',
      age: 2,
      cause: { kind: 'unexplained' },
      arisen: [
        { month: '2026-02', figure: { value: '10.00' } },
        { month: '2026-03', figure: { value: '5.00' } },
      ],
    });
    expect(answer).toMatchObject({ tied: 3, accounts: 4 });
    for (const figure of [
      cloud?.ours,
      cloud?.ledger,
      cloud?.difference,
      ...(cloud?.arisen ?? []).map((one) => one.figure),
    ]) {
      if (!figure) throw new Error('a figure is missing');
      const opened = await capwise.invoke('books.trace', { trace: figure.trace });
      expect(opened.total.value).toBe(figure.value);
      expect(opened.check.equal).toBe(true);
    }
    const { rows } = await tie({ only: 'differences', from: '2026-02' });
    expect(rows.filter(({ cause }) => cause.kind === 'tied')).toEqual([]);
    const months = rows.find(({ accounts }) => accounts[0]?.code === '6920')?.months ?? [];
    expect(months.map(({ month, difference }) => `${month} ${difference?.value}`)).toEqual([
      '2026-02 10.00',
      '2026-03 15.00',
    ]);
  });

  it('that comes again changes nothing, and one of another month leaves the others alone', async () => {
    const count = await batches(capwise);
    expect(await read(ledger('2026-03', '285'))).toMatchObject({ recorded: 0, unchanged: 5 });
    expect(await batches(capwise)).toBe(count);
    expect((await tie({ month: '2026-02' })).rows.find(({ accounts }) => accounts[0]?.code === '6920')?.age).toBe(1);
  });

  it('that lacks a side is taken, and what it does not balance by is said', async () => {
    const { notes } = await read(['641000,Cloud hosting,2025-12,40']);
    expect(notes).toEqual(['the accounts of 2025-12 do not balance: 40.00 USD of debit has no other side in the file']);
  });

  it('is mapped by hand too, and taking that back is known from then on alone', async () => {
    const moment = (await (await capwise.ports.store.company('main')).moment()) ?? '';
    expect(await capwise.invoke('sources.mapAccount', { account: '641000', ours: '' })).toMatchObject({
      before: ['6920'],
    });
    expect((await tie({ month: '2026-03' })).unmapped.map(({ account }) => account)).toContain('641000');
    expect((await tie({ month: '2026-03', asOf: moment })).tied).toBe(3);
    await capwise.invoke('sources.mapAccount', { account: '641000', ours: '6920' });
    expect((await tie({ month: '2026-03' })).accounts).toBe(4);
    await expect(capwise.invoke('sources.mapAccount', { account: '641000', ours: '2100' })).rejects.toMatchObject({
      code: 'ACCOUNT_SHARED',
    });
    await expect(capwise.invoke('sources.mapAccount', { account: '641000', ours: '99' })).rejects.toMatchObject({
      code: 'UNKNOWN_ACCOUNT',
    });
  });
});

describe('a dollar that is in payroll, trial balance and a contract at once', () => {
  let capwise: TestInstallation;
  const contract =
    'C-1,Studio One,Design by the month,obligation,10000,USD,month,2026-01-01,2026-12-31,,,,,Platform,payroll';
  beforeAll(async () => {
    capwise = await emptyCompany();
    await readTable(capwise, { kind: 'payroll', header: payrollHeader }, [
      'C-1,2026-01,pay,10000,USD,Platform,research-and-development,main,Austin,2026-01-31',
    ]);
    await readTable(capwise, { kind: 'contracts', header: contractHeader }, [contract]);
    await readTable(capwise, { kind: 'account-map', header: mapHeader }, map);
    await readTable(capwise, { kind: 'trial-balance', header: ledgerHeader }, ['600100,Salaries,2026-01,10000']);
  });
  afterAll(() => capwise.drop());

  it('is counted once, and the overlap is named', async () => {
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe('-10000.00');
    const { rows, overlaps } = await capwise.invoke<'sources.tieOut'>('sources.tieOut', {});
    const labor = rows.find(({ accounts }) => accounts[0]?.code === '6110');
    expect(labor).toMatchObject({
      difference: { value: '0.00' },
      sources: [{ source: 'payroll', figure: { value: '10000.00' } }],
    });
    expect(overlaps).toMatchObject([
      {
        document: 'contract-c-1',
        vendor: 'Studio One',
        amount: { value: '10000.00' },
        source: 'payroll',
        counted: 'once',
        accounts: ['6110'],
        posted: { value: '10000.00' },
        control: { value: '10000.00' },
      },
    ]);
    for (const figure of [overlaps[0]?.amount, overlaps[0]?.posted, overlaps[0]?.control]) {
      if (!figure) throw new Error('a figure is missing');
      const opened = await capwise.invoke('books.trace', { trace: figure.trace });
      expect(opened).toMatchObject({ total: { value: figure.value }, check: { equal: true } });
    }
  });

  it('is refused as a contract that posts it again', async () => {
    const again = contract.replace('obligation', 'expense');
    await expect(readTable(capwise, { kind: 'contracts', header: contractHeader }, [again])).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: { row: 1, column: 'paid_through' },
    });
  });

  it('of a vendor whose bill is loaded is named as counted twice, until the document is taken back', async () => {
    await capwise.invoke('sources.import', {
      files: [await fileOf(billText([billRow('2026-01', '100')]), 'bill.csv')],
    });
    const document = {
      kind: 'expense',
      what: 'Cloud',
      vendor: 'Acme Cloud',
      amount: '100.00',
      month: '2026-01',
      function: 'unassigned',
      nature: 'cloud',
    };
    await capwise.invoke('books.record', { id: 'cloud-again', document });
    const overlaps = async () => (await capwise.invoke<'sources.tieOut'>('sources.tieOut', {})).overlaps;
    expect((await overlaps()).filter(({ counted }) => counted === 'twice')).toMatchObject([
      { document: 'cloud-again', amount: { value: '100.00' }, source: 'bills', posted: { value: '100.00' } },
    ]);
    await capwise.invoke('books.withdraw', { id: 'cloud-again', reason: 'It is in the bill' });
    expect((await overlaps()).filter(({ counted }) => counted === 'twice')).toEqual([]);
  });
});
