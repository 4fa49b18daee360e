import { createInvoke, type Ports } from '@capwise/app';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimizer } from './solve.ts';

/** Choosing among cases reaches the optimizer and no other port. */
const invoke = createInvoke({ optimizer } as unknown as Ports);

type Question = Parameters<typeof invoke<'decide.fund'>>[1];
type Case = Question['cases'][number];

/** A case of two quarters in thousands, whose EBITDA is its cash. */
function someCase(id: string, npv: number, people: readonly number[], more: Partial<Case> = {}): Case {
  const nothing = people.map(() => 0);
  return { id, npv, people: [...people], ebitda: nothing, cash: nothing, ...more };
}

const list: readonly Case[] = [
  someCase('platform', 900, [6, 6], { cash: [-300, -200] }),
  someCase('tagging', 500, [4, 2], { cash: [-50, 100] }),
  someCase('rightsizing', 450, [3, 3], { cash: [-20, 80] }),
  someCase('archive', 100, [1, 1], { cash: [-10, 5] }),
  someCase('rewrite', -50, [1, 1]),
];

function ask(question: Omit<Question, 'cases' | 'from'> & { readonly cases: readonly Case[] }) {
  return invoke('decide.fund', { from: '2027-Q1', ...question, cases: [...question.cases] });
}

describe('the list of cases to fund', () => {
  it('is the one of the highest NPV that the people can do, not the one that takes the largest first', async () => {
    const { chosen, npv, bound, limits } = await ask({ cases: list, people: [8, 8] });
    expect(chosen).toEqual(['tagging', 'rightsizing', 'archive']);
    expect([npv, bound]).toEqual([1050, 1050]);
    expect(limits.map(({ name, amount, allowed }) => [name, amount, allowed])).toEqual([
      ['people in 2027-Q1', 8, 8],
      ['people in 2027-Q2', 6, 8],
    ]);
  });

  it('says of each that drops out by which limit, and what doing it would take out', async () => {
    const { dropped } = await ask({ cases: list, people: [8, 8] });
    expect(dropped.map(({ id, words, instead }) => [id, words, instead])).toEqual([
      [
        'platform',
        '"platform" would bring people in 2027-Q1 to 14, where it may be at most 8, and 1 more limit.',
        { lost: 50, displaced: ['tagging', 'rightsizing'] },
      ],
      [
        'rewrite',
        '"rewrite" would bring people in 2027-Q1 to 9, where it may be at most 8.',
        { lost: 100, displaced: ['tagging', 'rightsizing'] },
      ],
    ]);
  });

  it('says that a case fits and adds no value', async () => {
    const { dropped } = await ask({ cases: list });
    expect(dropped.map(({ words }) => words)).toEqual(['"rewrite" fits, and adds no value: its NPV is -50.']);
  });

  it('keeps cumulative cash above the ceiling and EBITDA above its floor', async () => {
    const tight = await ask({ cases: list, cashCeiling: 100 });
    expect(tight.chosen).toEqual(['tagging', 'rightsizing', 'archive']);
    expect(tight.dropped[0]?.broken.map(({ kind, amount, allowed }) => [kind, amount, allowed])).toEqual([
      ['cash', -395, -100],
      ['cash', -380, -100],
    ]);
    const costly = list.map((one) => (one.id === 'platform' ? { ...one, ebitda: [-80, -20] } : one));
    const floored = await ask({ cases: costly, ebitdaFloors: [{ year: '2027', floor: -99 }] });
    expect(floored.chosen).not.toContain('platform');
    expect((await ask({ cases: costly, ebitdaFloors: [{ year: '2027', floor: -100 }] })).chosen).toContain('platform');
  });

  it('does what must be done, brings what a case needs, and leaves what it excludes', async () => {
    const cases = [
      someCase('law', -100, [2], { mustDo: true }),
      someCase('base', -300, [1]),
      someCase('top', 800, [1], { needs: ['base'] }),
      someCase('other', 400, [1], { excludes: ['top'] }),
    ];
    const { chosen, npv, dropped } = await ask({ cases, people: [4] });
    expect([chosen, npv]).toEqual([['law', 'base', 'top'], 400]);
    expect(dropped.map(({ words }) => words)).toEqual([
      '"other" cannot be done beside what is chosen: "other" excludes "top".',
    ]);
    const short = await ask({ cases, people: [3] });
    expect(short.chosen).toEqual(['law', 'other']);
    expect(short.dropped.find(({ id }) => id === 'top')?.adds).toEqual(['base']);
  });

  it('prices the last person by two choices, and beside it by the duals of the program in parts', async () => {
    const { person } = await ask({ cases: [someCase('two', 100, [2]), someCase('three', 180, [3])], people: [4] });
    // Whole cases: three alone is best with 3 and with 4, both with 5. In parts: a person more does half of "two".
    expect(person?.gained).toBe(100);
    expect(person?.lost).toBe(0);
    expect(person?.estimate).toBeCloseTo(50, 6);
  });

  it('draws frontiers that never fall, from nothing to everything, with the limits as they are on them', async () => {
    const { frontier, npv } = await ask({ cases: list, people: [8, 8], cashCeiling: 200 });
    for (const points of [frontier.people, frontier.cash]) {
      const worth = points.map((point) => point.npv ?? Number.NaN);
      expect(worth).toEqual(worth.toSorted((a, b) => a - b));
      expect(points.find(({ current }) => current)?.npv).toBe(npv);
    }
    expect(frontier.people[0]).toEqual({ level: -8, current: false, npv: 0, chosen: [] });
    const unlimited = await ask({ cases: list, people: [99, 99], cashCeiling: 10_000 });
    expect((await ask({ cases: list, people: [8, 8] })).frontier.people.at(-1)?.npv).toBe(unlimited.npv);
  });

  it('refuses where no choice keeps the limits, and names the one that stands in the way', async () => {
    const must = list.map((one) => ({ ...one, mustDo: one.id === 'platform' }));
    await expect(ask({ cases: must, people: [5, 9], cashCeiling: 1000 })).rejects.toMatchObject({
      code: 'NO_CHOICE',
      data: { limits: ['people'] },
      message: expect.stringContaining('without the limit of people there is one'),
    });
  });

  it.each<readonly [string, Case, string]>([
    ['two cases of one name', someCase('tagging', 1, [1, 1]), 'CASE_TWICE'],
    ['a quarter too few', someCase('new', 1, [1]), 'LENGTH_MISMATCH'],
    ['people below zero', someCase('new', 1, [1, -1]), 'INVALID_AMOUNT'],
    ['a need of nothing', someCase('new', 1, [1, 1], { needs: ['nothing'] }), 'NOT_FOUND'],
  ])('refuses %s', async (_, one, code) => {
    await expect(ask({ cases: [...list, one] })).rejects.toMatchObject({ code });
  });

  it('finds what trying every choice finds', async () => {
    const amount = fc.integer({ min: -60, max: 60 });
    const people = fc.tuple(fc.nat(5), fc.nat(5));
    const one = fc.record({ npv: fc.integer({ min: -50, max: 300 }), people, cash: fc.tuple(amount, amount) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 1, maxLength: 8 }),
        fc.nat(12),
        fc.nat(80),
        async (some, most, ceiling) => {
          const cases = some.map(({ npv, people: taken, cash }, index) =>
            someCase(`${index}`, npv, taken, {
              cash: [...cash],
              ...(index > 1 && index % 3 === 0 && { needs: [`${index - 1}`] }),
              ...(index > 1 && index % 4 === 0 && { excludes: [`${index - 2}`] }),
            }),
          );
          const { npv } = await ask({ cases, people: [most, most], cashCeiling: ceiling });
          expect(npv).toBe(bestByTrying(cases, most, ceiling));
        },
      ),
      { numRuns: 25 },
    );
  });
});

function bestByTrying(cases: readonly Case[], most: number, ceiling: number): number {
  let best = -Infinity;
  for (let bits = 0; bits < 2 ** cases.length; bits++) {
    const taken = cases.filter((_, index) => (bits >> index) % 2 === 1);
    const has = (id: string): boolean => taken.some((one) => one.id === id);
    const sum = (of: (one: Case) => number): number => taken.reduce((total, one) => total + of(one), 0);
    const fits =
      [0, 1].every((quarter) => sum(({ people }) => people[quarter] ?? 0) <= most) &&
      sum(({ cash }) => cash[0] ?? 0) >= -ceiling &&
      sum(({ cash }) => (cash[0] ?? 0) + (cash[1] ?? 0)) >= -ceiling &&
      taken.every(({ needs = [], excludes = [] }) => needs.every(has) && !excludes.some(has));
    if (fits)
      best = Math.max(
        best,
        sum(({ npv }) => npv),
      );
  }
  return best;
}
