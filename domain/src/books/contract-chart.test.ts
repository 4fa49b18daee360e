import { describe, expect, it } from 'vitest';
import { accountCodes, accountOf, bridgeBars, chartOfAccounts } from './account.ts';
import { statementLines } from './statement.ts';

describe('the chart as the accounting contract has it', () => {
  it('has one owner for each account: a source of Capwise, or the general ledger', () => {
    const sources = ['bills', 'payroll', 'contracts', 'assets'];
    const owners = chartOfAccounts.map(({ code, owner }) => `${code} ${owner}`);
    expect(new Set(owners).size).toBe(new Set(chartOfAccounts.map(({ code }) => code)).size);
    expect([...new Set(chartOfAccounts.map(({ owner }) => owner))].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      [...sources, 'ledger'].toSorted((a, b) => (a < b ? -1 : 1)),
    );
    expect(accountOf(accountCodes.revenue).owner).toBe('ledger');
    expect(accountOf('6120').owner).toBe('bills');
    expect(accountOf('6110').owner).toBe('payroll');
  });

  it('keeps what is owed for assets outside of working capital, in the bar of what it pays for', () => {
    const bars = [accountCodes.payables, accountCodes.softwarePayables, accountCodes.equipmentPayables];
    expect(bars.map((code) => accountOf(code).bar)).toEqual([
      'payables',
      'capitalized-software',
      'capital-expenditure',
    ]);
  });

  it('has the lines of the statement in the order of the contract, each by its name', () => {
    const order = [
      'revenue',
      'cost-of-revenue',
      'research-and-development',
      'sales-and-marketing',
      'general-and-administrative',
      'adjusted-ebitda',
      'impairment-and-abandonment',
      'disposal',
      'stock-compensation',
      'severance',
      'ebitda',
      'amortization',
      'operating-income',
      'other-income',
      'exchange-differences',
      'interest',
      'pre-tax-income',
      'income-tax',
      'net-income',
    ];
    const beside: readonly string[] = ['gross-margin', 'unassigned'];
    expect(statementLines.filter((line) => !beside.includes(line))).toEqual(order);
  });

  it('has the bars of the bridge in the order of the contract, and none is called other', () => {
    expect(bridgeBars).toEqual([
      'ebitda',
      'non-cash',
      'other-income',
      'receivables',
      'prepaid',
      'deferred-implementation',
      'payables',
      'accruals',
      'deferred-revenue',
      'billed-effective-difference',
      'interest',
      'income-tax',
      'capital-expenditure',
      'capitalized-software',
      'disposal-proceeds',
      'lease-principal',
      'debt-and-equity',
      'currency-restatement',
      'cash',
    ]);
    expect(bridgeBars.filter((bar: string) => bar === 'other')).toEqual([]);
  });
});
