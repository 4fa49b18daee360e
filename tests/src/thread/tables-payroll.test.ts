import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { closing, record, statementLine } from '../support/documents.ts';
import type { TestInstallation } from '../support/installation.ts';
import { batches, emptyCompany, readTable } from '../support/tables.ts';
import { walkDown } from '../support/trace.ts';

const header = 'person,period,component,amount,currency,cost_center,function,entity,location,pay_date';
const engineering = 'Platform,research-and-development,main,Austin';

const january = [
  `E-1,2026-01,pay,9000,USD,${engineering},2026-02-05`,
  `E-2,2026-01,pay,11000.50,USD,${engineering},2026-02-05`,
  `E-2,2026-01,stock-compensation,4000,USD,${engineering},`,
  'E-3,2026-01,pay,7000,USD,Sales,sales-and-marketing,main,Boston,2026-01-31',
  'E-4,2026-01,severance,3000,USD,Sales,sales-and-marketing,main,Boston,2026-01-31',
];

const read = (capwise: TestInstallation, rows: readonly string[], name?: string): Promise<Answer<'sources.read'>> =>
  readTable(capwise, { kind: 'payroll', header }, rows, name);

describe('a payroll', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
  });
  afterAll(() => capwise.drop());

  const figures = async (month: string) => ({
    ebitda: await statementLine(capwise, 'ebitda', month),
    cash: await statementLine(capwise, 'cash', month),
  });

  it('that is wrong in one row records nothing, and names the row and the value', async () => {
    for (const [rows, data] of [
      [[...january, `E-5,2026-01,bonus,1,USD,${engineering},`], { row: 6, column: 'component', value: 'bonus' }],
      [[`E-5,2026-01,pay,1,EUR,${engineering},`], { row: 1, column: 'currency', value: 'EUR' }],
      [[`E-5,2026-01,pay,1.001,USD,${engineering},`], { row: 1, column: 'amount', value: '1.001' }],
      [[`E-5,2026-01,pay,1,USD,${engineering},2025-12-31`], { row: 1, column: 'pay_date', value: '2025-12-31' }],
      [[...january, january[0] ?? ''], { row: 6, column: 'amount', value: '9000' }],
      [['E-5,2026-01,pay,1,USD,Platform,kitchen,,,'], { row: 1, column: 'function', value: 'kitchen' }],
    ] as const) {
      await expect(read(capwise, rows)).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        message: expect.stringContaining(`"payroll.csv", row ${data.row}, column ${data.column}: `) as string,
        data: { file: 'payroll.csv', ...data },
      });
    }
    expect(await batches(capwise)).toBe(0);
  });

  it('counts its rows as a spreadsheet does, blank lines and rows of commas too', async () => {
    const rows = ['', ',,,,,,,,,', january[0] ?? '', '', `E-5,2026-01,bonus,1,USD,${engineering},`];
    await expect(read(capwise, rows)).rejects.toMatchObject({ data: { row: 5, column: 'component', value: 'bonus' } });
  });

  it('is expensed in its period and paid in the month of its pay; stock compensation never is', async () => {
    expect(await read(capwise, january)).toMatchObject({ rows: 5, recorded: 5, unchanged: 0 });
    expect(await figures('2026-01')).toEqual({ ebitda: '-34000.50', cash: '-10000.00' });
    expect(await figures('2026-02')).toEqual({ ebitda: '0.00', cash: '-20000.50' });
    expect(await closing(capwise, '2110', '2026-01')).toBe('20000.50');
    expect((await capwise.invoke('books.bridge', { period: '2026-01..2026-02' })).residual.value).toBe('0.00');
  });

  it('keeps sums and counts, never a person', async () => {
    const { entries } = await capwise.invoke('books.entries', { limit: 50 });
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toMatch(/E-\d/);
    const store = await capwise.ports.store.company('main');
    const lines = await store.lines('payroll');
    expect(lines).toHaveLength(4);
    expect(JSON.stringify(lines.map(({ source, notes, what }) => [source, notes, what]))).not.toMatch(/E-\d/);
    expect(lines.flatMap(({ notes }) => notes)).toContain('sum of 2 persons in 2 rows of "payroll.csv"');
  });

  it('opens from the statement down to its line', async () => {
    const { lines } = await capwise.invoke('books.statement', { period: '2026-01' });
    const trace = lines.find(({ line }) => line === 'ebitda')?.figures[0]?.trace;
    if (!trace) throw new Error('the statement has no EBITDA');
    expect((await walkDown(capwise.invoke, trace, 'main')).levels).toBeGreaterThan(2);
  });

  it('that comes again, in another order and under another name, changes nothing', async () => {
    const before = await batches(capwise);
    expect(await read(capwise, january.toReversed(), 'again.csv')).toMatchObject({ recorded: 0, unchanged: 5 });
    expect(await batches(capwise)).toBe(before);
  });

  it('is the expensed labor that an asset may be made of, and no more than it', async () => {
    const labor = (amount: string) =>
      record(capwise, 'checkout-labor', {
        kind: 'capitalized-labor',
        what: 'Checkout, new module',
        function: 'research-and-development',
        kindOfWork: 'new-functionality',
        amount,
        month: '2026-01',
        paidAfter: 1,
      });
    await expect(labor('20000.51')).rejects.toMatchObject({ code: 'ABOVE_PAYROLL' });
    await labor('5000.50');
    expect(await figures('2026-01')).toMatchObject({ ebitda: '-29000.00' });
  });

  it('that leaves more labor capitalized than is expensed is refused, and nothing of it is recorded', async () => {
    const rows = [`E-1,2026-01,pay,4000,USD,${engineering},2026-02-05`, ...january.slice(2)];
    await expect(read(capwise, rows)).rejects.toMatchObject({
      code: 'ABOVE_PAYROLL',
      data: { month: '2026-01', above: '1000.50 USD' },
    });
    expect(await figures('2026-01')).toMatchObject({ ebitda: '-29000.00' });
  });

  it('that is below zero where labor is capitalized is above by what is capitalized, and one without such labor is taken', async () => {
    const below = (period: string) => [`E-1,${period},pay,-9500,USD,${engineering},`];
    await expect(read(capwise, below('2026-01'))).rejects.toMatchObject({
      code: 'ABOVE_PAYROLL',
      data: { month: '2026-01', above: '5000.50 USD' },
    });
    expect(await read(capwise, below('2025-11'))).toMatchObject({ recorded: 1 });
    expect(await figures('2025-11')).toMatchObject({ ebitda: '9500.00' });
  });

  it('says its months as they are written elsewhere', async () => {
    const rows = [
      `E-1,Dec-25,pay,100,USD,${engineering},`,
      `E-2,12/2025,pay,200,USD,${engineering},31.12.2025`,
      `E-3,202512,pay,300,USD,${engineering},`,
      `E-4,31.12.2025,pay,400,USD,${engineering},`,
    ];
    expect(await read(capwise, rows)).toMatchObject({ recorded: 4 });
    expect(await figures('2025-12')).toMatchObject({ ebitda: '-1000.00' });
  });

  it('of the same period replaces what was known of it, and says what was taken back', async () => {
    const rows = [...january.slice(0, 3), 'E-3,2026-01,pay,7500,USD,Sales,sales-and-marketing,main,Boston,2026-01-31'];
    const { recorded, notes } = await read(capwise, rows);
    expect(recorded).toBe(1);
    expect(notes.filter((note) => note.includes('taken back'))).toEqual([
      '2026-01, sales-and-marketing · severance · Sales: the file has no row of it; what an earlier file said of it was taken back',
    ]);
    expect(await figures('2026-01')).toMatchObject({ ebitda: '-26500.00', cash: '-7500.00' });
  });

  it('that changes a closed month posts the change in the first open one', async () => {
    await capwise.invoke('books.close', { through: '2026-01' });
    const rows = [...january.slice(0, 3), 'E-3,2026-01,pay,8000,USD,Sales,sales-and-marketing,main,Boston,2026-01-31'];
    const february = await figures('2026-02');
    expect((await read(capwise, rows)).recorded).toBe(1);
    expect(await figures('2026-01')).toMatchObject({ ebitda: '-26500.00' });
    const after = await figures('2026-02');
    expect(Number(after.ebitda) - Number(february.ebitda)).toBe(-500);
    expect((await read(capwise, rows)).recorded).toBe(0);
  });
});
