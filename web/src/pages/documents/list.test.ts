import { describe, expect, it } from 'vitest';
import type { DocumentRow } from './answers.ts';
import { fileRows, freeId, headlineOf, kindsIn, narrowed, pressed, readSort, sorted, treatmentsText } from './list.ts';

function rowOf(id: string, more: Partial<DocumentRow> = {}): DocumentRow {
  return {
    id,
    kind: 'expense',
    what: `What ${id}`,
    vendor: null,
    month: '2026-03',
    treatments: ['expense'],
    amount: { value: '100.00', unit: 'USD', trace: { kind: 'item', id } },
    withdrawn: false,
    ...more,
  };
}

const rows = [
  rowOf('a', {
    vendor: 'Halls',
    kind: 'lease',
    treatments: ['operating lease'],
    amount: { ...rowOf('a').amount, value: '9.00' },
  }),
  rowOf('b', { month: '2026-05' }),
  rowOf('c', { month: '2026-01', withdrawn: true, treatments: ['withdrawn'] }),
];
const ids = (list: readonly DocumentRow[]): string => list.map(({ id }) => id).join('');

describe('the list of documents', () => {
  it('is narrowed by kind and by words, whatever column they stand in', () => {
    expect(ids(narrowed(rows, {}))).toBe('abc');
    expect(ids(narrowed(rows, { kind: 'expense' }))).toBe('bc');
    expect(ids(narrowed(rows, { text: 'halls LEASE' }))).toBe('a');
    expect(ids(narrowed(rows, { text: '2026-05' }))).toBe('b');
    expect(ids(narrowed(rows, { kind: 'expense', text: 'halls' }))).toBe('');
  });

  it('is newest first unless the address says another column, and is turned by pressing it', () => {
    expect(ids(sorted(rows, readSort(undefined)))).toBe('bac');
    expect(ids(sorted(rows, readSort('amount')))).toBe('abc');
    expect(ids(sorted(rows, readSort('vendor')))).toBe('abc');
    expect(pressed(readSort(undefined), 'month')).toBe('month');
    expect(pressed(readSort('month'), 'month')).toBeUndefined();
    expect(pressed(readSort(undefined), 'amount')).toBe('-amount');
    expect(pressed(readSort('-amount'), 'amount')).toBe('amount');
    expect(readSort('nonsense')).toEqual({ by: 'month', descending: true });
  });

  it('says in a sentence what stands and what was taken back', () => {
    expect(headlineOf(rows)).toBe(
      '2 source documents stand in the books, from March 2026 to May 2026; 1 was withdrawn.',
    );
    expect(headlineOf(rows.slice(1, 2))).toBe('1 source document stands in the books, of May 2026.');
    expect(headlineOf(rows.slice(2))).toBe('No source document stands in the books; 1 was withdrawn.');
  });

  it('counts the kinds that occur, and says once what treatments share', () => {
    expect(kindsIn(rows)).toEqual([
      { kind: 'expense', count: 2 },
      { kind: 'lease', count: 1 },
    ]);
    expect(treatmentsText(['hosting: deferred', 'hosting: expensed', 'expense'])).toBe(
      'Hosting: deferred, expensed; expense',
    );
  });

  it('is a file with the exact amount of each document', () => {
    const [head, first] = fileRows(rows);
    expect(head).toHaveLength(first?.length ?? 0);
    expect(first).toEqual(['2026-03', 'a', 'What a', 'Lease', 'Halls', 'operating lease', '9.00', 'USD', 'no']);
  });

  it('suggests an id that no document has', () => {
    expect(freeId('tool', new Set())).toBe('tool');
    expect(freeId('tool', new Set(['tool', 'tool-2']))).toBe('tool-3');
  });
});
