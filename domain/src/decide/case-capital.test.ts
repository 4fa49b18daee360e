import { describe, expect, it } from 'vitest';
import { accountCodes, debits, unbalancedEntry } from '../books/index.ts';
import { parseMoney } from '../money/index.ts';
import { postOption, type CaseEvent, type CaseLine, type CaseOption } from './index.ts';
import { figuresOf, lineOf, optionOf, sampleCase, sumsOf } from './testing/options.ts';

const platform = (lifeMonths: number, events?: readonly CaseEvent[], more: Partial<CaseLine> = {}): CaseLine =>
  lineOf({ kind: 'capitalize', asset: 'software', readyAt: 0, lifeMonths }, '20000000', {
    ...more,
    ...(events && { events }),
  });
const loss = (option: CaseOption): bigint => figuresOf(sumsOf(option))['impairment-and-abandonment'];
const yearly = (option: CaseOption) =>
  [0, 1, 2].map((year) => figuresOf(sumsOf(option, { from: year * 12, until: year * 12 + 12 })));
const left = (option: CaseOption): bigint =>
  debits(sumsOf(option), ({ account }) =>
    [accountCodes.software, accountCodes.softwareInProgress, accountCodes.softwareAmortization].includes(
      account as '1500',
    ),
  );

describe('what happens to what a line capitalized', () => {
  it.each([
    [24, -1_500_000_000n],
    [36, -1_666_666_667n],
    [60, -1_800_000_000n],
  ])('A7: 20M over %i months, stopped 6 months after launch, loses what is left inside EBITDA', (life, expected) => {
    const option = optionOf([platform(life, [{ kind: 'retirement', atMonth: 6 }])]);
    expect(unbalancedEntry(postOption(sampleCase, option, 'test'))).toBeUndefined();
    expect(loss(option)).toBe(expected);
    expect(figuresOf(sumsOf(option, { from: 6, until: 7 })).ebitda).toBe(expected);
    expect([figuresOf(sumsOf(option))['operating-income'], left(option)]).toEqual([-2_000_000_000n, 0n]);
    // An option that is cancelled in that month loses the same.
    expect(loss(optionOf([platform(life)], 6))).toBe(expected);
  });

  it('a dated shutdown shortens the life instead, outside of EBITDA', () => {
    const plan: CaseEvent = { kind: 'shutdown-plan', atMonth: 6, endsAt: 12, test: 'tested, nothing to write down' };
    const option = optionOf([platform(24, [plan])]);
    const [first] = yearly(option);
    expect([first?.ebitda, first?.amortization, left(option)]).toEqual([0n, -2_000_000_000n, 0n]);
  });

  it('a change of life is prospective, and an impairment lowers what is charged after it', () => {
    const longer = yearly(optionOf([platform(20, [{ kind: 'life-change', atMonth: 10, lifeMonths: 30 }])]));
    expect(longer.map(({ amortization }) => amortization)).toEqual([-1_100_000_000n, -600_000_000n, -300_000_000n]);
    const impaired = optionOf([
      platform(20, [{ kind: 'impairment', atMonth: 10, loss: parseMoney('5000000', 'USD') }]),
    ]);
    expect(yearly(impaired).map(({ ebitda, amortization }) => [ebitda, amortization])).toEqual([
      [-500_000_000n, -1_100_000_000n],
      [0n, -400_000_000n],
      [0n, 0n],
    ]);
  });

  it('a sale brings its proceeds as investing cash and a result outside of Adjusted EBITDA', () => {
    const sale: CaseEvent = { kind: 'sale', atMonth: 12, proceeds: parseMoney('12000000', 'USD'), netDays: 30 };
    const option = optionOf([platform(20, [sale])]);
    const all = figuresOf(sumsOf(option));
    expect([all.disposal, all['adjusted-ebitda'], all.investing]).toEqual([400_000_000n, 0n, -800_000_000n]);
  });

  it('says the same as the treatment where nothing happens', () => {
    const line = lineOf({ kind: 'capitalize', asset: 'equipment', readyAt: 9, lifeMonths: 30 }, '900000', {
      every: 'quarter',
      endsAt: 9,
      netDays: 60,
    });
    const texts = (each: CaseLine) =>
      sumsOf(optionOf([each]))
        .filter(({ minor }) => minor !== 0n)
        .map(({ month, account, minor }) => `${month} ${account} ${minor}`);
    expect(new Set(texts({ ...line, events: [] }))).toEqual(new Set(texts(line)));
  });

  it('ends when its option is cancelled, unless it is gone by then', () => {
    const life: CaseEvent = { kind: 'life-change', atMonth: 3, lifeMonths: 12 };
    const gone: CaseEvent = { kind: 'retirement', atMonth: 5 };
    const late: CaseEvent = { kind: 'retirement', atMonth: 30 };
    expect(left(optionOf([platform(24, [life])], 6))).toBe(0n);
    expect(loss(optionOf([platform(24, [gone])], 6))).toBe(loss(optionOf([platform(24, [gone])])));
    expect(loss(optionOf([platform(24, [late])], 6))).toBe(-1_500_000_000n);
    expect(sumsOf(optionOf([platform(24, [late], { startsAt: 12 })], 6))).toEqual([]);
  });

  it.each<[string, string, readonly CaseEvent[]]>([
    [
      'a loss above book',
      'IMPAIRMENT_ABOVE_BOOK',
      [{ kind: 'impairment', atMonth: 1, loss: parseMoney('21000000', 'USD') }],
    ],
    [
      'two ends',
      'EVENT_AFTER_DISPOSAL',
      [
        { kind: 'retirement', atMonth: 1 },
        { kind: 'retirement', atMonth: 2 },
      ],
    ],
    ['a life that is over', 'LIFE_NOT_POSITIVE', [{ kind: 'life-change', atMonth: 8, lifeMonths: 6 }]],
  ])('refuses %s as %s', (_, code, events) => {
    expect(() => postOption(sampleCase, optionOf([platform(24, events)]), 'test')).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it('refuses cost that comes after it is in service: that is an asset of its own', () => {
    const line = platform(24, [{ kind: 'retirement', atMonth: 20 }], { every: 'month', endsAt: 6 });
    expect(() => postOption(sampleCase, optionOf([line]), 'test')).toThrow(/an asset of its own/);
  });
});
