import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, plainUniform, type Distribution } from '../../estimate/index.ts';
import { assumptionOf, drawn, drawnLine, npvOf, pairCase } from '../testing/estimates.ts';
import { fullEstimate } from './estimate-case.ts';
import { influencesOf, type Influence } from './influence.ts';
import { meanOfDraws } from './spread.ts';

/** The standard normal density and the share below, by the error function of Abramowitz and Stegun 7.1.26. */
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
function below(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const terms = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const erf = 1 - terms.reduce((sum, term) => sum * t + term, 0) * t * Math.exp((-z * z) / 2);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

/** A cost of four normal inputs, weighed, against a sure one: everything is known in closed form. */
const weights = [4, 2, 1, 0.5];
const sd = 100_000;
const names = weights.map((_, index) => `input ${'abcd'[index]}`);
function linearCase(sure: number) {
  return pairCase(
    names.map((name) => assumptionOf(name, { kind: 'normal', mean: 1e6, sd })),
    [
      [drawnLine({ amount: weights.map((weight, index) => `${weight} * input ${'abcd'[index]}`).join(' + ') })],
      [drawnLine({}, { sure: String(sure) })],
    ],
  );
}
const mean = weights.reduce((sum, weight) => sum + weight * 1e6, 0);
const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);

describe('what assumptions explain, in a linear model of normal inputs', () => {
  it('is each one’s share of the variance', () => {
    const { influences } = fullEstimate(drawn(linearCase(7e6), { points: 4096 }));
    expect(influences.map(({ name }) => name)).toEqual(names);
    for (const [index, weight] of weights.entries())
      expect(Math.abs((influences[index]?.share ?? 0) - weight ** 2 / squares)).toBeLessThan(0.01);
  });

  it.each([mean, mean + 2e5, mean - 4e5])('is worth what the better choice gains on average, beside %d', (sure) => {
    const { influences } = fullEstimate(drawn(linearCase(sure), { points: 4096 }));
    for (const [index, weight] of weights.entries()) {
      const [middle, deviation] = [sure - mean, weight * sd];
      const z = middle / deviation;
      const worth = middle * below(z) + deviation * density(z) - Math.max(0, middle);
      // Bins blur what a value tells: a hundredth of its deviation is less than the error of such an estimate.
      expect(Math.abs((influences[index]?.worth ?? 0) - worth)).toBeLessThan(0.012 * deviation);
    }
  });

  it('is nothing for what neither option depends on, and nothing is worth knowing where the choice stands', () => {
    const subject = linearCase(2 * mean);
    const idle = assumptionOf('idle', { kind: 'uniform', low: 0, high: 1 });
    const { influences } = fullEstimate(
      drawn({ ...subject, assumptions: [...subject.assumptions, idle] }, { points: 4096 }),
    );
    expect(influences.find(({ name }) => name === 'idle')?.share).toBeLessThan(0.005);
    for (const { worth } of influences) expect(worth).toBeLessThan(1);
  });
});

type Choice = { readonly costs: string; readonly beside?: string; readonly points?: number };

/** A choice between a cost by a formula of assumptions, each named as it is written, and another cost. */
function choiceOn(given: Readonly<Record<string, Distribution>>, { costs, beside = '0', points = 4096 }: Choice) {
  const assumptions = Object.entries(given).map(([name, distribution]) => assumptionOf(name, distribution));
  const subject = pairCase(assumptions, [[drawnLine({ amount: costs })], [drawnLine({ amount: beside })]]);
  return drawn(subject, { points });
}

function influencesOn(given: Readonly<Record<string, Distribution>>, choice: Choice): ReadonlyMap<string, Influence> {
  return new Map(fullEstimate(choiceOn(given, choice)).influences.map((influence) => [influence.name, influence]));
}

const shareOf = (influences: ReadonlyMap<string, Influence>, name: string): number =>
  influences.get(name)?.share ?? Number.NaN;

const worthOf = (influences: ReadonlyMap<string, Influence>, name: string): number =>
  influences.get(name)?.worth ?? Number.NaN;

const lognormal = (median: number, sigma: number, shift = 0): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(median),
  sigma,
  shift,
});
const normal: Distribution = { kind: 'normal', mean: 1e6, sd };
const uniform: Distribution = { kind: 'uniform', low: 8e5, high: 3e6 };
const pert: Distribution = { kind: 'pert', low: 1e6, mode: 1.2e6, high: 9e6 };
/** What `6M (5M to 12M)` and `2M to 40M` are read as. */
const around = lognormal(1.2e6, 1.0893124104598013, 4.8e6);
const between = lognormal(Math.sqrt(2e6 * 40e6), 0.9106379511428632);
/** Of three values two come so seldom that one bin would hold all of them. */
const seldom: Distribution = {
  kind: 'choice',
  of: [
    { value: 1e6, chance: 0.003 },
    { value: 2e6, chance: 0.003 },
    { value: 5e6, chance: 0.994 },
  ],
};

describe('what an assumption explains', () => {
  it.each<[string, Distribution]>([
    ['a very skewed lognormal', lognormal(1e6, 2)],
    ['6M (5M to 12M)', around],
    ['2M to 40M', between],
    ['a PERT', pert],
    ['a uniform', uniform],
    ['a normal', normal],
    ['a normal far from zero', { kind: 'normal', mean: 1e9, sd: 10 }],
    ['a triangle', { kind: 'triangular', low: 1e6, mode: 1e6, high: 4e6 }],
    ['an overrun', { kind: 'overrun', estimate: 1e6, stopAt: 2e7 }],
    ['a choice of few values', seldom],
    ['a seldom loss', { kind: 'chance', chance: 0.004, value: -3e6 }],
    ['a seldom gain', { kind: 'chance', chance: 0.004, value: 3e6 }],
  ])('is everything where the cost follows it alone: %s', (_, distribution) => {
    const influences = influencesOn({ cost: distribution }, { costs: '3 * cost + 1000' });
    expect(shareOf(influences, 'cost')).toBeGreaterThan(0.995);
    expect(shareOf(influences, 'cost')).toBeLessThanOrEqual(1);
  });

  it.each([
    ['its square', 'cost * cost'],
    ['one by it', '1M / cost'],
    ['a step', 'if(cost > 25M, 1M, 2M)'],
  ])('is nearly everything where the cost follows it alone, and bent: %s', (_, costs) => {
    expect(shareOf(influencesOn({ cost: between }, { costs }), 'cost')).toBeGreaterThan(0.97);
  });

  it('is everything where a value of a choice means anything else than those beside it', () => {
    const influences = influencesOn({ cost: seldom }, { costs: 'if(cost < 1.5M, 3M, 1M)' });
    expect(shareOf(influences, 'cost')).toBeGreaterThan(0.995);
  });

  const skewed = lognormal(1e6, 0.8);
  const varianceOf: readonly (readonly [string, Distribution, number])[] = [
    ['skewed', skewed, Math.expm1(0.64) * Math.exp(0.64) * 1e12],
    ['normal', { kind: 'normal', mean: 1e6, sd: 1e6 }, 1e12],
    ['uniform', uniform, 2.2e6 ** 2 / 12],
    ['PERT', pert, ((meanOf(pert) - 1e6) * (9e6 - meanOf(pert))) / 7],
  ];
  const pairs = varianceOf.flatMap((one, index) => varianceOf.slice(index + 1).map((other) => [one, other] as const));

  it.each(pairs.map(([one, other]) => ({ one, other, names: `${one[0]} and ${other[0]}` })))(
    'is its part of the variance of a sum of two: $names',
    ({ one: [, left, ofLeft], other: [, right, ofRight] }) => {
      const influences = influencesOn({ left, right }, { costs: 'left + right' });
      expect(Math.abs(shareOf(influences, 'left') - ofLeft / (ofLeft + ofRight))).toBeLessThan(0.02);
      expect(Math.abs(shareOf(influences, 'right') - ofRight / (ofLeft + ofRight))).toBeLessThan(0.02);
    },
  );

  it('is below a hundredth where nothing follows it, whatever its kind', () => {
    const idle = {
      skewed: lognormal(1, 2),
      normal,
      pert,
      uniform,
      seldom,
      chance: { kind: 'chance', chance: 0.01, value: 5 },
    } as const;
    const influences = influencesOn({ cost: skewed, volume: uniform, ...idle }, { costs: 'cost * volume' });
    for (const name of Object.keys(idle)) expect(shareOf(influences, name)).toBeLessThan(0.01);
  });

  it('is next to nothing of plain draws too, which chance alone makes seem to explain more', () => {
    const columns = plainUniform({ points: 4096, dimensions: 41, seed: 7, start: 0 });
    const [npv = new Float64Array(), ...idle] = columns;
    const inputs = idle.map((column, index) => ({ name: String(index), column }));
    const found = influencesOf(inputs, [npv, new Float64Array(npv.length)]);
    expect(found.reduce((sum, { share }) => sum + share, 0) / found.length).toBeLessThan(0.003);
    for (const { share } of found) expect(share).toBeLessThan(0.01);
  });

  it('is nothing where the options differ by the same in every draw, but for what is rounded', () => {
    const influences = influencesOn(
      { cost: skewed, rate: uniform },
      { costs: 'cost / 3 + rate', beside: 'rate + cost / 3 + 0.1' },
    );
    for (const name of ['cost', 'rate']) expect(influences.get(name)).toEqual({ name, share: 0, worth: 0 });
    const column = Float64Array.from({ length: 4096 }, (_, draw) => draw);
    const [all] = influencesOf([{ name: 'draw', column }], [column.map(() => 0.1 + 0.2), column.map(() => 0)]);
    expect(all).toEqual({ name: 'draw', share: 0, worth: 0 });
  });

  it('is from nothing to everything and never worth less than nothing, however few draws there are and however alike', () => {
    const few = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(few, (rows) => {
        const column = Float64Array.from(rows, ([value]) => value);
        const npv = Float64Array.from(rows, ([, value]) => value);
        const [found] = influencesOf([{ name: 'any', column }], [npv, npv.map((_, draw) => column[draw] ?? 0)]);
        expect(found?.share).toBeGreaterThanOrEqual(0);
        expect(found?.share).toBeLessThanOrEqual(1);
        expect(found?.worth).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is the same to the last digit when it is asked again, and when the options change places', () => {
    const subject = linearCase(7e6);
    const simulated = drawn(subject, { points: 4096 });
    const inputs = [...simulated.draws.columns].flatMap(([name, column]) =>
      typeof column === 'number' ? [] : [{ name, column }],
    );
    const [left, right] = [npvOf(simulated, 'left'), npvOf(simulated, 'right')];
    const found = influencesOf(inputs, [left, right]);
    expect(found).toHaveLength(names.length);
    expect(influencesOf(inputs, [left, right])).toEqual(found);
    expect(influencesOf(inputs, [right, left])).toEqual(found);
  });
});

/** The mean of what is below `sure` of a shifted lognormal, and of `sure` else: the partial expectation of Black and Scholes 1973. */
function meanUpTo(sure: number, { median, sigma, shift }: { median: number; sigma: number; shift: number }): number {
  const z = Math.log((sure - shift) / median) / sigma;
  return shift + median * Math.exp(sigma ** 2 / 2) * below(z - sigma) + (sure - shift) * below(-z);
}

describe('what a skewed cost is worth to know beside a sure one', () => {
  const costs = [
    ['6M (5M to 12M)', { median: 1.2e6, sigma: 1.0893124104598013, shift: 4.8e6 }, [6e6, 7e6, 11.88e6]],
    ['2M to 40M', { median: Math.sqrt(2e6 * 40e6), sigma: 0.9106379511428632, shift: 0 }, [5e6, 9e6, 14e6, 3e7]],
  ] as const;
  const cases = costs.flatMap(([title, shape, sures]) => sures.map((sure) => ({ title, shape, sure })));

  it.each(cases)('is what the better choice gains on average: $title beside $sure', ({ shape, sure }) => {
    const { median, sigma, shift } = shape;
    const distribution = lognormal(median, sigma, shift);
    // As many draws as have the tail itself within a part of the hundredth.
    const choice = { costs: 'cost', beside: String(sure), points: 16_384 };
    const worth = Math.min(meanOf(distribution), sure) - meanUpTo(sure, shape);
    expect(Math.abs(worthOf(influencesOn({ cost: distribution }, choice), 'cost') / worth - 1)).toBeLessThan(0.01);
  });

  it.each(cases)('is what the better choice of each draw gains: $title beside $sure', ({ shape, sure }) => {
    const { median, sigma, shift } = shape;
    const choice = choiceOn({ cost: lognormal(median, sigma, shift) }, { costs: 'cost', beside: String(sure) });
    const [left, right] = [npvOf(choice, 'left'), npvOf(choice, 'right')];
    const gained =
      meanOfDraws(left.map((value, draw) => Math.max(value, right[draw] ?? 0))) -
      Math.max(meanOfDraws(left), meanOfDraws(right));
    const [found] = fullEstimate(choice).influences;
    expect(Math.abs((found?.worth ?? 0) / gained - 1)).toBeLessThan(1e-6);
  });

  it('counts where the cost is uncertain in another way too, which spreads more the more it costs', () => {
    // Of a normal factor of mean 1 and half of that as deviation, what is below zero is worth density(2) / 2 − below(−2).
    const influences = influencesOn(
      { factor: { kind: 'normal', mean: 1, sd: 0.5 }, cost: lognormal(1e6, 0.5) },
      { costs: 'factor * cost' },
    );
    const worth = (density(2) / 2 - below(-2)) * meanOf(lognormal(1e6, 0.5));
    expect(Math.abs(worthOf(influences, 'factor') / worth - 1)).toBeLessThan(0.03);
  });
});
