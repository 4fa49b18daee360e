import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf, monthsBetween, parseMonth } from '../time/index.ts';
import { money } from '../money/index.ts';
import { capitalizePurchase, inMonth, postLegs } from '../treatment/index.ts';
import { lifeClock } from './convention.ts';
import { conventions, scheduleOf, type Convention, type Depreciation, type Method, type ScheduleRow } from './index.ts';
import type { TimeMethod } from './method.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const straightLine: Method = { kind: 'straight-line' };
const schedule = (over: Partial<Depreciation> = {}): readonly ScheduleRow[] =>
  scheduleOf({
    cost: money(1200n, 'USD'),
    residual: money(0n, 'USD'),
    inService: day('2026-01-20'),
    lifeMonths: 12,
    method: straightLine,
    convention: 'full-month',
    ...over,
  });
const charges = (rows: readonly ScheduleRow[]): readonly number[] => rows.map(({ charge }) => Number(charge.minor));
const times = (count: number, charge: number): readonly number[] => Array.from({ length: count }, () => charge);

describe('a convention', () => {
  const table: readonly [Convention, string, readonly number[]][] = [
    ['full-month', '2026-01-31', times(12, 100)],
    ['next-month', '2026-01-01', [0, ...times(12, 100)]],
    ['half-month', '2026-01-01', [50, ...times(11, 100), 50]],
    ['half-month', '2026-01-31', [50, ...times(11, 100), 50]],
    ['modified-half-month', '2026-01-15', times(12, 100)],
    ['modified-half-month', '2026-01-16', [0, ...times(12, 100)]],
    ['half-if-late', '2026-01-15', times(12, 100)],
    ['half-if-late', '2026-01-16', [50, ...times(11, 100), 50]],
    ['half-if-late', '2026-02-14', times(12, 100)],
    ['half-if-late', '2026-02-15', [50, ...times(11, 100), 50]],
    ['actual-days-in-month', '2026-04-16', [50, ...times(11, 100), 50]],
    ['half-year', '2026-10-03', [...times(3, 200), ...times(6, 100)]],
    ['half-year', '2026-01-20', [...times(12, 50), ...times(6, 100)]],
  ];
  it.each(table)('%s from %s charges by its own rule', (convention, from, wanted) => {
    expect(charges(schedule({ convention, inService: day(from) }))).toEqual(wanted);
  });

  it('actual-days charges each month by its days, the day of service included', () => {
    const cost = money(365n, 'USD');
    const rows = schedule({ cost, convention: 'actual-days', inService: day('2026-01-20') });
    expect(charges(rows)).toEqual([12, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 19]);
  });

  it('half-year counts by the fiscal year', () => {
    const rows = schedule({ convention: 'half-year', inService: day('2026-05-03'), fiscalStart: 7 });
    expect(charges(rows)).toEqual([...times(2, 300), ...times(6, 100)]);
  });

  it('begins with the month of service, never runs backwards and ends with the whole life', () => {
    const terms = fc.record({
      convention: fc.constantFrom(...conventions),
      inService: fc.integer({ min: 0, max: 4000 }).map((days) => day('2023-11-17').add({ days })),
      lifeMonths: fc.integer({ min: 1, max: 90 }),
      fiscalStart: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(terms, (life) => {
        const points = lifeClock(life);
        expect(points[0]?.month.equals(monthOf(life.inService))).toBe(true);
        expect(points.at(-1)?.elapsed).toEqual({ numerator: BigInt(life.lifeMonths), denominator: 1n });
        points.forEach(({ month }, index) => expect(monthsBetween(monthOf(life.inService), month)).toBe(index));
        const months = points.map(({ elapsed }) => Number(elapsed.numerator) / Number(elapsed.denominator));
        expect(months).toEqual([...months].sort((a, b) => a - b));
        expect(points.length).toBeLessThanOrEqual(life.lifeMonths + 12);
      }),
    );
  });
});

const timeMethods: readonly TimeMethod[] = [
  { kind: 'straight-line' },
  { kind: 'declining-balance', percent: 100, switchesToStraightLine: false },
  { kind: 'declining-balance', percent: 150, switchesToStraightLine: true },
  { kind: 'declining-balance', percent: 200, switchesToStraightLine: false },
  { kind: 'declining-balance', percent: 200, switchesToStraightLine: true },
  { kind: 'sum-of-years-digits' },
];
const combinations = timeMethods.flatMap((method) => conventions.map((convention) => ({ method, convention })));

describe('a schedule', () => {
  const amounts = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 12n }))
    .map(([a, b]) => (a > b ? { cost: a, residual: b } : { cost: b, residual: a }));
  const start = fc.integer({ min: 0, max: 1500 }).map((days) => day('2025-12-28').add({ days }));
  const life = fc.integer({ min: 1, max: 75 });

  it('sums to its depreciable amount by every method and convention, and never goes below its residual value', () => {
    for (const combination of combinations) {
      fc.assert(
        fc.property(amounts, start, life, ({ cost, residual }, inService, lifeMonths) => {
          const rows = schedule({
            ...combination,
            inService,
            lifeMonths,
            cost: money(cost, 'USD'),
            residual: money(residual, 'USD'),
          });
          let accumulated = 0n;
          for (const row of rows) {
            accumulated += row.charge.minor;
            expect(row.charge.minor >= 0n).toBe(true);
            expect([row.accumulated.minor, row.carrying.minor]).toEqual([accumulated, cost - accumulated]);
          }
          expect(accumulated).toBe(cost - residual);
        }),
        { numRuns: 8 },
      );
    }
  });

  it('charges nothing where the residual value is the cost', () => {
    for (const combination of combinations) {
      const rows = schedule({ ...combination, residual: money(1200n, 'USD') });
      expect(new Set(charges(rows))).toEqual(new Set([0]));
    }
  });

  it('of equal months differs by no more than a cent', () => {
    const rows = charges(schedule({ cost: money(10_000_000n, 'USD'), lifeMonths: 36 }));
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([277_777, 277_778]);
  });

  it('is the one that a capitalized purchase posts', () => {
    const legs = capitalizePurchase({ asset: 'software', spread: inMonth(0), netDays: 0, readyAt: 0, lifeMonths: 7 });
    const postings = postLegs(money(10_000n, 'USD'), legs, {
      basis: 'us-gaap',
      scenario: 'budget',
      month: parseMonth('2026-01'),
      dimensions: { entity: 'main' },
      line: 0,
      measure: 'amount',
    });
    const posted = postings.filter(({ account }) => account === '8010').map(({ amount }) => Number(amount.minor));
    expect(charges(schedule({ cost: money(10_000n, 'USD'), lifeMonths: 7 }))).toEqual(posted);
  });

  it('shares out a shorter last year by its months', () => {
    const byYear = (method: Method): readonly number[] => {
      const rows = charges(schedule({ cost: money(54_000n, 'USD'), lifeMonths: 18, method }));
      return [0, 12].map((first) => rows.slice(first, first + 12).reduce((sum, charge) => sum + charge, 0));
    };
    // 18 months weigh 18 × 12 in the first year, 6 × 6 in the second.
    expect(byYear({ kind: 'sum-of-years-digits' })).toEqual([46_286, 7_714]);
    expect(byYear({ kind: 'declining-balance', percent: 100, switchesToStraightLine: false })).toEqual([
      36_000, 18_000,
    ]);
  });

  it('of units charges what was used, and no more than was expected', () => {
    const used = [3n, 0n, 5n, 9n].map((units, index) => ({ month: parseMonth(`2026-0${index + 1}`), units }));
    const rows = schedule({ method: { kind: 'units-of-production', expectedUnits: 12n, used } });
    expect(charges(rows)).toEqual([300, 0, 500, 400]);
    const early = schedule({ method: { kind: 'units-of-production', expectedUnits: 12n, used: used.slice(0, 1) } });
    expect(early.at(-1)?.carrying.minor).toBe(900n);
  });

  it('is refused without a life, a method or an amount that has one', () => {
    const refused = (over: Partial<Depreciation>, code: string, value: unknown): void => {
      const data = expect.objectContaining({ value });
      expect(() => schedule(over)).toThrow(expect.objectContaining({ code, data }));
    };
    for (const lifeMonths of [0, -3, 1.5, Number.NaN]) refused({ lifeMonths }, 'LIFE_NOT_POSITIVE', lifeMonths);
    refused({ cost: money(-1n, 'USD') }, 'INVALID_AMOUNT', '-0.01');
    refused({ residual: money(-1n, 'USD') }, 'INVALID_AMOUNT', '-0.01');
    refused({ residual: money(1201n, 'USD') }, 'INVALID_AMOUNT', '12.01');
    refused({ residual: money(1n, 'EUR') }, 'NEEDS_RATE', 'EUR');
    const declining = { kind: 'declining-balance', switchesToStraightLine: true } as const;
    for (const percent of [0, -150, 1.5]) refused({ method: { ...declining, percent } }, 'INVALID_METHOD', percent);
    const units = { kind: 'units-of-production', expectedUnits: 0n, used: [] } as const;
    refused({ method: units }, 'INVALID_METHOD', '0');
    const negative = [{ month: parseMonth('2026-01'), units: -1n }];
    refused({ method: { ...units, expectedUnits: 5n, used: negative } }, 'INVALID_METHOD', '5');
    const early = [{ month: parseMonth('2025-12'), units: 1n }];
    refused({ method: { ...units, expectedUnits: 5n, used: early } }, 'INVALID_METHOD', '2025-12');
    expect(schedule({ lifeMonths: 0, method: { ...units, expectedUnits: 5n } })).toEqual([]);
  });
});
