import { describe, expect, it } from 'vitest';
import {
  booksSearch,
  cloudSearch,
  conditionText,
  decideSearch,
  filterOf,
  financeSearch,
  parseSearch,
  shellSearch,
  stringifySearch,
} from './address.ts';

describe('the address', () => {
  it('holds a year as text, without quotes around it', () => {
    expect(stringifySearch({ company: 'demo', period: '2026' })).toBe('?company=demo&period=2026');
    expect(shellSearch(parseSearch('?company=demo&period=2026'))).toEqual({ company: 'demo', period: '2026' });
  });

  it('comes back with every column of the grouping', () => {
    const search = { by: ['ServiceName', 'tag:team'], measure: 'list', sort: '-2026-10' };
    expect(cloudSearch(parseSearch(stringifySearch(search)))).toMatchObject(search);
  });

  it('ignores values that a page does not know', () => {
    expect(cloudSearch({ measure: 'cost' }).measure).toBeUndefined();
    expect(decideSearch({ grain: 'week' }).grain).toBeUndefined();
  });

  it('keeps every input of a calculation as it was typed', () => {
    const search = { fn: 'npv', with: ['rate=10%', 'flows=-100,x = y & z,110', 'convention='] };
    expect(financeSearch(parseSearch(stringifySearch(search)))).toEqual(search);
  });

  it('keeps where one is in the books, and drops what they do not have', () => {
    const search = {
      view: 'entries',
      basis: 'ifrs',
      against: '2026-Q1',
      split: 'costCenter',
      account: '1200',
      page: 3,
    } as const;
    expect(booksSearch(parseSearch(stringifySearch(search)))).toEqual(search);
    expect(booksSearch({ view: 'ledger', basis: 'tax', split: 'color', page: '-2' })).toEqual({});
  });

  it('says that a draft is open', () => {
    expect(decideSearch(parseSearch(stringifySearch({ draft: true }))).draft).toBe(true);
  });
});

describe('the filter', () => {
  it('keeps several values of a column, and rows that say nothing', () => {
    const where = [
      conditionText('tag:a=b', 'x & y = z'),
      conditionText('tag:a=b', 'second'),
      conditionText('RegionId', null),
    ];
    const { where: back } = cloudSearch(parseSearch(stringifySearch({ where })));
    expect(filterOf(back)).toEqual({ 'tag:a=b': ['x & y = z', 'second'], RegionId: [null] });
  });

  it('survives an address that is not well escaped', () => {
    expect(filterOf(['%E0%A4%A=1'])).toEqual({ '%E0%A4%A': ['1'] });
  });
});
