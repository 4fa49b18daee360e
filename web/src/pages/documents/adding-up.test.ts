import { describe, expect, it } from 'vitest';
import { addUp, pastedCells, pasteInto } from './adding-up.ts';
import { formOf, rowsOf } from './forms/forms.ts';
import type { DocumentRows } from './forms/document-form.ts';

function rowsOfKind(kind: string): DocumentRows {
  const form = formOf(kind);
  const rows = form && rowsOf(form);
  if (!rows) throw new Error(`no list in ${kind}`);
  return rows;
}

const empty = { account: '', debit: '', credit: '' };

describe('rows while they are typed', () => {
  it('add up to debits, credits and what they differ by; what cannot be read counts nothing yet', () => {
    const rows = [
      { account: '1000', debit: '900k', credit: '' },
      { account: '2000', debit: '', credit: '200,000.50' },
      { account: '2010', debit: '', credit: '1x' },
    ];
    expect(addUp(rowsOfKind('opening'), rows)).toEqual({
      kind: 'sides',
      debits: '900000',
      credits: '200000.5',
      difference: '699999.5',
    });
  });

  it('add up to one total where amounts have no sides', () => {
    expect(addUp(rowsOfKind('hosting'), [{ amount: '240' }, { amount: '40.25' }])).toEqual({
      kind: 'total',
      total: '280.25',
    });
  });
});

describe('rows of a spreadsheet', () => {
  it('are cells by row; one cell alone is pasted as text', () => {
    expect(pastedCells('1000 Cash\t900\t\r\n2000\t\t200\n')).toEqual([
      ['1000 Cash', '900', ''],
      ['2000', '', '200'],
    ]);
    expect(pastedCells('900')).toBeUndefined();
  });

  it('fill rows from where they are pasted, and add those that are missing', () => {
    const cells = [
      ['1000 Cash', '900', ''],
      ['2000', '', '200'],
    ];
    const names = ['account', 'debit', 'credit'];
    expect(pasteInto([{ ...empty, account: '1100' }, empty], cells, { row: 1, names, empty })).toEqual([
      { account: '1100', debit: '', credit: '' },
      { account: '1000', debit: '900', credit: '' },
      { account: '2000', debit: '', credit: '200' },
    ]);
  });
});
