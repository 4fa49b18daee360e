import { describe, expect, it } from 'vitest';
import { accountCodes, accountOf, bridgeBars, chartOfAccounts, expenseAccount, statementRows } from './account.ts';
import { balanceGroupOf, balanceGroups } from './balance-group.ts';
import { sectionOfBar } from './bridge.ts';
import { barOf } from './posting.ts';
import { rowsOfLine } from './statement.ts';

describe('the chart of accounts', () => {
  it('has every code once, in order', () => {
    const codes = chartOfAccounts.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('has every account that rules name', () => {
    for (const code of Object.values(accountCodes)) expect(accountOf(code).code).toBe(code);
  });

  it('gives a row of the statement to every income and expense account and to no other', () => {
    const wrong = chartOfAccounts.filter(
      ({ kind, row }) => (kind === 'income' || kind === 'expense') !== (row !== undefined),
    );
    expect(wrong).toEqual([]);
  });

  it('puts into the bar EBITDA exactly the accounts of the rows of EBITDA', () => {
    const wrong = chartOfAccounts.filter(
      ({ row, bar }) => (bar === 'ebitda') !== (row !== undefined && rowsOfLine.ebitda.includes(row)),
    );
    expect(wrong).toEqual([]);
  });

  it('has one account for each function and nature of expense', () => {
    const account = accountOf(expenseAccount('research-and-development', 'labor'));
    expect(account).toMatchObject({
      code: '6110',
      name: 'Labor, R&D',
      row: 'research-and-development',
      nature: 'labor',
    });
  });

  it('puts every account of the balance sheet into one group of balances, and every group has some', () => {
    const balances = chartOfAccounts.filter(({ row }) => row === undefined);
    expect(new Set(balances.map(({ code }) => balanceGroupOf(code)))).toEqual(new Set(balanceGroups));
    expect(() => balanceGroupOf(accountCodes.revenue)).toThrow('no group');
  });

  it('refuses a code that it does not have', () => {
    expect(() => accountOf('0000')).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_ACCOUNT', message: expect.stringContaining('"0000"') }),
    );
  });
});

describe('the bars of the bridge', () => {
  it('hold every account, in a non-cash entry or not, and each bar but cash has a section', () => {
    for (const { code } of chartOfAccounts) {
      for (const nonCash of [true, false]) expect(bridgeBars).toContain(barOf({ account: code, nonCash }));
    }
    expect(Object.keys(sectionOfBar)).toEqual(bridgeBars.filter((bar) => bar !== 'cash'));
  });

  it('send a write-off of an asset to non-cash, and its loss to EBITDA', () => {
    expect(barOf({ account: accountCodes.software })).toBe('capitalized-software');
    expect(barOf({ account: accountCodes.software, nonCash: true })).toBe('non-cash');
    expect(barOf({ account: accountCodes.abandonmentLoss, nonCash: true })).toBe('ebitda');
  });
});

describe('the lines of the statement', () => {
  it('use each row once on the way from revenue to net income', () => {
    expect([...rowsOfLine['net-income']]).toEqual([...statementRows]);
  });
});
