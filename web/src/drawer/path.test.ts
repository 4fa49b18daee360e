import type { Trace } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import { decodePath, encodePath, isOfCase, maximumLevels, type Level } from './path.ts';

const postings: Trace = {
  kind: 'postings',
  sign: -1,
  filter: { scenario: 'actual', from: '2026-10', to: '2026-10', bars: ['prepaid'] },
};
const rows: Trace = {
  kind: 'rows',
  measure: 'effective',
  filter: { parts: ['a', 'b'], equals: { ServiceName: 'Größe, “quoted” & 計算', RegionId: null } },
};
const credited: Trace = { ...rows, sign: -1 };
const formula: Trace = {
  kind: 'formula',
  name: 'residual',
  parts: [
    { label: 'bars', sign: 1, trace: { ...postings, asOf: '2026-11-01T00:00:00Z' } },
    { label: 'cash', sign: -1, trace: rows },
  ],
};

describe('the path of the drawer', () => {
  it('comes back from the address as it was', () => {
    const path: readonly Level[] = [
      { label: 'EBITDA, Oct 2026', trace: formula },
      { label: 'Prepaid', trace: postings },
      { label: 'Rows', trace: rows },
      { label: 'Rows as credits', trace: credited },
      { label: 'Item', trace: { kind: 'item', id: 'x' } },
      { label: 'Assumption', trace: { kind: 'assumption', id: 'case:1:upkeep' } },
    ];
    expect(decodePath(encodePath(path))).toEqual(path);
  });

  it('keeps the question of a figure of the catalog, and a unit that no part says', () => {
    const catalog = { operation: 'cloud.cost', question: { by: ['thing'] }, currency: 'USD', group: null } as const;
    const path: readonly Level[] = [
      { label: 'A thing', trace: { kind: 'formula', name: 'A thing', parts: [], catalog } },
      { label: 'No days', trace: { kind: 'formula', name: 'none', parts: [], unit: 'days' } },
    ];
    expect(decodePath(encodePath(path))).toEqual(path);
  });

  it('needs no escaping in an address', () => {
    expect(encodePath([{ label: '???>>>~~~', trace: rows }])).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('drops the oldest levels beyond its maximum', () => {
    const path = Array.from({ length: maximumLevels + 3 }, (_, index) => ({ label: String(index), trace: postings }));
    const kept = decodePath(encodePath(path));
    expect([kept.length, kept[0]?.label]).toEqual([maximumLevels, '3']);
  });

  it('is empty where an address holds no readable path', () => {
    expect(['', '%%%', 'AAAA', btoa('[["x",["z"]]]')].map(decodePath)).toEqual([[], [], [], []]);
  });
});

describe('isOfCase', () => {
  it('finds a case below a formula and leaves the books alone', () => {
    const ofCase: Trace = { ...postings, filter: { ...postings.filter, scenario: 'case:abc:build' } };
    const below: Trace = { kind: 'formula', name: 'npv', parts: [{ label: 'cash', sign: 1, trace: ofCase }] };
    expect([isOfCase(below), isOfCase(formula)]).toEqual([true, false]);
  });
});
