import { describe, expect, it } from 'vitest';
import type { FundCase, FundLimits } from './fund-case.ts';
import { droppedCases } from './fund-dropped.ts';
import { fundLevels, withPeople } from './fund-levels.ts';
import { fundProgram, personPriceEstimate, readFundChoice } from './fund-program.ts';

const limits: FundLimits = {
  quarters: [
    { name: '2027-Q4', year: '2027' },
    { name: '2028-Q1', year: '2028' },
  ],
  people: [4, 5],
  cashCeiling: 100,
  ebitdaFloors: new Map([['2028', -20]]),
};

const cases: readonly FundCase[] = [
  { id: 'a', name: 'A', npv: 50, ebitda: [-5, 10], cash: [-60, 30], people: [3, 2], mustDo: true },
  { id: 'b', name: 'B', npv: 40, ebitda: [-5, -30], cash: [-50, -20], people: [2, 6], needs: ['a'], excludes: ['c'] },
  { id: 'c', name: 'C', npv: 10, ebitda: [0, 0], cash: [0, 0], people: [0, 0] },
];

describe('the program of a list of cases', () => {
  it('has a variable a case and a constraint a limit, cash cumulative and EBITDA by year', () => {
    const { variables, constraints } = fundProgram(cases, limits);
    expect(variables.map(({ name, kind, low, high }) => [name, kind, low, high])).toEqual([
      ['a', 'binary', 1, 1],
      ['b', 'binary', 0, 1],
      ['c', 'binary', 0, 1],
    ]);
    expect(
      constraints.map(({ name, terms, low, high }) => [name, terms.map((term) => term.coefficient), low, high]),
    ).toEqual([
      ['people in 2027-Q4', [3, 2, 0], undefined, 4],
      ['people in 2028-Q1', [2, 6, 0], undefined, 5],
      ['cumulative cash at the end of 2027-Q4', [-60, -50, 0], -100, undefined],
      ['cumulative cash at the end of 2028-Q1', [-30, -70, 0], -100, undefined],
      ['EBITDA of 2028', [10, -30, 0], -20, undefined],
      ['"b" needs "a"', [1, -1], undefined, 0],
      ['"b" excludes "c"', [1, 1], undefined, 1],
    ]);
  });

  it('gives up one kind of limit, forces a case, or takes parts, where that is asked', () => {
    const changed = fundProgram(cases, limits, { without: 'people', forced: ['b'], shares: true });
    expect(changed.constraints.some(({ name }) => name.startsWith('people'))).toBe(false);
    expect(changed.variables[1]).toEqual({ name: 'b', kind: 'continuous', low: 1, high: 1 });
  });

  it('reads an answer back, with the bound where it is not proven the best', () => {
    const solution = { objective: 60, values: new Map(Object.entries({ a: 1, b: 0, c: 1 })) };
    const best = { kind: 'optimal' as const, ...solution, duals: null };
    expect(readFundChoice(cases, best)).toEqual({ chosen: ['a', 'c'], npv: 60, bound: 60 });
    const late = { kind: 'time-limit' as const, best: { ...solution, bound: 75 } };
    expect(readFundChoice(cases, late)).toEqual({ chosen: ['a', 'c'], npv: 60, bound: 75 });
    expect(readFundChoice(cases, { kind: 'infeasible' })).toBeNull();
  });

  it('adds up the duals of people as the estimate of a person in every quarter', () => {
    const duals = new Map(Object.entries({ 'people in 2027-Q4': 3, 'people in 2028-Q1': 4, 'EBITDA of 2028': 9 }));
    const answer = { kind: 'optimal' as const, objective: 1, values: new Map<string, number>(), duals };
    expect(personPriceEstimate(cases, limits, answer)).toBe(7);
    expect(personPriceEstimate(cases, { quarters: limits.quarters }, answer)).toBeNull();
  });

  it('names every limit that a dropped case would break, a rule between cases first, then by the part passed', () => {
    const [dropped] = droppedCases(cases, limits, ['a', 'c']);
    expect(dropped?.broken.map(({ name, amount, allowed }) => [name, amount, allowed])).toEqual([
      ['"b" excludes "c"', 2, 1],
      ['people in 2028-Q1', 8, 5],
      ['people in 2027-Q4', 5, 4],
      ['cumulative cash at the end of 2027-Q4', -110, -100],
    ]);
  });

  it('spreads levels from nothing to all, with the limits as they are among them', () => {
    const people = fundLevels(cases, limits, { axis: 'people', steps: 3 });
    expect(people.map(({ level, current }) => [level, current])).toEqual([
      [-5, false],
      [-1, false],
      [0, true],
      [3, false],
    ]);
    expect(people.map((level) => level.limits.people)).toEqual([
      [0, 0],
      [3, 4],
      [4, 5],
      [7, 8],
    ]);
    const cash = fundLevels(cases, limits, { axis: 'cash', steps: 2 });
    expect(cash.map(({ level }) => level)).toEqual([0, 100, 130]);
    expect(fundLevels(cases, { quarters: limits.quarters }, { axis: 'people', steps: 3 })).toEqual([]);
    expect(withPeople(limits, -4.5).people).toEqual([0, 0.5]);
  });
});
