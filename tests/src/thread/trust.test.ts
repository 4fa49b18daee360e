import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Figure } from '@capwise/contract';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany, readTable } from '../support/tables.ts';

type Trust = Answer<'sources.trust'>;

const payroll = 'person,period,component,amount,currency,function,pay_date';

describe('what the figures of a period rest on', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
  });
  afterAll(() => capwise.drop());

  const trust = (question: object = {}): Promise<Trust> => capwise.invoke<'sources.trust'>('sources.trust', question);
  const load = async (rows: readonly BillRow[]) =>
    capwise.invoke('sources.import', { files: [await fileOf(billText(rows), 'bill.csv')] });
  const opens = async (figure: Figure | null | undefined): Promise<void> => {
    if (!figure) throw new Error('there is no figure to open');
    const opened = await capwise.invoke('books.trace', { trace: figure.trace });
    expect(Number(opened.total.value)).toBe(Number(figure.value));
    expect(opened.check.equal).toBe(true);
  };
  const names = ({ next }: Trust): readonly string[] =>
    next.map(({ kind, amount }) => `${kind} ${amount?.value ?? 'unknown'}`);

  it('is nothing before the first bill, which is the file to bring', async () => {
    expect(await trust()).toMatchObject({
      period: null,
      invoices: { tied: 0, total: 0 },
      ledger: null,
      restated: null,
    });
    expect(names(await trust())).toEqual(['bill unknown']);
  });

  it('was restated since no moment at which nothing was charged yet', async () => {
    const since = (await trust()).moment ?? '2026-01-01T00:00:00Z';
    expect((await trust({ since })).restated).toBeNull();
    await load([billRow('2026-01', '100')]);
    expect((await trust({ since })).restated).toBeNull();
  });

  it('asks for what is missing whole, then for what would settle or confirm most, and each amount opens', async () => {
    await load([billRow('2026-01', '100'), billRow('2026-02', '300')]);
    const answer = await trust();
    expect(answer).toMatchObject({
      period: '2026-02',
      invoices: { tied: 1, total: 1 },
      payroll: { months: 1, read: 0 },
    });
    expect(names(answer)).toEqual(['payroll unknown', 'trial-balance 300.00', 'payments -100.00']);
    for (const { amount } of answer.next.slice(1)) await opens(amount);
  });

  it('counts the months that have pay, and says whether the ledger agrees on it', async () => {
    await readTable(capwise, { kind: 'payroll', header: payroll }, [
      'E-1,2026-02,pay,9000,USD,research-and-development,2026-02-28',
    ]);
    expect((await trust({ period: '2026' })).payroll).toEqual({ months: 12, read: 1, tied: null });
    await readTable(capwise, { kind: 'trial-balance', header: 'account,month,balance' }, [
      '6110,2026-02,9000',
      '6920,2026-02,390',
    ]);
    const answer = await trust();
    expect(answer.payroll).toEqual({ months: 1, read: 1, tied: true });
    expect(answer.ledger).toEqual({ month: '2026-02', tied: 1, total: 2 });
  });

  it('calls a restated bill restated, and a month that came since not', async () => {
    const since = (await trust()).moment ?? '';
    expect((await trust({ since })).restated).toMatchObject({ months: [], moved: '0.00' });
    await load([billRow('2026-03', '700')]);
    expect((await trust({ since })).restated).toMatchObject({ months: [], figure: { value: '0.00' } });
    await load([billRow('2026-01', '130'), billRow('2026-02', '280')]);
    const { restated } = await trust({ since });
    expect(restated).toMatchObject({ months: ['2026-01', '2026-02'], figure: { value: '-10.00' }, moved: '50.00' });
    await opens(restated?.figure);
    expect((await trust({ since, period: '2026-01' })).restated).toMatchObject({ months: ['2026-01'], moved: '30.00' });
  });

  it('gives EBITDA as a range while the bill lacks days of its month, and names the bill as the file to bring', async () => {
    const day = (date: string): BillRow => ({
      ChargePeriodStart: `${date}T00:00:00Z`,
      ChargePeriodEnd: `${Temporal.PlainDate.from(date).add({ days: 1 })}T00:00:00Z`,
    });
    const days = Array.from({ length: 20 }, (_, at) => `2026-04-${String(at + 1).padStart(2, '0')}`);
    await load(days.map((date, at) => billRow('2026-04', at % 2 === 0 ? '9' : '11', day(date))));
    const { range, next } = await trust();
    expect(range?.words).toBe('the bill of Acme lacks 10 days of 2026-04');
    // 200 so far, and ten days of 10 on average still to come.
    expect(Number(range?.low)).toBeLessThan(-300);
    expect(Number(range?.high)).toBeGreaterThan(-300);
    expect(Number(range?.high)).toBeLessThan(-200);
    expect(next[0]).toMatchObject({ kind: 'bill', words: range?.words });
  });
});
