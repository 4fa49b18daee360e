import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causeOf, tieOut, type CauseFacts, type TieGroup, type TieMonth } from './index.ts';

const months = (...pairs: readonly (readonly [ours: bigint, ledger: bigint | null])[]): readonly TieMonth[] =>
  pairs.map(([ours, ledger], at) => ({
    month: `2026-${String(at + 1).padStart(2, '0')}`,
    ours,
    still: ours === (pairs[at - 1]?.[0] ?? 0n),
    ledger,
  }));

describe('a tie-out', () => {
  it.each([
    ['ties where both say the same', months([100n, 100n]), { difference: 0n, since: null, age: 0, arisen: [] }],
    [
      'says nothing where the ledger says nothing',
      months([100n, null]),
      { difference: null, since: null, age: 0, arisen: [] },
    ],
    [
      'ages a difference from the month in which it came',
      months([10n, 10n], [20n, 17n], [30n, 27n]),
      { difference: 3n, since: '2026-02', age: 2, arisen: [{ month: '2026-02', minor: 3n }] },
    ],
    [
      'lists what came later apart',
      months([10n, 7n], [20n, 17n], [30n, 25n]),
      {
        difference: 5n,
        since: '2026-01',
        age: 3,
        arisen: [
          { month: '2026-01', minor: 3n },
          { month: '2026-03', minor: 2n },
        ],
      },
    ],
    [
      'begins anew after a month that tied',
      months([10n, 7n], [20n, 20n], [30n, 29n]),
      { difference: 1n, since: '2026-03', age: 1, arisen: [{ month: '2026-03', minor: 1n }] },
    ],
    [
      'does not look past a month of which the ledger says nothing',
      months([10n, 7n], [20n, null], [30n, 27n]),
      { difference: 3n, since: '2026-03', age: 1, arisen: [{ month: '2026-03', minor: 3n }] },
    ],
  ])('%s', (_, given, expected) => {
    expect(tieOut(given)).toEqual(expected);
  });

  it('always has pieces that add up to the difference', () => {
    const amount = fc.bigInt({ min: -3n, max: 3n });
    const pair = fc.tuple(amount, fc.option(amount, { freq: 6 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 24 }), (pairs) => {
        const { difference, arisen } = tieOut(months(...pairs));
        expect(arisen.reduce((sum, { minor }) => sum + minor, 0n)).toBe(difference ?? 0n);
      }),
    );
  });
});

describe('the cause of a difference', () => {
  const group = (part: Partial<TieGroup> & Pick<TieGroup, 'months'>): TieGroup => ({
    accounts: ['6120'],
    owner: 'bills',
    carried: false,
    tie: tieOut(part.months),
    ...part,
  });
  const facts = (part: Partial<CauseFacts> = {}): CauseFacts => ({
    groups: [],
    unmapped: [],
    vendors: [],
    beside: [],
    ...part,
  });
  const feb = '2026-02';
  it.each([
    ['tied', group({ months: months([5n, 5n]) })],
    ['ledger-owned', group({ months: months([50n, 90n]), owner: 'ledger' })],
    ['not-in-ledger', group({ months: months([50n, null]) })],
    ['rounding', group({ months: months([50n, 52n]) })],
    ['nothing-read', group({ months: months([0n, 900n]) })],
    ['opening', group({ months: months([100n, 400n], [150n, 450n]), carried: true })],
    ['unexplained', group({ months: months([100n, 400n], [150n, 450n]) })],
    ['unexplained', group({ months: months([100n, 100n], [150n, 450n]), carried: true })],
  ] as const)('is named %s', (kind, one) => {
    expect(causeOf(one, facts({ groups: [one] }))).toEqual({ kind });
  });

  it.each([
    ['other-account', false],
    ['other-side', true],
  ] as const)('is named %s where that differs by as much the other way since the same month', (kind, carried) => {
    const one = group({ months: months([10n, 10n], [90n, 40n]) });
    const other = group({ months: months([10n, 10n], [40n, 90n]), accounts: ['6130'], carried });
    expect(causeOf(one, facts({ groups: [one, other] }))).toEqual({ kind, accounts: ['6130'] });
  });

  it('is an account that nothing maps where exactly the difference stands on it', () => {
    const unmapped = [{ account: '6999', minor: 50n }];
    expect(causeOf(group({ months: months([90n, 40n]) }), facts({ unmapped }))).toEqual({
      kind: 'unmapped-account',
      account: '6999',
    });
    expect(causeOf(group({ months: months([50n, null]) }), facts({ unmapped })).kind).toBe('unmapped-account');
    expect(causeOf(group({ months: months([0n, 0n]) }), facts({ unmapped: [{ account: '1', minor: 0n }] })).kind).toBe(
      'tied',
    );
  });

  it('is the months of which nothing was read', () => {
    const one = group({ months: months([100n, 100n], [100n, 200n], [200n, 300n], [200n, 400n]) });
    expect(causeOf(one, facts())).toEqual({ kind: 'months-not-read', months: ['2026-02', '2026-04'] });
  });

  it.each([
    ['missing', months([100n, 100n], [170n, 110n]), { vendor: 'Acme', month: feb, minor: 60n }],
    ['twice', months([100n, 100n], [170n, 230n]), { vendor: 'Acme', month: feb, minor: 60n }],
    ['early', months([100n, 100n], [170n, 230n]), { vendor: 'Acme', month: '2026-03', minor: 60n }],
  ] as const)('is the bill of a vendor and a month that is %s in the ledger', (how, given, one) => {
    expect(causeOf(group({ months: given }), facts({ vendors: [one] }))).toEqual({
      kind: 'vendor-month',
      vendor: 'Acme',
      month: one.month,
      how,
    });
  });

  describe('is a document beside a bill', () => {
    const beside = (document: string, month: string, minor: bigint) => ({
      document,
      what: `Contract ${document}`,
      vendor: 'AWS',
      month,
      minor,
    });
    const other = beside('b', feb, 40n);
    it.each([
      ['one of several', months([60n, 60n], [160n, 100n]), [beside('a', feb, 60n), other], ['a'], [feb]],
      ['all of them', months([60n, 60n], [160n, 60n]), [beside('a', feb, 60n), other], ['a', 'b'], [feb]],
      [
        'over all of its months',
        months([100n, 50n], [200n, 100n]),
        [beside('a', '2026-01', 50n), beside('a', feb, 50n)],
        ['a'],
        ['2026-01', feb],
      ],
      [
        'in the month in which the difference came',
        months([100n, 100n], [250n, 200n]),
        [beside('a', '2026-01', 50n), beside('a', feb, 50n)],
        ['a'],
        [feb],
      ],
    ] as const)('that is as much: %s', (_, given, found, documents, named) => {
      const vendors = [{ vendor: 'AWS', month: feb, minor: 60n }];
      expect(causeOf(group({ months: given }), facts({ beside: found, vendors }))).toEqual({
        kind: 'vendor-month',
        how: 'counted-twice',
        documents: documents.map((document) => `Contract ${document}`),
        vendors: ['AWS'],
        months: named,
      });
    });

    it('and not where the amounts differ', () => {
      const one = group({ months: months([60n, 60n], [160n, 110n]) });
      expect(causeOf(one, facts({ beside: [beside('a', feb, 60n)] }))).toEqual({ kind: 'unexplained' });
    });
  });
});
