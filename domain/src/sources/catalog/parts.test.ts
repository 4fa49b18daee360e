import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf, type Portion } from './parts.ts';

const columns = ['tag:service', 'account'];
const portion = (service: string | null, account: string | null, month: string, amount: bigint): Portion => ({
  said: { 'tag:service': service, account },
  month,
  amount,
});

describe('parts of portions', () => {
  it('are told by one value where all that has it is among them', () => {
    const all = [
      portion('checkout', '1', '2026-01', 5n),
      portion('checkout', '2', '2026-01', 7n),
      portion(null, '2', '2026-01', 3n),
    ];
    expect(partsOf(all.slice(0, 2), all, columns)).toEqual([
      { equals: { 'tag:service': 'checkout' }, months: null, amount: 12n },
    ]);
    expect(partsOf(all.slice(2), all, columns)).toEqual([
      { equals: { 'tag:service': null, account: '2' }, months: null, amount: 3n },
    ]);
  });

  it('name their months where the others belong elsewhere', () => {
    const all = ['2026-06', '2026-07'].map((month) => portion('checkout', '1', month, 5n));
    expect(partsOf(all.slice(1), all, columns)).toEqual([
      { equals: { 'tag:service': 'checkout' }, months: ['2026-07'], amount: 5n },
    ]);
  });

  it('fit every member once and nothing else', () => {
    const value = fc.constantFrom('a', 'b', null);
    const anyPortion = fc
      .tuple(value, value, fc.constantFrom('2026-01', '2026-02'), fc.bigInt(-9n, 9n))
      .map(([service, account, month, amount]) => portion(service, account, month, amount));
    const distinct = fc.uniqueArray(anyPortion, { selector: ({ said, month }) => JSON.stringify([said, month]) });
    fc.assert(
      fc.property(distinct, fc.func(fc.boolean()), (all, chosen) => {
        const members = all.filter(chosen);
        const parts = partsOf(members, all, columns);
        for (const one of all) {
          const fits = parts.filter(
            ({ equals, months }) =>
              (months === null || months.includes(one.month)) &&
              Object.entries(equals).every(([column, wanted]) => (one.said[column] ?? null) === wanted),
          );
          expect(fits).toHaveLength(members.includes(one) ? 1 : 0);
        }
      }),
    );
  });
});
