import { describe, expect, it } from 'vitest';
import { always } from './months.ts';
import { suggest, type Neighbor } from './suggest.ts';
import type { Thing, ThingKind } from './thing.ts';

const thing = (name: string, kind: ThingKind): Thing => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  kind,
  spans: [{ name, owner: null, parent: null, ...always }],
  aliases: [],
});
const [checkout, search, data] = [
  thing('Checkout', 'service'),
  thing('Search', 'team'),
  thing('Data Platform', 'team'),
];
const things = [checkout, search, data];
const found = (kind: string, value: string, neighbors: readonly Neighbor[] = []) =>
  suggest({ kind, value }, { things }, { neighbors, now: '2026-11' }).map(({ thing: { id }, evidence }) => ({
    id,
    evidence: evidence.map((one) => one.kind),
  }));

describe('a value that nothing names', () => {
  it.each([
    ['tag:app', 'check-out', 'checkout', ['same-name']],
    ['tag:app', 'chekout', 'checkout', ['near-name']],
    ['tag:app', 'data-ingest', 'data-platform', ['shared-words']],
    ['tag:team', 'SEARCH', 'search', ['same-name', 'same-kind']],
  ])('%s "%s" may mean %s: %j', (kind, value, id, evidence) => {
    expect(found(kind, value)[0]).toEqual({ id, evidence });
  });

  it('may mean the thing that most of its cost stands beside, with the share as evidence', () => {
    const beside = { kind: 'SubAccountId', value: '1111' };
    const near = [{ beside, thing: search, percent: 92 }];
    expect(found('tag:app', 'x-17', near)).toEqual([{ id: 'search', evidence: ['neighbor'] }]);
    expect(found('tag:app', 'x-17', [{ beside, thing: search, percent: 49 }])).toEqual([]);
  });

  it('is not guessed at where there is no evidence, or only a word that everything has', () => {
    expect(found('tag:team', 'x-17')).toEqual([]);
    expect(found('tag:app', 'prod-team')).toEqual([]);
  });

  it('is not guessed at by a digit of a number, or by a word that many things share', () => {
    const many = ['Account 1111', 'Amazon S3', 'Amazon EBS', 'Amazon EC2'].map((name) => thing(name, 'service'));
    const with1111 = many.map((one, index) =>
      index === 0 ? { ...one, aliases: [{ kind: 'SubAccountId', value: '11111111', ...always }] } : one,
    );
    const of = (value: string) =>
      suggest({ kind: 'x', value }, { things: with1111 }, { neighbors: [], now: '2026-11' });
    expect([of('11111112'), of('Amazon RDS')]).toEqual([[], []]);
    expect(of('11111111').map(({ thing: { id } }) => id)).toEqual(['account-1111']);
  });
});
