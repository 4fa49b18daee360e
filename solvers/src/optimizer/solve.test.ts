import type { LinearProgram, ProgramAnswer, ProgramVariable } from '@capwise/domain/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimizer } from './solve.ts';

const limits = { limitSeconds: 20 };

/** Chairs and tables of two workshops, whose prices are known: Dantzig's textbook program. */
const workshop: LinearProgram = {
  variables: [
    { name: 'chairs', kind: 'continuous', low: 0 },
    { name: 'tables', kind: 'continuous', low: 0 },
  ],
  objective: {
    sense: 'maximize',
    terms: [
      { variable: 'chairs', coefficient: 3 },
      { variable: 'tables', coefficient: 5 },
    ],
  },
  constraints: [
    { name: 'first shop', terms: [{ variable: 'chairs', coefficient: 1 }], high: 4 },
    { name: 'second shop', terms: [{ variable: 'tables', coefficient: 2 }], high: 12 },
    {
      name: 'third shop',
      terms: [
        { variable: 'chairs', coefficient: 3 },
        { variable: 'tables', coefficient: 2 },
      ],
      high: 18,
    },
  ],
};

function asKind(program: LinearProgram, kind: ProgramVariable['kind']): LinearProgram {
  return { ...program, variables: program.variables.map((variable) => ({ ...variable, kind })) };
}

async function optimal(program: LinearProgram): Promise<ProgramAnswer & { readonly kind: 'optimal' }> {
  const answer = await optimizer.solve(program, limits);
  if (answer.kind !== 'optimal') throw new Error(`the program is ${answer.kind}`);
  return answer;
}

describe('the optimizer', () => {
  it('finds the optimum of a linear program, and what one more unit of each limit is worth', async () => {
    const { objective, values, duals } = await optimal(workshop);
    expect(objective).toBeCloseTo(36, 9);
    expect(values.get('chairs')).toBeCloseTo(2, 9);
    expect(values.get('tables')).toBeCloseTo(6, 9);
    expect(duals?.get('first shop')).toBeCloseTo(0, 9);
    expect(duals?.get('second shop')).toBeCloseTo(1.5, 9);
    expect(duals?.get('third shop')).toBeCloseTo(1, 9);
  });

  it('gives a dual that is the change of the objective when its limit moves, also where less is better', async () => {
    const diet = (need: number): LinearProgram => ({
      variables: [
        { name: 'oats', kind: 'continuous', low: 0 },
        { name: 'milk', kind: 'continuous', low: 0, high: 2 },
      ],
      objective: {
        sense: 'minimize',
        terms: [
          { variable: 'oats', coefficient: 5 },
          { variable: 'milk', coefficient: 2 },
        ],
      },
      constraints: [
        {
          name: 'energy',
          terms: [
            { variable: 'oats', coefficient: 1 },
            { variable: 'milk', coefficient: 1 },
          ],
          low: need,
        },
      ],
    });
    const [less, more] = [await optimal(diet(6)), await optimal(diet(7))];
    expect(less.duals?.get('energy')).toBeCloseTo(more.objective - less.objective, 9);
    expect(less.duals?.get('energy')).toBeCloseTo(5, 9);
  });

  it('chooses whole numbers where they are asked for, and gives no dual then', async () => {
    const short: LinearProgram = {
      ...workshop,
      constraints: [{ name: 'wood', terms: workshop.objective.terms, high: 19.5 }],
    };
    expect((await optimal(short)).objective).toBeCloseTo(19.5, 9);
    const whole = await optimal(asKind(short, 'integer'));
    expect(whole.objective).toBe(19);
    expect([...whole.values.values()].every(Number.isInteger)).toBe(true);
    expect(whole.duals).toBeNull();
  });

  it('says that a program is infeasible', async () => {
    const crossed = [...workshop.constraints, { name: 'order', terms: workshop.objective.terms, low: 37 }];
    expect(await optimizer.solve({ ...workshop, constraints: crossed }, limits)).toEqual({ kind: 'infeasible' });
    expect(await optimizer.solve(asKind({ ...workshop, constraints: crossed }, 'integer'), limits)).toEqual({
      kind: 'infeasible',
    });
  });

  it.each(['continuous', 'integer'] as const)('says that a %s program is unbounded', async (kind) => {
    const open: LinearProgram = { ...workshop, constraints: workshop.constraints.slice(0, 1) };
    expect(await optimizer.solve(asKind(open, kind), limits)).toEqual({ kind: 'unbounded' });
  });

  it('answers for a program without variables or without constraints', async () => {
    const nothing: LinearProgram = { variables: [], objective: { sense: 'minimize', terms: [] }, constraints: [] };
    expect((await optimal(nothing)).objective).toBe(0);
    const impossible = { ...nothing, constraints: [{ name: 'some', terms: [], low: 1 }] };
    expect(await optimizer.solve(impossible, limits)).toEqual({ kind: 'infeasible' });
    expect((await optimal(asKind({ ...workshop, constraints: [] }, 'binary'))).objective).toBe(8);
  });

  it('finds the best knapsack, as trying every one does', async () => {
    const item = fc.record({ worth: fc.integer({ min: -50, max: 1000 }), weight: fc.integer({ min: 0, max: 60 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 0, max: 200 }),
        async (items, room) => {
          const { objective, values } = await optimal(knapsack(items, room));
          const weight = items.reduce((sum, each, index) => sum + each.weight * (values.get(`${index}`) ?? 0), 0);
          expect(weight).toBeLessThanOrEqual(room);
          expect(objective).toBe(bestByTrying(items, room));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is exact where two choices differ by less than a ten-thousandth', async () => {
    const items = [
      { worth: 10_000_000, weight: 3 },
      { worth: 10_000_001, weight: 3 },
      { worth: 9_999_999, weight: 3 },
    ];
    expect((await optimal(knapsack(items, 6))).objective).toBe(20_000_001);
  });

  it('answers several at once, each its own', async () => {
    const answers = await Promise.all([10, 20, 30].map((room) => optimal(knapsack([{ worth: room, weight: 1 }], 1))));
    expect(answers.map(({ objective }) => objective)).toEqual([10, 20, 30]);
  });

  it('stops at its limit with the best so far and the bound, which is not below it', async () => {
    const answer = await optimizer.solve(hard(), { limitSeconds: 0.3 });
    if (answer.kind !== 'time-limit') throw new Error(`the program is ${answer.kind}`);
    expect(answer.best?.bound).toBeGreaterThanOrEqual(answer.best?.objective ?? Infinity);
  });

  it('ends when it is told to, and solves the next', async () => {
    const given = new AbortController();
    const running = optimizer.solve(hard(), { limitSeconds: 60, signal: given.signal });
    const meanwhile = optimal(workshop);
    given.abort(new Error('given up'));
    await expect(running).rejects.toThrow('given up');
    expect((await meanwhile).objective).toBeCloseTo(36, 9);
  });

  it('refuses a program that is not well formed', async () => {
    const stray = { ...workshop, objective: { ...workshop.objective, terms: [{ variable: 'beds', coefficient: 1 }] } };
    await expect(optimizer.solve(stray, limits)).rejects.toThrow('"beds", which is no variable');
    const twice = { ...workshop, constraints: [...workshop.constraints, ...workshop.constraints] };
    await expect(optimizer.solve(twice, limits)).rejects.toThrow('two of the constraint "first shop"');
    const vague = { ...workshop, constraints: [{ name: 'vague', terms: workshop.objective.terms, high: Number.NaN }] };
    await expect(optimizer.solve(vague, limits)).rejects.toThrow('"vague" is limited by NaN');
  });
});

type Item = { readonly worth: number; readonly weight: number };

function knapsack(items: readonly Item[], room: number): LinearProgram {
  return {
    variables: items.map((_, index) => ({ name: `${index}`, kind: 'binary' })),
    objective: {
      sense: 'maximize',
      terms: items.map(({ worth }, index) => ({ variable: `${index}`, coefficient: worth })),
    },
    constraints: [
      {
        name: 'room',
        terms: items.map(({ weight }, index) => ({ variable: `${index}`, coefficient: weight })),
        high: room,
      },
    ],
  };
}

function bestByTrying(items: readonly Item[], room: number): number {
  let best = 0;
  for (let chosen = 0; chosen < 2 ** items.length; chosen++) {
    const taken = items.filter((_, index) => (chosen >> index) % 2 === 1);
    const weight = taken.reduce((sum, each) => sum + each.weight, 0);
    const worth = taken.reduce((sum, each) => sum + each.worth, 0);
    if (weight <= room && worth > best) best = worth;
  }
  return best;
}

/** A market split after Cornuéjols and Dawande, without its exact solution: what is missing is made small, which takes hours. */
function hard(): LinearProgram {
  const [rows, columns] = [5, 40];
  const weight = (row: number, column: number): number => (row * 7919 + column * 104_729 + row * column * 31_337) % 100;
  const names = Array.from({ length: columns }, (_, column) => `x${column}`);
  return {
    variables: [
      ...names.map((name) => ({ name, kind: 'binary' as const })),
      ...Array.from({ length: rows * 2 }, (_, index) => ({ name: `s${index}`, kind: 'continuous' as const, low: 0 })),
    ],
    objective: {
      sense: 'maximize',
      terms: Array.from({ length: rows * 2 }, (_, index) => ({ variable: `s${index}`, coefficient: -1 })),
    },
    constraints: Array.from({ length: rows }, (_, row) => {
      const terms = names.map((variable, column) => ({ variable, coefficient: weight(row, column) }));
      const half = Math.floor(terms.reduce((sum, { coefficient }) => sum + coefficient, 0) / 2) + 0.5;
      const slacks = [
        { variable: `s${row * 2}`, coefficient: 1 },
        { variable: `s${row * 2 + 1}`, coefficient: -1 },
      ];
      return { name: `split ${row}`, terms: [...terms, ...slacks], low: half, high: half };
    }),
  };
}
