import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, type Distribution } from '../../estimate/index.ts';
import { assumptionOf, drawn, drawnLine, npvOf, pairCase } from '../testing/estimates.ts';
import { lineOf } from '../testing/options.ts';
import type { Case, CaseLine } from '../case.ts';
import type { CaseTreatment } from '../case-treatment.ts';
import { fullEstimate, quickEstimate } from './estimate-case.ts';

const inputs = [
  assumptionOf('cost', { kind: 'lognormal', mu: 14, sigma: 0.4, shift: 0 }),
  assumptionOf('growth', { kind: 'normal', mean: 0.05, sd: 0.02 }),
  assumptionOf('ready', { kind: 'triangular', low: 1, mode: 4, high: 14 }),
  assumptionOf('yearly', 'cost * (1 + growth)'),
];

const kinds: readonly CaseTreatment[] = [
  { kind: 'expense', function: 'unassigned', nature: 'cloud', work: null, decision: null },
  { kind: 'prepay', function: 'unassigned', nature: 'software', termMonths: 24 },
  { kind: 'capitalize', asset: 'software', readyAt: 3, lifeMonths: 36 },
  { kind: 'earn' },
  { kind: 'memo', counts: 'benefit' },
  { kind: 'stock-compensation', function: 'unassigned' },
];

const line = fc
  .record({
    as: fc.constantFrom(...kinds),
    amount: fc.constantFrom('cost', 'yearly / 3', 'cost * growth', 'max(cost, 1000000) / 7'),
    every: fc.constantFrom('once' as const, 'month' as const, 'year' as const),
    startsAt: fc.integer({ min: 0, max: 20 }),
    isTimed: fc.boolean(),
  })
  .map(({ as, amount, every, startsAt, isTimed }) =>
    drawnLine({ amount, ...(isTimed && { startsAt: 'ready' }) }, { as, every, startsAt, what: `${as.kind} ${amount}` }),
  );
const lines = fc.array(line, { minLength: 1, maxLength: 4 });
const cases = fc.tuple(lines, lines).map((both) => pairCase(inputs, both));

/** The largest distance of two columns, against the largest value. */
function distance(one: Float64Array, other: Float64Array): number {
  const largest = Math.max(1, ...one.map(Math.abs));
  return Math.max(...one.map((value, draw) => Math.abs(value - (other[draw] ?? Number.NaN)))) / largest;
}

const less = (one: Float64Array, other: Float64Array) => one.map((value, draw) => value - (other[draw] ?? 0));
const reversedOptions = (subject: Case): Case => ({ ...subject, options: subject.options.toReversed() });

describe('the estimate kernel', () => {
  it('discounts by month what it sums by month: nothing at a rate of nothing, and at a rate that is drawn as at one that is sure', () => {
    const books = line.filter(({ treatment }) => treatment.kind !== 'memo');
    fc.assert(
      fc.property(fc.array(books, { minLength: 3, maxLength: 6, size: 'max' }), (all) => {
        const { options } = drawn(pairCase(inputs, [all, []], { discountRate: 0 }));
        const [left] = options;
        expect(distance(left?.cumulative.at(-1) ?? new Float64Array(), left?.npv ?? new Float64Array())).toBeLessThan(
          1e-12,
        );
        const rate = assumptionOf('rate', { kind: 'choice', of: [{ value: 0.07, chance: 1 }] });
        const sure = drawn(pairCase([...inputs, rate], [all, []], { discountRate: 0.07 }));
        const ofDraw = drawn(pairCase([...inputs, rate], [all, []], { rateFormula: { op: 'name', name: 'rate' } }));
        expect(distance(npvOf(sure, 'left'), npvOf(ofDraw, 'left'))).toBeLessThan(1e-10);
      }),
      { numRuns: 8 },
    );
  });

  it('says by its error how far the means of other seeds are apart', () => {
    const subject = pairCase(inputs, [[drawnLine({ amount: 'yearly' }, { every: 'year' })], []]);
    const { npv } = fullEstimate(drawn(subject)).options[0] ?? {};
    const means = Array.from(
      { length: 32 },
      (_, seed) => quickEstimate(drawn(subject, { seed: 100 + seed })).difference,
    );
    const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
    const apart = Math.sqrt(means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0) / means.length);
    const ratio = (npv?.error ?? 0) / apart;
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it('is linear in an amount, draw by draw', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (of, first, second) => {
        const times = (by: number): CaseLine => {
          const amount = of.formulas?.amount;
          if (!amount) throw new RangeError('the line has no formula');
          const right = { op: 'number', value: by, unit: null } as const;
          return { ...of, formulas: { ...of.formulas, amount: { op: 'multiply', left: amount, right } } };
        };
        const worth = (all: readonly CaseLine[]) => npvOf(drawn(pairCase(inputs, [all, []])), 'left');
        expect(distance(worth([times(first + second)]), worth([times(first), times(second)]))).toBeLessThan(1e-12);
      }),
      { numRuns: 8 },
    );
  });

  it('gives each option the same draws whatever the order, and the difference its sign by the order of the pair', () => {
    fc.assert(
      fc.property(cases, (subject) => {
        const [left, right] = subject.options;
        if (!left || !right) throw new RangeError('there are two options');
        const [one, other] = [drawn(subject), drawn(reversedOptions(subject), { pair: { left, right } })];
        for (const { id, npv, cumulative } of one.options) {
          expect(npvOf(other, id)).toEqual(npv);
          expect(other.options.find((each) => each.id === id)?.cumulative).toEqual(cumulative);
        }
        expect(quickEstimate(other)).toEqual({
          ...quickEstimate(one),
          options: quickEstimate(one).options.toReversed(),
        });
        const [forth, back] = [quickEstimate(one), quickEstimate(drawn(reversedOptions(subject)))];
        expect(back.difference + forth.difference).toBe(0);
        expect(back.favored).toBeCloseTo(1 - forth.favored, 12);
      }),
      { numRuns: 5 },
    );
  });

  it('values an option that does one and undoes the other as their difference, draw by draw', () => {
    fc.assert(
      fc.property(cases, (subject) => {
        const [left, right] = subject.options;
        const undone = (right?.lines ?? []).map((each): CaseLine => ({ ...each, saves: each.what }));
        const both = pairCase(inputs, [[...(left?.lines ?? []), ...undone], []]);
        const options = drawn(subject);
        const difference = less(npvOf(options, 'left'), npvOf(options, 'right'));
        expect(distance(npvOf(drawn(both), 'left'), difference)).toBeLessThan(1e-10);
        const mean = difference.reduce((sum, value) => sum + value, 0) / difference.length;
        expect(quickEstimate(options).difference / mean).toBeCloseTo(1, 9);
      }),
      { numRuns: 5 },
    );
  });

  it('says the same with a line of nothing beside the others, bit by bit', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...kinds), fc.nat(2), (subject, as, place) => {
        const [left, right] = subject.options.map((option) => option.lines);
        const nothing = lineOf(as, '0', { every: 'year' });
        const more = (left ?? []).toSpliced(place, 0, nothing);
        const [without, beside] = [drawn(subject), drawn(pairCase(inputs, [more, right ?? []]))];
        expect(quickEstimate(beside)).toEqual(quickEstimate(without));
        expect(fullEstimate(beside)).toEqual(fullEstimate(without));
      }),
      { numRuns: 8 },
    );
  });

  it('says the same for the same seed bit by bit, whatever was held before, and something else for another', () => {
    const held = new Map([['cost', 2e6]]);
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 1e6 }), (subject, seed) => {
        const cache = new Map();
        const first = fullEstimate(drawn(subject, { seed }));
        const whileHeld = fullEstimate(drawn(subject, { seed, held }));
        expect(fullEstimate(drawn(subject, { seed, cache }))).toEqual(first);
        expect(fullEstimate(drawn(subject, { seed, cache, held }))).toEqual(whileHeld);
        expect(fullEstimate(drawn(subject, { seed, cache }))).toEqual(first);
        const costs = (of: number) => drawn(subject, { seed: of, cache }).draws.columns.get('cost');
        expect(costs(seed + 1)).not.toEqual(costs(seed));
      }),
      { numRuns: 4 },
    );
  });

  const narrow: readonly ((width: number) => Distribution)[] = [
    (width) => ({ kind: 'normal', mean: 2e6, sd: 2e6 * width }),
    (width) => ({ kind: 'lognormal', mu: Math.log(2e6), sigma: width, shift: 0 }),
    (width) => ({ kind: 'triangular', low: 2e6 * (1 - width), mode: 2e6, high: 2e6 * (1 + width) }),
    (width) => ({ kind: 'pert', low: 2e6 * (1 - width), mode: 2e6, high: 2e6 * (1 + width) }),
    (width) => ({ kind: 'uniform', low: 2e6 * (1 - width), high: 2e6 * (1 + width) }),
  ];

  it.each(narrow.map((of) => [of(0.1).kind, of] as const))(
    'takes a %s that narrows to what a sure input is',
    (_, of) => {
      const worth = (value: Distribution | number): Float64Array =>
        npvOf(
          drawn(
            pairCase(
              [assumptionOf('cost', value)],
              [[drawnLine({ amount: 'cost ^ 2 / 1000000' }, { every: 'year' })], []],
            ),
          ),
          'left',
        );
      const sure = worth(2e6);
      for (const width of [1e-2, 1e-4, 1e-6, 1e-8]) {
        const apart = distance(sure, worth(of(width)));
        expect(apart).toBeLessThan(10 * width);
        expect(apart).toBeGreaterThan(0);
      }
    },
  );

  it('draws what is moved together with a wider sum, and what is moved against each other with a narrower one', () => {
    const each: Distribution = { kind: 'normal', mean: 1e6, sd: 1e5 };
    const names = ['first', 'second'] as const;
    const spread = (correlation: number): number => {
      const options = [[drawnLine({ amount: 'first + second' })], []] as const;
      const together = correlation === 0 ? [] : [{ names, correlation }];
      const subject = pairCase(
        names.map((name) => assumptionOf(name, each)),
        options,
        { together },
      );
      const npv = npvOf(drawn(subject, { points: 1024 }), 'left');
      const mean = npv.reduce((sum, value) => sum + value, 0) / npv.length;
      expect(mean).toBeCloseTo(-2 * meanOf(each), -4);
      return Math.sqrt(npv.reduce((sum, value) => sum + (value - mean) ** 2, 0) / npv.length);
    };
    for (const correlation of [-0.8, 0, 0.4, 0.8])
      expect(spread(correlation) / (1e5 * Math.sqrt(2 + 2 * correlation))).toBeCloseTo(1, 1);
  });
});
