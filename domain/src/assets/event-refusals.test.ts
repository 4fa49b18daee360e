import { describe, expect, it } from 'vitest';
import { parseMoney, type Money } from '../money/index.ts';
import type { Asset, AssetEvent } from './asset.ts';
import { foldAsset } from './fold.ts';

const usd = (text: string): Money => parseMoney(text, 'USD');
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const share = { name: 'search', cost: usd('5000000'), document: 'invoice 12' };
const passed = { kind: 'documented', document: 'impairment memo 1' } as const;
const fold = (events: readonly AssetEvent[], over: Partial<Asset>) =>
  foldAsset(
    {
      id: 'platform',
      name: 'Platform',
      class: 'software',
      cost: usd('20000000'),
      residual: usd('0'),
      began: day('2026-01-01'),
      inService: day('2026-01-01'),
      lifeMonths: 24,
      method: { kind: 'straight-line' },
      convention: 'full-month',
      ...over,
    },
    events,
    'us-gaap',
  );

describe('an event that cannot be', () => {
  const date = day('2026-07-01');
  const plan = { kind: 'shutdown-plan', date, ceaseUse: day('2026-12-31'), test: passed } as const;
  const table: readonly [string, string, readonly AssetEvent[], Partial<Asset>, Readonly<Record<string, unknown>>][] = [
    ['a life of zero', 'LIFE_NOT_POSITIVE', [], { lifeMonths: 0 }, { value: 0 }],
    [
      'a changed life of zero',
      'LIFE_NOT_POSITIVE',
      [{ kind: 'life-change', date, counts: 'remaining', months: 0 }],
      {},
      { value: 0 },
    ],
    [
      'a whole life that is over',
      'LIFE_NOT_POSITIVE',
      [{ kind: 'life-change', date, counts: 'total', months: 6 }],
      {},
      { value: 6 },
    ],
    ['a plan that ends now', 'LIFE_NOT_POSITIVE', [{ ...plan, ceaseUse: date }], {}, { value: 0 }],
    [
      'an event before its asset',
      'EVENT_BEFORE_ASSET',
      [{ kind: 'retirement', date: day('2025-12-31') }],
      {},
      { value: '2025-12-31', began: '2026-01-01' },
    ],
    ['a service before its asset', 'EVENT_BEFORE_ASSET', [], { inService: day('2025-12-31') }, { value: '2025-12-31' }],
    [
      'an impairment above book value',
      'IMPAIRMENT_ABOVE_BOOK',
      [{ kind: 'impairment', date, loss: usd('15000000.01') }],
      {},
      { value: '15000000.01', bookValue: '15000000.00' },
    ],
    [
      'a fair value below zero',
      'IMPAIRMENT_ABOVE_BOOK',
      [
        {
          kind: 'impairment-test',
          date,
          estimates: { undiscountedCashFlows: usd('0'), fairValue: usd('-1') },
        },
      ],
      {},
      { value: '15000001.00' },
    ],
    [
      'an impairment below zero',
      'INVALID_AMOUNT',
      [{ kind: 'impairment', date, loss: usd('-1') }],
      {},
      { value: '-1.00' },
    ],
    [
      'an undocumented share',
      'UNDOCUMENTED_SHARE',
      [{ kind: 'partial-abandonment', date, share: { ...share, document: ' ' } }],
      {},
      { value: ' ' },
    ],
    [
      'a share above the cost',
      'SHARE_ABOVE_COST',
      [{ kind: 'partial-abandonment', date, share: { ...share, cost: usd('20000000.01') } }],
      {},
      { value: '20000000.01' },
    ],
    [
      'a share of nothing',
      'INVALID_AMOUNT',
      [{ kind: 'partial-abandonment', date, share: { ...share, cost: usd('0') } }],
      {},
      { value: '0.00' },
    ],
    [
      'a share twice',
      'PART_EXISTS',
      [
        { ...plan, share },
        { ...plan, share },
      ],
      {},
      { value: 'search' },
    ],
    [
      'a plan without a test',
      'UNDOCUMENTED_TEST',
      [{ ...plan, test: { kind: 'documented', document: '' } }],
      {},
      { value: '' },
    ],
    ['an unknown part', 'UNKNOWN_PART', [{ kind: 'retirement', date, part: 'mail' }], {}, { value: 'mail' }],
    [
      'an event after the disposal',
      'EVENT_AFTER_DISPOSAL',
      [
        { kind: 'retirement', date },
        { kind: 'sale', date: day('2026-07-02'), proceeds: usd('1'), netDays: 0 },
      ],
      {},
      { value: '2026-07-02' },
    ],
    ['a second service', 'ASSET_IN_SERVICE', [{ kind: 'ready-for-use', date }], {}, { value: '2026-07-01' }],
    [
      'a late addition',
      'ASSET_IN_SERVICE',
      [{ kind: 'addition', date, amount: usd('1') }],
      {},
      { value: '2026-07-01' },
    ],
    ['a plan for what is in progress', 'ASSET_NOT_IN_SERVICE', [plan], { inService: null }, { value: '2026-07-01' }],
    [
      'a life of units',
      'METHOD_WITHOUT_LIFE',
      [{ kind: 'life-change', date, counts: 'remaining', months: 3 }],
      { method: { kind: 'units-of-production', expectedUnits: 5n, used: [] } },
      { value: 'units-of-production' },
    ],
    [
      'another currency',
      'NEEDS_RATE',
      [{ kind: 'sale', date, proceeds: parseMoney('1', 'EUR'), netDays: 0 }],
      {},
      { value: 'EUR' },
    ],
  ];

  it.each(table)('%s is refused as %s, with its value and what to do', (_, code, events, over, data) => {
    expect(() => fold(events, over)).toThrow(
      expect.objectContaining({
        code,
        data: expect.objectContaining(data),
        message: expect.stringMatching(/: .*(give|correct|record|name|leave|change|test|convert|its parts are)/),
      }),
    );
  });
});
