import { describe, expect, it } from 'vitest';
import type { PostingSum } from '@capwise/domain/books';
import { demoMonths } from '../calendar.ts';
import { catalogTable } from './catalog.ts';
import { accountMapTable, trialBalanceTable } from './ledger.ts';
import { demoPeople, payrollTable } from './payroll.ts';
import type { DemoTable } from './table.ts';

/** Rows of a table by column. No cell holds a line break or a quote. */
function rowsOf({ text }: DemoTable): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, index) => [names[index] ?? '', cell])));
}

function cellsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/(?:"([^"]*)"|([^,"]*))(?:,|$)/g), ([, quoted, plain]) => quoted ?? plain ?? '');
}

const sumOf = (month: string, account: string, minor: bigint): PostingSum => ({
  month,
  account,
  minor,
  nonCash: false,
});

describe('the payroll of the demo company', () => {
  it('is the same text for the same seed, and another for another', () => {
    expect(payrollTable(7).text).toBe(payrollTable(7).text);
    expect(payrollTable(8).text).not.toBe(payrollTable(7).text);
  });

  it('has 120 people in its last month, fewer in its first, and numbers for names', () => {
    const rows = rowsOf(payrollTable(7));
    const people = (month: string) =>
      new Set(rows.filter(({ period }) => period === month).map(({ person }) => person));
    expect(demoPeople).toBe(120);
    expect(people('2026-10').size).toBe(120);
    expect(people('2025-09').size).toBeLessThan(120);
    expect(rows.filter(({ person }) => !/^P-\d{3}$/.test(person ?? ''))).toEqual([]);
  });
});

describe('the trial balances of the demo company', () => {
  const entry = (month: string, minor: bigint): readonly PostingSum[] => [
    sumOf(month, '6920', minor),
    sumOf(month, '2000', -minor),
  ];
  const rows = rowsOf(
    trialBalanceTable([...entry('2025-12', 700n), ...entry('2026-01', 500n), ...entry('2026-09', 20n)], 'USD'),
  );
  const balance = (month: string, account: string): number => {
    const found = rows.find((row) => row['month'] === month && row['account'] === account);
    return Number(found?.['debit'] ?? 0) - Number(found?.['credit'] ?? 0);
  };

  it('balance in every month, also with the accrual that was entered by hand', () => {
    for (const month of demoMonths.map(String)) {
      const own = rows.filter((row) => row['month'] === month);
      const sum = own.reduce(
        (total, row) => total + Math.round(100 * (Number(row['debit']) - Number(row['credit']))),
        0,
      );
      expect(sum).toBe(0);
    }
  });

  it('begin results anew with the year, and keep those of the year before', () => {
    expect([balance('2025-12', '641000'), balance('2025-12', '390000')]).toEqual([7, 0]);
    expect([balance('2026-01', '641000'), balance('2026-01', '390000')]).toEqual([5, 7]);
    expect(balance('2026-09', '201000')).toBe(-12.2);
  });

  it('have from August 2026 on what the books have not', () => {
    expect([balance('2026-07', '641000'), balance('2026-07', '215000')]).toEqual([5, 0]);
    expect([balance('2026-08', '641000'), balance('2026-08', '215000')]).toEqual([2145, -2140]);
  });

  it('refuse an account that the ledger does not have', () => {
    expect(() => trialBalanceTable([sumOf('2026-01', '9200', 1n)], 'USD')).toThrow(/no account for 9200/);
  });
});

describe('the maps of the demo company', () => {
  it('name each account of the ledger once, and each of ours once', () => {
    const rows = rowsOf(accountMapTable());
    for (const column of ['account', 'capwise_account']) {
      expect(new Set(rows.map((row) => row[column])).size).toBe(rows.length);
    }
  });

  it('leave products out that nobody has put into the catalog', () => {
    const values = rowsOf(catalogTable()).map((row) => row['alias_value']);
    expect(values).toContain('search-api');
    expect(values).not.toContain('experiments');
  });
});
