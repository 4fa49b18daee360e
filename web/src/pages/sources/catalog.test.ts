import { describe, expect, it } from 'vitest';
import {
  catalogRows,
  headlineOf,
  monthsWords,
  pressed,
  readSort,
  sorted,
  type Catalog,
  type CatalogThing,
} from './catalog.ts';

const figure = (value: string, unit = 'USD') => ({
  value,
  unit,
  trace: { kind: 'formula' as const, name: '', parts: [] },
});

const thing = (name: string, cost: string, parent: string | null = null): CatalogThing => ({
  id: name.toLowerCase(),
  kind: 'service',
  name,
  owner: null,
  parent,
  retired: false,
  spans: [{ name, owner: null, parent, from: null, to: null }],
  aliases: [{ kind: 'tag:service', value: name.toLowerCase(), from: '2026-01', to: null }],
  cost: [figure(cost)],
  whole: [figure(cost)],
});

const catalog = (more: Partial<Catalog>): Catalog => ({
  view: 'as-was',
  columns: [],
  things: [thing('Search', '5'), thing('Ads', '7')],
  unmapped: [figure('250000')],
  total: [figure('1000000')],
  ...more,
});

describe('the catalog in one sentence', () => {
  it.each([
    ['what is unmapped', {}, /^250\.0k of 1\.00M of cloud cost belongs to nothing in the catalog\.$/],
    ['that nothing is', { unmapped: [] }, /^All 1\.00M of cloud cost belongs to something/],
    ['that it is empty', { things: [] }, /^The catalog is empty: nothing says yet whose 1\.00M/],
    ['that there is no bill', { total: [], unmapped: [] }, /^No bill is loaded/],
    ['each currency apart', { unmapped: [figure('1000'), figure('2000', 'EUR')] }, /USD and .* EUR of/],
  ] as const)('says %s', (_what, more, sentence) => {
    expect(headlineOf(catalog(more as Partial<Catalog>))).toMatch(sentence);
  });
});

describe('the things', () => {
  it('stand by cost, the largest first, or by what is pressed', () => {
    const { things } = catalog({});
    const names = (text: string | undefined) => sorted(things, readSort(text)).map(({ name }) => name);
    expect([names(undefined), names('cost'), names('name'), names('-name')]).toEqual([
      ['Ads', 'Search'],
      ['Search', 'Ads'],
      ['Ads', 'Search'],
      ['Search', 'Ads'],
    ]);
    expect([pressed(readSort('name'), 'name'), pressed(readSort('name'), 'cost')]).toEqual(['-name', '-cost']);
  });

  it('leave as rows of the table that is read in, parents by their ids', () => {
    expect(catalogRows([thing('Search', '5', 'commerce')]).slice(1)).toEqual([
      ['search', 'service', 'Search', 'commerce', null, null, null, null, null],
      ['search', null, null, null, null, 'tag:service', 'search', '2026-01', null],
    ]);
  });

  it('say in which months something holds, and nothing where it always does', () => {
    expect([
      monthsWords({ from: '2026-07', to: null }),
      monthsWords({ from: null, to: '2026-06' }),
      monthsWords({ from: null, to: null }),
    ]).toEqual(['from Jul 2026', 'to Jun 2026', '']);
  });
});
