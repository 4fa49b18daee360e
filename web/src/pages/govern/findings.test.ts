import { describe, expect, it } from 'vitest';
import { findingsSearch, parseSearch, stringifySearch } from '../../shell/address.ts';
import { fileRows, headlineOf, nobody, pressed, questionOf, readSort, sorted, type FindingRow } from './findings.ts';

const trace = { kind: 'formula' as const, name: 'Rows', parts: [] };
const figure = (value: string | null) => ({ value, unit: 'USD', trace });

function row(id: string, amount: string | null, more: Partial<FindingRow> = {}): FindingRow {
  return {
    id,
    kind: 'missing-price',
    desk: 'cloud',
    subject: id,
    title: `Finding ${id}`,
    reason: '2026-10',
    amount: figure(amount),
    ebitda: figure('0'),
    cash: figure(null),
    verb: 'Open rows',
    link: '/cloud',
    state: 'open',
    owner: null,
    due: null,
    overdue: false,
    snoozed: null,
    raisedAt: '2026-11-01T00:00:00.000000Z',
    changedAt: '2026-11-01T00:00:00.000000Z',
    comments: 0,
    ...more,
  };
}

const ids = (rows: readonly FindingRow[]): readonly string[] => rows.map(({ id }) => id);

describe('the list of findings', () => {
  const rows = [row('a', '9'), row('b', '80', { owner: 'Ana' }), row('c', null), row('d', '-100', { owner: 'Bo' })];

  it('keeps the order of the answer until a column is pressed', () => {
    expect(ids(sorted(rows, undefined))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('sorts dollars by their size as numbers, and what is unknown last either way', () => {
    expect(ids(sorted(rows, readSort(pressed(undefined, 'amount'))))).toEqual(['d', 'b', 'a', 'c']);
    expect(ids(sorted(rows, readSort('amount')))).toEqual(['a', 'b', 'd', 'c']);
    expect(ids(sorted(rows, readSort('-owner')))).toEqual(['d', 'b', 'a', 'c']);
  });

  it('a second press turns the order around', () => {
    expect(pressed(readSort('-amount'), 'amount')).toBe('amount');
    expect(pressed(readSort('owner'), 'owner')).toBe('-owner');
    expect(readSort('-color')).toBeUndefined();
  });

  it('asks for what the address says, and leaves out a kind that no rule has', () => {
    expect(questionOf({})).toEqual({ state: 'open', limit: 5000 });
    expect(questionOf({ owner: nobody, eye: 'finance', kind: 'lease' })).toEqual({
      state: 'open',
      limit: 5000,
      unassigned: true,
      eye: 'finance',
    });
    expect(questionOf({ owner: 'Ana', kind: 'broken-tie', state: 'all' })).toMatchObject({
      owner: 'Ana',
      kind: 'broken-tie',
      state: 'all',
    });
  });

  it('keeps its address, ids with any signs in them too, and drops what it does not know', () => {
    const search = { state: 'all', owner: nobody, eye: 'tpm', finding: 'broken-tie:["bill","A & 1"]' } as const;
    expect(findingsSearch(parseSearch(stringifySearch(search)))).toMatchObject(search);
    expect(findingsSearch({ state: 'gone', eye: 'ceo', kind: 'lease' })).toEqual({});
  });

  it('says the most important in one sentence', () => {
    const answer = { currency: 'USD', total: 2, owners: [], kept: true, unanswered: [], findings: rows.slice(0, 3) };
    expect(headlineOf({ ...answer, counts: { open: 2, snoozed: 1, resolved: 0 } })).toBe(
      '2 findings need a decision; 1 is snoozed. The largest is about 80.00: Finding b.',
    );
    expect(headlineOf({ ...answer, findings: [], counts: { open: 0, snoozed: 0, resolved: 4 } })).toBe(
      'Nothing needs a decision.',
    );
  });

  it('is a file with a row for each, and says what is unknown', () => {
    const file = fileRows(rows);
    expect(file).toHaveLength(5);
    expect(new Set(file.map((cells) => cells.length))).toEqual(new Set([13]));
    expect(file[3]?.[5]).toBe('unknown');
  });
});
