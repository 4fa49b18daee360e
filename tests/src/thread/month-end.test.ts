import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { statementLine } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

const day = (number: number, cost: string, more: BillRow = {}): BillRow => {
  const date = Temporal.PlainDate.from({ year: 2026, month: 10, day: number });
  return billRow('2026-10', cost, {
    ChargePeriodStart: `${date}T00:00:00Z`,
    ChargePeriodEnd: `${date.add({ days: 1 })}T00:00:00Z`,
    ...more,
  });
};
const days = (count: number, cost: string): readonly BillRow[] =>
  Array.from({ length: count }, (_, index) => day(index + 1, cost));
const credit = (month: string, cost: string): BillRow => billRow(month, cost, { ChargeCategory: 'Credit' });

describe('the end of a month whose bill is not final', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    const rows = [billRow('2026-09', '300'), credit('2026-09', '-30'), ...days(28, '10')];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] });
  });
  afterAll(() => capwise.drop());

  it('says what the bill lacks: the rows so far, the missing days, the credits still expected, and a range', async () => {
    const { bills } = await capwise.invoke('cloud.estimate', { month: '2026-10' });
    expect(bills).toMatchObject([
      {
        coveredDays: 28,
        missingDays: 3,
        soFar: { value: '280' },
        usage: { value: '30.00' },
        credits: { value: '-30.00' },
        accrual: { value: '0.00' },
        document: null,
        trueUp: null,
      },
    ]);
  });

  it('accrues it beside the rows that are posted, and nothing for a bill that covers its month', async () => {
    const rows = [credit('2026-10', '-30'), ...days(28, '10')];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows), 'october-28.csv')] });
    const { recorded, bills } = await capwise.invoke('cloud.accrue', { month: '2026-10' });
    expect(recorded).toEqual(['accrual-2026-10-acme-a-1']);
    expect(bills[0]).toMatchObject({ accrual: { value: '30.00' }, low: { value: '30.00' }, high: { value: '30.00' } });
    expect(await statementLine(capwise, 'ebitda', '2026-10')).toBe('-280.00');
    expect(await statementLine(capwise, 'ebitda', '2026-11')).toBe('30.00');
    const covered = await capwise.invoke('cloud.accrue', { month: '2026-09' });
    expect(covered).toMatchObject({ recorded: [], left: [{ why: 'it covers its month, and no credit is missing' }] });
  });

  it('is taken back by the bill, and the true-up opens to bill, rows at the time and accrual', async () => {
    const rows = [credit('2026-10', '-30'), ...days(28, '10'), day(29, '12'), day(30, '12'), day(31, '12')];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows), 'october.csv')] });
    expect(await statementLine(capwise, 'ebitda', '2026-10')).toBe('-286.00');
    expect(await statementLine(capwise, 'ebitda', '2026-11')).toBe('0.00');
    const { bills } = await capwise.invoke('cloud.estimate', { month: '2026-10' });
    expect(bills[0]).toMatchObject({ missingDays: 0, document: null, trueUp: { value: '6' } });
    if (bills[0]?.trueUp) await walkDown(capwise.invoke, bills[0].trueUp.trace, 'main');
  });

  it('stays in a closed month and is reversed in the next, where the bill posts what it differs by', async () => {
    await capwise.invoke('sources.import', {
      files: [await fileOf(billText([billRow('2026-11', '100', november(1, 20))]), 'november-20.csv')],
    });
    await capwise.invoke('cloud.accrue', { month: '2026-11' });
    const accrued = await statementLine(capwise, 'ebitda', '2026-11');
    expect(accrued).toBe('-120.00');
    await capwise.invoke('books.close', { through: '2026-11' });
    await capwise.invoke('sources.import', {
      files: [await fileOf(billText([billRow('2026-11', '160', november(1, 30))]), 'november.csv')],
    });
    expect(await statementLine(capwise, 'ebitda', '2026-11')).toBe(accrued);
    const whole = (
      await Promise.all(['2026-11', '2026-12'].map((month) => statementLine(capwise, 'ebitda', month)))
    ).reduce((sum, value) => sum + Number(value), 0);
    expect(whole).toBe(-160);
    expect((await capwise.invoke('books.verify', {})).intact).toBe(true);
  });
});

function november(first: number, last: number): BillRow {
  const text = (date: number): string =>
    Temporal.PlainDate.from('2026-11-01')
      .add({ days: date - 1 })
      .toString();
  return { ChargePeriodStart: `${text(first)}T00:00:00Z`, ChargePeriodEnd: `${text(last + 1)}T00:00:00Z` };
}
