import { describe, expect, it } from 'vitest';
import { recasedIn, type DatasetRow } from './cells.ts';
import { conflictsIn, type Keeping, type Kept } from './kept.ts';

const listed = { column: 'Status', allowed: ['Open', 'Closed'] };

function rowOf(row: number, status: string | null): DatasetRow {
  return { file: 'periods.csv', row, cells: { Status: status } };
}

type Thing = Kept & { readonly cost: string };

const keeping: Keeping<Thing> = {
  dataset: 'contract-commitment',
  setting: '',
  placeOf: () => ({ subject: '', month: '2026-01' }),
  wordsOf: ({ key }) => ({ what: `EDP ${key}`, vendor: null, notes: [] }),
};

function thing(key: string, cost: string, updated: string | null = '2026-01-02'): Thing {
  return { key, cost, updated, file: 'terms.csv' };
}

describe('what is said of a table', () => {
  it('names values in another letter case with their first row, and nothing else', () => {
    expect(recasedIn([rowOf(1, 'Open'), rowOf(2, null)], listed)).toEqual([]);
    expect(recasedIn([rowOf(1, 'Open'), rowOf(2, 'open'), rowOf(3, 'CLOSED')], listed)).toEqual([
      '"periods.csv", column Status: 2 rows from row 2 on wrote "open", "CLOSED" in another case than FOCUS lists, and it was put right',
    ]);
  });

  it('names rows of one thing that differ and were updated at one moment, with both values', () => {
    expect(conflictsIn(keeping, [thing('CC-1', '100'), thing('CC-2', '200'), thing('CC-1', '200')])).toEqual([
      '"terms.csv": EDP CC-1 comes twice, updated at the same moment, with cost "100" and "200": the row that comes last stands',
    ]);
    expect(conflictsIn(keeping, [thing('CC-1', '100'), thing('CC-1', '100')])).toEqual([]);
    expect(conflictsIn(keeping, [thing('CC-1', '100'), thing('CC-1', '200', '2026-02-02')])).toEqual([]);
  });
});
