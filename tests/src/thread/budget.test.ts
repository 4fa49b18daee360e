import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { statementLine } from '../support/documents.ts';
import type { TestInstallation } from '../support/installation.ts';
import { batches, emptyCompany, readTable } from '../support/tables.ts';

const header = 'account,cost_center,month,amount,version';
const plan = ['2026-01', '2026-02', '2026-03'].flatMap((month) => [
  `6920,Platform,${month},90,Plan 1`,
  `6110,Platform,${month},10000,Plan 1`,
]);

type Variance = Answer<'books.variance'>;

const shown = ({ rows }: Variance): readonly string[] =>
  rows.map(
    ({ label, actual, reference, variance, verdict }) =>
      `${label}: ${actual.value} ${reference?.value} ${variance?.value} ${verdict}`,
  );

describe('a budget', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    const bill = ['2026-01', '2026-02', '2026-03'].map((month) => billRow(month, '100'));
    await capwise.invoke('sources.import', { files: [await fileOf(billText(bill), 'bill.csv')] });
    await capwise.invoke('assets.add', {
      id: 'search',
      name: 'Search',
      class: 'software',
      cost: '1200',
      began: '2026-01-01',
      inService: '2026-02-01',
      lifeMonths: 12,
    });
  });
  afterAll(() => capwise.drop());

  const read = (rows: readonly string[]): Promise<Answer<'sources.read'>> =>
    readTable(capwise, { kind: 'budget', header }, rows);
  const against = (question: object): Promise<Variance> =>
    capwise.invoke<'books.variance'>('books.variance', { period: '2026-02', ...question });

  it('that is wrong in one row records nothing, and names the row and the value', async () => {
    for (const [row, data] of [
      ['641000,Platform,2026-01,1,', { column: 'account', value: '641000' }],
      ['2000,Platform,2026-01,1,', { column: 'account', value: '2000' }],
      ['6920,Platform,2026-1,1,', { column: 'month', value: '2026-1' }],
      ['6920,Platform,2026-01,1.001,', { column: 'amount', value: '1.001' }],
      ['6920,Platform,2026-01,1,', { column: 'account', value: '6920' }],
    ] as const) {
      await expect(read([...plan, row])).rejects.toMatchObject({ code: 'INVALID_VALUE', data: { row: 7, ...data } });
    }
    expect(await against({})).toMatchObject({ compared: null, total: null });
    const { lines } = await capwise.invoke<'books.statement'>('books.statement', { scenario: 'budget' });
    expect(lines).toEqual([]);
  });

  it('changes no actual figure, not of a closed month either, and is read into that too', async () => {
    const figures = async () =>
      Promise.all([
        capwise.invoke('books.statement', {}).then(({ headline: _sentence, ...answer }) => answer),
        capwise.invoke('books.balance', {}),
        capwise.invoke('books.rollForward', {}),
        capwise.invoke('books.export', { format: 'hledger' }),
      ]);
    await capwise.invoke('books.close', { through: '2026-01' });
    const before = await figures();
    const { recorded, notes } = await read(plan);
    expect(recorded).toBe(6);
    expect(notes).toEqual(['200.00 USD of amortization that one asset of the books will charge is part of the budget']);
    expect(await figures()).toEqual(before);
    expect((await capwise.invoke('books.verify', {})).intact).toBe(true);
    expect(await read([...plan.slice(0, -1), '6110,Platform,2026-03,10000,Plan 1'])).toMatchObject({ recorded: 0 });
  });

  it('is read as a statement with the amortization that stands already, and every figure opens', async () => {
    const { lines } = await capwise.invoke<'books.statement'>('books.statement', {
      scenario: 'budget',
      period: '2026-02',
    });
    const value = (wanted: string) => lines.find(({ line }) => line === wanted)?.figures[0];
    expect(value('ebitda')?.value).toBe('-10090.00');
    expect(value('amortization')?.value).toBe('-100.00');
    expect(value('operating-income')?.value).toBe('-10190.00');
    expect(lines.some(({ line }) => line === 'cash')).toBe(false);
    for (const wanted of ['ebitda', 'amortization', 'unassigned']) {
      const figure = value(wanted);
      if (!figure) throw new Error(`there is no ${wanted}`);
      const opened = await capwise.invoke('books.trace', { trace: figure.trace });
      expect(opened.total.value).toBe(figure.value);
      expect(opened.check.equal).toBe(true);
    }
  });

  it('stands beside what happened: each difference with its verdict, and they add up', async () => {
    const answer = await against({ by: 'account' });
    expect(shown(answer)).toEqual([
      'Labor, R&D: 0.00 -10000.00 10000.00 favorable',
      'Cloud, function not assigned: -100.00 -90.00 -10.00 unfavorable',
    ]);
    expect(answer.total).toMatchObject({ variance: { value: '9990.00' }, verdict: 'favorable' });
    const trace = answer.total?.variance.trace;
    if (!trace) throw new Error('there is no total');
    const opened = await capwise.invoke('books.trace', { trace });
    expect(opened).toMatchObject({ total: { value: '9990.00' }, check: { equal: true } });
    expect(shown(await against({ by: 'costCenter' }))).toEqual([
      'Platform: 0.00 -10090.00 10090.00 favorable',
      'costCenter not named: -100.00 0.00 -100.00 unfavorable',
    ]);
    expect((await against({ compare: 'previous' })).total).toMatchObject({
      variance: { value: '0.00' },
      verdict: null,
    });
    expect(await against({ compare: 'year-ago' })).toMatchObject({ compared: null, total: null });
  });

  it('that comes again in another version takes the place of its months as a whole', async () => {
    const count = await batches(capwise);
    expect(await read(['6920,Search,2026-03,120,Plan 2'])).toMatchObject({ recorded: 1 });
    expect(await batches(capwise)).toBe(count + 1);
    const march = await capwise.invoke<'books.variance'>('books.variance', { period: '2026-03' });
    expect(march.total?.reference.value).toBe('-120.00');
    expect((await against({})).total?.reference.value).toBe('-10090.00');
  });

  it('that plans amortization itself takes the place of what stands already', async () => {
    const { notes } = await read(['8010,,2026-03,80,Plan 3']);
    expect(notes[0]).toContain('the file plans 8010 Amortization of software');
    const { lines } = await capwise.invoke<'books.statement'>('books.statement', {
      scenario: 'budget',
      period: '2026-03',
    });
    expect(lines.find(({ line }) => line === 'amortization')?.figures[0]?.value).toBe('-80.00');
    expect(await statementLine(capwise, 'amortization', '2026-03')).toBe('-100.00');
  });
});
