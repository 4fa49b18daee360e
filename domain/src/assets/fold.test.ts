import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeOf, statementOf, sumPostings, unbalancedEntry } from '../books/index.ts';
import { money } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import type { Asset, AssetEvent } from './asset.ts';
import { conventions } from './convention.ts';
import { postEntries } from './entry.ts';
import { foldAsset, type AssetHistory } from './fold.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const passed = { kind: 'documented', document: 'impairment memo 1' } as const;
const platform = {
  id: 'platform',
  name: 'Platform',
  class: 'software',
  residual: money(0n, 'USD'),
  began: day('2026-01-01'),
  inService: day('2026-01-05'),
} as const;
const fold = (events: readonly AssetEvent[], over: Omit<Asset, keyof typeof platform>) =>
  foldAsset({ ...platform, ...over }, events, 'us-gaap');

const refusals = new Set([
  'EVENT_AFTER_DISPOSAL',
  'IMPAIRMENT_ABOVE_BOOK',
  'SHARE_ABOVE_COST',
  'PART_EXISTS',
  'UNKNOWN_PART',
]);
/** Undefined where the events cannot be; anything but a refusal is a fault. */
const foldedOrRefused = (make: () => AssetHistory): AssetHistory | undefined => {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal && refusals.has(error.code)) return undefined;
    throw error;
  }
};

describe('every history', () => {
  const date = fc.integer({ min: 0, max: 900 }).map((days) => day('2026-01-05').add({ days }));
  const cost = fc.integer({ min: 1, max: 400_000 }).map((minor) => money(BigInt(minor), 'USD'));
  const name = fc.integer({ min: 0, max: 999_999 }).map((number) => `part ${number}`);
  const part = fc.record({ name, cost, document: fc.constant('memo') });
  const event: fc.Arbitrary<AssetEvent> = fc.oneof(
    fc.record({
      kind: fc.constant('life-change' as const),
      date,
      counts: fc.constant('remaining' as const),
      months: fc.integer({ min: 1, max: 40 }),
    }),
    fc.record({ kind: fc.constant('impairment' as const), date, loss: cost }),
    fc.record({ kind: fc.constant('partial-abandonment' as const), date, share: part }),
    fc.record({ kind: fc.constant('sale' as const), date, proceeds: cost, netDays: fc.constantFrom(0, 30) }),
    fc.record({ kind: fc.constant('retirement' as const), date }),
    fc.record({ date, share: part, days: fc.integer({ min: 40, max: 400 }) }).map(({ days, ...rest }) => ({
      kind: 'shutdown-plan' as const,
      ...rest,
      ceaseUse: rest.date.add({ days }),
      test: passed,
    })),
  );
  const terms = fc.record({
    cost: fc.integer({ min: 1_000_000, max: 99_999_999 }).map((minor) => money(BigInt(minor), 'USD')),
    convention: fc.constantFrom(...conventions),
    lifeMonths: fc.integer({ min: 1, max: 40 }),
    method: fc.constantFrom(
      { kind: 'straight-line' } as const,
      { kind: 'sum-of-years-digits' } as const,
      { kind: 'declining-balance', percent: 200, switchesToStraightLine: false } as const,
    ),
  });

  it('balances every day, bridges without a rest, and loses or charges exactly what it cost', () => {
    let folded = 0;
    fc.assert(
      fc.property(terms, fc.array(event, { maxLength: 5 }), (over, events) => {
        const history = foldedOrRefused(() => fold(events, over));
        if (!history) return;
        folded += 1;
        const postings = postEntries(history.entries, {
          basis: 'us-gaap',
          scenario: 'actual',
          dimensions: { entity: 'main' },
          line: 0,
          measure: 'amount',
        });
        expect(unbalancedEntry(postings)).toBeUndefined();
        const { residual, cash } = bridgeOf(sumPostings(postings));
        expect(residual).toBe(0n);
        const { 'operating-income': operatingIncome } = statementOf(sumPostings(postings));
        const left = history.rows.at(-1)?.carrying.minor ?? over.cost.minor;
        expect(cash - operatingIncome).toBe(over.cost.minor - left);
        expect(left).toBe(0n);
      }),
      { numRuns: 150 },
    );
    expect(folded).toBeGreaterThan(30);
  });
});
