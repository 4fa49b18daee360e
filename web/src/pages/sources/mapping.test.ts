import { describe, expect, it } from 'vitest';
import { isPlain, nextColumn, withHeader, withMapping, withValue, type Inspected } from './mapping.ts';

const mapping = { columns: { Day: 'date', Sum: 'amount' }, values: { currency: 'USD' } };

describe('a mapping', () => {
  it('gives a header to one column only, and lets go of the one before', () => {
    expect(withHeader(mapping, 'amount', 'Total').columns).toEqual({ Day: 'date', Sum: '', Total: 'amount' });
    expect(withHeader(mapping, 'amount', 'Day').columns).toEqual({ Day: 'amount', Sum: '' });
    expect(withHeader(mapping, 'amount', null).columns).toEqual({ Day: 'date', Sum: '' });
  });

  it('has a header or a value for a column, never both', () => {
    expect(withHeader(mapping, 'currency', 'Ccy')).toMatchObject({ values: {}, columns: { Ccy: 'currency' } });
    expect(withValue(mapping, 'amount', ' 5 ')).toMatchObject({
      values: { currency: 'USD', amount: '5' },
      columns: { Sum: '' },
    });
    expect(withValue(mapping, 'currency', '').values).toEqual({});
  });
});

const column = (name: string): Inspected['ours'][number] => ({
  name,
  required: true,
  type: 'text',
  about: '',
  example: '',
  header: name,
  value: null,
  by: 'name',
});

const inspected: Inspected = {
  file: 'a.csv',
  sheet: null,
  rows: 1,
  columns: [],
  sample: [],
  kinds: [],
  kind: 'rates',
  mapping: {},
  saved: null,
  ours: ['a', 'b', 'c'].map(column),
  missing: [],
  asks: [],
  notRead: [],
  preview: [],
  problems: { count: 0, cells: [] },
};

describe('a change of a mapping', () => {
  it('shows before it is looked at, so that the next one builds on it', () => {
    const { ours, mapping: changed } = withMapping(inspected, { columns: { X: 'a' }, values: { b: '1' } });
    expect(ours.map(({ header, value }) => [header, value])).toEqual([
      ['X', null],
      [null, '1'],
      [null, null],
    ]);
    expect(changed.columns).toEqual({ X: 'a' });
  });
});

describe('the column to map next', () => {
  it('is the first that is missing, else the one after', () => {
    expect(nextColumn({ ...inspected, missing: ['b', 'c'] }, 'b')).toBe('c');
    expect(nextColumn(inspected, 'a')).toBe('b');
    expect(nextColumn(inspected, 'c')).toBe('a');
  });
});

describe('a file', () => {
  it.each([
    ['with our own headers', {}, true],
    ['read by a saved mapping', { saved: 'Bank', mapping: { decimals: 'comma' } }, true],
    ['with a proposed header', { ours: [{ ...column('a'), by: 'synonym' }] }, false],
    ['with numbers that were read by a proposal', { mapping: { decimals: 'comma' } }, false],
    ['with a column missing', { missing: ['a'] }, false],
    ['of no known kind', { kind: null }, false],
  ] as const)('%s: nothing is left to say, or something is', (_, more, plain) => {
    expect(isPlain({ ...inspected, ...more } as Inspected)).toBe(plain);
  });
});
