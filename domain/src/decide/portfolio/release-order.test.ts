import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release, ReleaseSetting } from './release.ts';
import { isBetter, paybackBound } from './release-bound.ts';
import { orderWorth, type OrderWorth } from './release-cash.ts';
import { releaseOrder, type ReleaseOrder } from './release-order.ts';

const setting: ReleaseSetting = { horizonMonths: 60, rate: 0.1 };

/** A foundation that earns nothing, what needs it, and something small that earns at once. */
const project: readonly Release[] = [
  { id: 'platform', cost: 600_000, months: 6, benefit: 0 },
  { id: 'migration', cost: 400_000, months: 4, benefit: 90_000, needs: ['platform'] },
  { id: 'cleanup', cost: 50_000, months: 1, benefit: 40_000 },
];

describe('the order of releases', () => {
  it('puts first what pays for the rest, and says payback before and after', () => {
    const { before, after, proof } = releaseOrder(project, setting);
    expect(before.order).toEqual(['platform', 'migration', 'cleanup']);
    expect(after.order).toEqual(['cleanup', 'platform', 'migration']);
    // Before: 1,050,000 spent by month 11, 90,000 of it earned in that month; then 130,000 a month: 8 months more.
    expect(before.payback).toBe(19);
    // After: 400,000 earned in the ten months after the cleanup; then 130,000 a month: 5 months more.
    expect(after.payback).toBe(16);
    expect(after.npv).toBeGreaterThan(before.npv);
    expect(after.peakFunding).toBeLessThan(before.peakFunding);
    expect(proof).toEqual({ kind: 'best' });
  });

  it('spreads a cost over its months, and counts a benefit from the month after', () => {
    const worth = orderWorth([{ id: 'one', cost: 100, months: 2, benefit: 30 }], { horizonMonths: 6, rate: 0 });
    expect(worth.cash).toEqual([-50, -100, -70, -40, -10, 20]);
    expect(worth).toMatchObject({ payback: 6, npv: 20, peakFunding: 100 });
  });

  it('counts payback to the last month below zero, not to the first one above', () => {
    const { after } = releaseOrder(
      [
        { id: 'first', cost: 10, months: 1, benefit: 100 },
        { id: 'second', cost: 1000, months: 1, benefit: 100, needs: ['first'] },
      ],
      { horizonMonths: 12, rate: 0 },
    );
    expect(after.cash.slice(0, 7)).toEqual([-10, -910, -710, -510, -310, -110, 90]);
    expect(after.payback).toBe(7);
  });

  it('finds what trying every order finds: the earliest payback, then the highest NPV', () => {
    fc.assert(
      fc.property(someReleases(7), fc.integer({ min: 28, max: 60 }), (releases, horizonMonths) => {
        const at = { horizonMonths, rate: 0.12 };
        const { after, proof } = releaseOrder(releases, at);
        const best = everyOrder(releases).reduce<OrderWorth | null>((top, order) => {
          const worth = orderWorth(order, at);
          return !top || isBetter(worth, top) ? worth : top;
        }, null);
        expect(proof.kind).toBe('best');
        expect(paybackBound(releases, at)).toBeLessThanOrEqual(after.payback ?? horizonMonths + 1);
        expect(after.payback).toBe(best?.payback);
        expect(after.npv).toBeCloseTo(best?.npv ?? Number.NaN, 4);
        expect(everyOrder(releases).map((order) => order.map(({ id }) => id))).toContainEqual(after.order);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the order of the highest NPV where none pays back within the horizon', () => {
    const dear = project.map((release) => ({ ...release, cost: release.cost * 20 }));
    const { after } = releaseOrder(dear, setting);
    expect(after.payback).toBeNull();
    const best = Math.max(...everyOrder(dear).map((order) => orderWorth(order, setting).npv));
    expect(after.npv).toBeCloseTo(best, 4);
  });

  it('proves the order of sixteen releases', () => {
    const many = Array.from({ length: 16 }, (_, index) => numbered(index));
    const { before, after, proof } = releaseOrder(many, { horizonMonths: 120, rate: 0.1 });
    expect(['best', 'payback']).toContain(proof.kind);
    expect(after.payback).toBeLessThan(before.payback ?? 0);
  });

  it('names a bound where the releases are too many to try', () => {
    const many = Array.from({ length: 24 }, (_, index) => numbered(index));
    const { before, after, proof } = releaseOrder(many, { horizonMonths: 240, rate: 0.1 });
    expect(after.payback).toBeLessThan(before.payback ?? 0);
    expect(proof.kind).not.toBe('best');
    expect(earliestOf(proof)).toBeGreaterThan(0);
    expect(earliestOf(proof)).toBeLessThanOrEqual(after.payback ?? 0);
  });

  it('never bounds above what it found', () => {
    fc.assert(
      fc.property(someReleases(5), (releases) => {
        const copies = Array.from({ length: 4 }, (_, copy) =>
          releases.map((one) => ({
            ...one,
            id: `${copy}${one.id}`,
            needs: one.needs?.map((id) => `${copy}${id}`) ?? [],
          })),
        ).flat();
        const at = { horizonMonths: 200, rate: 0.1 };
        const { after, proof } = releaseOrder(copies, at);
        expect(earliestOf(proof)).toBeLessThanOrEqual(after.payback ?? 201);
      }),
      { numRuns: 20 },
    );
  });

  it.each<readonly [string, readonly Release[], string, RegExp]>([
    ['a ring of needs', ring(), 'RELEASE_RING', /"b" needs "c" needs "b"/],
    ['a need of nothing', [{ id: 'a', cost: 1, months: 1, benefit: 1, needs: ['z'] }], 'NOT_FOUND', /"z"/],
    ['a release twice', [...project, ...project.slice(0, 1)], 'CASE_TWICE', /"platform"/],
    ['half a month', [{ id: 'a', cost: 1, months: 0.5, benefit: 1 }], 'INVALID_AMOUNT', /0\.5 months/],
    ['a benefit below zero', [{ id: 'a', cost: 1, months: 1, benefit: -1 }], 'INVALID_AMOUNT', /benefit of "a"/],
    ['work beyond the horizon', [{ id: 'a', cost: 1, months: 61, benefit: 1 }], 'PERIOD_OUT_OF_RANGE', /61 months/],
  ])('refuses %s', (_, releases, code, message) => {
    expect(() => releaseOrder(releases, setting)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});

/** The month before which none pays back; 0 where that is what was found. */
function earliestOf(proof: ReleaseOrder['proof']): number {
  return proof.kind === 'bound' ? proof.earliest : 0;
}

function ring(): readonly Release[] {
  const release = { cost: 1, months: 1, benefit: 1 };
  return [
    { ...release, id: 'a', needs: ['b'] },
    { ...release, id: 'b', needs: ['c'] },
    { ...release, id: 'c', needs: ['b'] },
  ];
}

function numbered(index: number): Release {
  return {
    id: `r${index}`,
    cost: 50_000 + ((index * 7919) % 90) * 1000,
    months: 1 + (index % 4),
    benefit: 5000 + ((index * 104_729) % 40) * 500,
    ...(index > 4 && index % 3 === 0 && { needs: [`r${index - 5}`] }),
  };
}

/** Releases that need only earlier ones, in any order. */
function someReleases(most: number): fc.Arbitrary<readonly Release[]> {
  const one = fc.record({
    cost: fc.integer({ min: 0, max: 500 }),
    months: fc.integer({ min: 1, max: 4 }),
    benefit: fc.integer({ min: 0, max: 80 }),
    need: fc.option(fc.nat(most), { nil: null, freq: 2 }),
  });
  return fc.array(one, { minLength: 1, maxLength: most }).chain((all) =>
    fc.shuffledSubarray(
      all.map(({ need, ...release }, index) => ({
        ...release,
        id: `r${index}`,
        needs: need !== null && need < index ? [`r${need}`] : [],
      })),
      { minLength: all.length },
    ),
  );
}

function everyOrder(rest: readonly Release[], done: readonly Release[] = []): readonly (readonly Release[])[] {
  if (rest.length === 0) return [done];
  return rest
    .filter(({ needs = [] }) => needs.every((need) => done.some(({ id }) => id === need)))
    .flatMap((next) =>
      everyOrder(
        rest.filter((one) => one !== next),
        [...done, next],
      ),
    );
}
