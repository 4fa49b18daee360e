import { describe, expect, it } from 'vitest';
import { monthOfHeader, tallBudget } from './budget-wide.ts';

describe('a budget with a column for each month', () => {
  const wide = {
    columns: ['account', 'Jan 2026', '2026-02', 'cost_center', 'Total'],
    rows: [
      { row: 1, cells: ['6120', '100', ' 200 ', 'Search', '300'] },
      { row: 2, cells: ['6110', null, '50', null, '50'] },
    ],
  };

  it('becomes a row for each amount, under the number of its row', () => {
    expect(tallBudget(wide)).toEqual({
      columns: ['account', 'cost_center', 'Total', 'month', 'amount'],
      rows: [
        { row: 1, cells: ['6120', 'Search', '300', '2026-01', '100'] },
        { row: 1, cells: ['6120', 'Search', '300', '2026-02', '200'] },
        { row: 2, cells: ['6110', null, '50', '2026-02', '50'] },
      ],
    });
  });

  it('says of each amount whether its sheet wrote it as a number', () => {
    const sheet = { columns: ['account', '2026-01'], rows: [{ row: 1, cells: ['6120', '7'], typed: [false, true] }] };
    expect(tallBudget(sheet).rows).toEqual([{ row: 1, cells: ['6120', '2026-01', '7'], typed: [false, false, true] }]);
  });

  it('stays as it is where it has a month or an amount of its own', () => {
    const tall = { columns: ['account', 'month', 'amount', '2026-01'], rows: [] };
    expect(tallBudget(tall)).toBe(tall);
    const other = { columns: ['account', 'plan'], rows: [] };
    expect(tallBudget(other)).toBe(other);
  });

  it('is read where its headers are days of one order', () => {
    const days = { columns: ['account', '01/01/2026', '31/01/2026'], rows: [{ row: 1, cells: ['6120', '7', '8'] }] };
    expect(tallBudget(days).rows.map(({ cells }) => cells)).toEqual([
      ['6120', '2026-01', '7'],
      ['6120', '2026-01', '8'],
    ]);
  });

  it('that is empty is refused', () => {
    expect(() => tallBudget({ columns: ['account', '2026-01'], rows: [{ row: 1, cells: ['6120', ''] }] })).toThrow(
      expect.objectContaining({ code: 'NO_ROWS' }),
    );
  });

  it.each([
    ['2026-01', '2026-01'],
    ['2026-12-01', '2026-12'],
    ['january 2026', '2026-01'],
    ['Sep-2026', '2026-09'],
    ['Jan-26', '2026-01'],
    ['01/2026', '2026-01'],
    ['202601', '2026-01'],
    ['2026-01-31', '2026-01'],
    ['Market 2026', null],
    ['01/02/2026', null],
    ['2026-13', null],
    ['2026-01-02', null],
    ['Total 2026', null],
    ['amount', null],
  ])('reads the header %s as %s', (header, month) => {
    expect(monthOfHeader(header)).toBe(month);
  });
});
