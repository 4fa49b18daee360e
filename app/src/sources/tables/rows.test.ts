import { describe, expect, it } from 'vitest';
import { Refusal } from '@capwise/domain';
import { checkTable } from './rows.ts';
import type { ColumnType, TableColumn } from './table.ts';

const column = (name: string, type: ColumnType, required = true): TableColumn => ({
  name,
  type,
  required,
  about: '',
  example: '',
});

const kind = {
  kind: 'samples',
  columns: [column('pay_date', 'day'), column('amount', 'decimal'), column('note', 'text', false)],
};

type Cells = readonly (string | null)[];

const tableOf = (columns: readonly string[], ...rows: readonly Cells[]) => ({
  columns,
  rows: rows.map((cells, index) => ({ row: index + 1, cells })),
});

const check = (columns: readonly string[], ...rows: readonly Cells[]) =>
  checkTable(tableOf(columns, ...rows), kind, 'samples.csv');

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** One cell of a type, read. */
function read(type: ColumnType, text: string): string | null | undefined {
  const { rows } = checkTable(
    tableOf(['cell'], [text]),
    { kind: 'cells', columns: [column('cell', type)] },
    'cells.csv',
  );
  return rows[0]?.cells['cell'];
}

describe('a table', () => {
  it('is read by its headers, in whatever case and with spaces for underscores; what is left out is null', () => {
    const { rows, ignored } = check(
      ['AMOUNT', 'Pay Date', 'remark'],
      ['1', '2026-01-31', 'red'],
      [' 2 ', '2026-02-01', null],
    );
    expect(rows).toEqual([
      { row: 1, cells: { pay_date: '2026-01-31', amount: '1', note: null } },
      { row: 2, cells: { pay_date: '2026-02-01', amount: '2', note: null } },
    ]);
    expect(ignored).toEqual(['remark']);
  });

  it('without a column that it needs is refused by it, with the headers that it has', () => {
    const { code, message, data } = refusalOf(() => check(['Pay Date', 'sum'], ['2026-01-31', '1']));
    expect(code).toBe('MISSING_COLUMN');
    expect(message).toContain('no column amount');
    expect(message).toContain('say in a mapping which header is which');
    expect(data).toMatchObject({ column: 'amount', headers: ['Pay Date', 'sum'] });
  });

  it('with a column twice is refused', () => {
    expect(refusalOf(() => check(['pay_date', 'Pay Date', 'amount'], [null, null, '1'])).code).toBe('FILE_FORMAT');
  });

  it('names every bad cell by row, column and value', () => {
    const { code, message, data } = refusalOf(() =>
      check(['pay_date', 'amount'], ['2026-01-31', '1,000.50'], ['31.31.2026', null], ['2026-02-29', '5']),
    );
    expect(code).toBe('INVALID_VALUE');
    expect(message).toContain('row 1, column amount: "1,000.50"; write numbers without thousands separators');
    expect(message).toContain('row 2, column amount: is empty; every row needs its amount');
    expect(data).toMatchObject({ count: 4, row: 1, column: 'amount', value: '1,000.50' });
  });
});

describe('a cell', () => {
  it('that holds a number above the limit is refused as too large, with the limit', () => {
    for (const text of ['123456789012345678901.12', '1E25']) {
      expect(refusalOf(() => read('decimal', text)).message).toContain(
        `"${text}"; it is too large: at most 20 digits before the point`,
      );
    }
    expect(refusalOf(() => read('integer', '1234567890123456')).message).toContain(
      'it is too large: at most 15 digits',
    );
  });

  it.each([
    ['text', ' as it is ', 'as it is'],
    ['month', '2026-10', '2026-10'],
    ['month', '2026-10-01', '2026-10'],
    ['month', '2026-10-31', '2026-10'],
    ['month', '2026/10', '2026-10'],
    ['month', '202610', '2026-10'],
    ['month', '10/2026', '2026-10'],
    ['month', '5.2026', '2026-05'],
    ['month', 'Oct-26', '2026-10'],
    ['month', "Sept. '26", '2026-09'],
    ['month', 'MAY 2026', '2026-05'],
    ['month', 'October, 2026', '2026-10'],
    ['month', '2026-May', '2026-05'],
    ['month', '31.10.2026', '2026-10'],
    ['month', '10/31/2026', '2026-10'],
    ['month', '01/01/2026', '2026-01'],
    ['month', '2026/10/01', '2026-10'],
    ['day', '2026-10-31T00:00:00Z', '2026-10-31'],
    ['day', '31.10.2026', '2026-10-31'],
    ['day', '10/31/2026', '2026-10-31'],
    ['day', '05/05/2026', '2026-05-05'],
    ['day', '2026/10/01', '2026-10-01'],
    ['decimal', '-0012.500', '-12.5'],
    ['decimal', '1.2E-05', '0.000012'],
    ['decimal', '-.5', '-0.5'],
    ['decimal', '5.', '5'],
    ['currency', 'eur', 'EUR'],
    ['integer', '-007', '-7'],
  ] as const)('of type %s that says %s is kept as %s', (type, text, kept) => {
    expect(read(type, text)).toBe(kept);
  });

  it.each([
    ['month', '2026-13'],
    ['month', '13/2026'],
    ['month', '202613'],
    ['month', '102026'],
    ['month', '2026-10-17'],
    ['month', '17.10.2026'],
    ['month', '26-May'],
    ['month', 'May 26'],
    ['month', '05/26'],
    ['month', 'Market 2026'],
    ['month', 'Oct'],
    ['day', '2026-02-30'],
    ['day', '31.31.2026'],
    ['day', '2026-10-31T09:30:00Z'],
    ['day', '31.10.26'],
    ['decimal', '1,09'],
    ['decimal', '1 000'],
    ['decimal', '+5'],
    ['decimal', '12_000'],
    ['decimal', 'NaN'],
    ['decimal', '1e30'],
    ['decimal', '0.0000000000000000001'],
    ['currency', 'EURO'],
    ['integer', '1.5'],
  ] as const)('of type %s that says %s is refused', (type, text) => {
    expect(refusalOf(() => read(type, text)).code).toBe('INVALID_VALUE');
  });

  it('that is a day is read in the one order that fits its whole column, and refused where two do', () => {
    const days = (...texts: readonly string[]) => check(['pay_date', 'amount'], ...texts.map((text) => [text, '1']));
    expect(days('01/02/2026', '2026-03-01', '31/01/2026').rows.map(({ cells }) => cells['pay_date'])).toEqual([
      '2026-02-01',
      '2026-03-01',
      '2026-01-31',
    ]);
    const { code, data } = refusalOf(() => days('01/02/2026', '03/04/2026'));
    expect(code).toBe('AMBIGUOUS_DATE');
    expect(data).toMatchObject({ column: 'pay_date', value: '01/02/2026' });
  });
});

describe('a month that is written as a day', () => {
  const months = (texts: readonly string[], mapping = {}) =>
    checkTable(
      tableOf(['month'], ...texts.map((text) => [text])),
      { kind: 'months', columns: [column('month', 'month')] },
      'm.csv',
      mapping,
    ).rows.map(({ cells }) => cells['month']);

  it('is read in the one order that fits its whole column', () => {
    expect(months(['01/05/2026', '31/05/2026', '2026-06', '01/07/2026'])).toEqual([
      '2026-05',
      '2026-05',
      '2026-06',
      '2026-07',
    ]);
  });

  it('is refused with both readings where two orders fit, and read in the one that a mapping says', () => {
    const { code, message, data } = refusalOf(() => months(['01/01/2026', '01/06/2026']));
    expect({ code, data }).toMatchObject({ code: 'AMBIGUOUS_DATE', data: { column: 'month', value: '01/06/2026' } });
    expect(message).toContain(
      '"m.csv", column month: the day "01/06/2026" can be read as 2026-01 (month, day, year) or as 2026-06 (day, month, year); ' +
        'write months as 2026-10, or say in a mapping how they are written: "dates": "day-first" or "month-first"',
    );
    expect(months(['01/06/2026'], { dates: 'day-first' })).toEqual(['2026-06']);
    expect(months(['06/01/2026'], { dates: 'month-first' })).toEqual(['2026-06']);
    expect(refusalOf(() => months(['05/06/2026'], { dates: 'day-first' })).message).toContain(
      'only its first or last day stands for a month',
    );
  });
});

describe('a table that is read by a mapping', () => {
  it('takes a number of a sheet as it is, and a text by the mark that was said', () => {
    const found = {
      columns: ['On', 'Sum', 'amount'],
      rows: [
        { row: 1, cells: ['01.02.2026', '1.234', 'x'], typed: [false, true, false] },
        { row: 2, cells: ['2026/02/03', '1.234', 'y'], typed: [false, false, false] },
      ],
    };
    const mapping = { columns: { On: 'pay_date', sum: 'amount' }, dates: 'day-first', decimals: 'comma' } as const;
    const { rows, ignored } = checkTable(found, kind, 'sheet.xlsx', { ...mapping, values: { note: 'read' } });
    expect(rows.map(({ cells }) => cells)).toEqual([
      { pay_date: '2026-02-01', amount: '1.234', note: 'read' },
      { pay_date: '2026-02-03', amount: '1234', note: 'read' },
    ]);
    expect(ignored).toEqual(['amount']);
  });
});
